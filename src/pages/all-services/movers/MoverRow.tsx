import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { IconButton, useStyles2 } from '@grafana/ui';
import { FunctionName } from 'components/FunctionName';
import { buildDiffChanges } from 'pages/all-services/buildDiffChanges';
import type { ServicePanel } from 'pages/all-services/ServicePanel';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { formatShare } from 'profile/format/formatNumber';
import type { SeriesContext } from 'profile/series/change/Series';
import { formatChange, formatStretch } from 'profile/series/services/formatChange';
import React, { useId, useState } from 'react';
import { ExplorerLink } from 'scenes/links/ExplorerLink';
import type { MoverFinding } from './checkMover';
import type { Mover } from './findMovers';
import type { Checked, CheckState } from './useMoverChecks';

interface MoverRowProps {
  readonly panel: ServicePanel;
  readonly mover: Checked<Mover, MoverFinding>;
  /** True while changes are being checked. */
  readonly isBusy: boolean;
  readonly averageUnit: SeriesContext['averageUnit'];
  readonly formatTime: (timeMs: number) => string;
}

const COLUMN_COUNT = 6;

/** Row of one change: service, amount, time and certainty; the sentence of the diff is shown on demand. */
export function MoverRow({ panel, mover, isBusy, averageUnit, formatTime }: MoverRowProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const sentenceId = useId();
  const [isOpen, setIsOpen] = useState(false);
  const { serviceName, change, state } = mover;
  const { selection } = change;
  const { relative, absolute } = formatChange(change, averageUnit);
  const sentence = describeState(state, isBusy);
  return (
    <>
      <tr>
        <th scope="row" className={styles.service} title={serviceName}>
          {formatFunctionName(serviceName)}
        </th>
        <td className={styles.what}>
          <div>{state.status === 'checked' ? <What finding={state.answer} /> : sentence.short}</div>
        </td>
        <td className={change.absolute > 0 ? styles.up : styles.down}>
          {relative} <span className={styles.aside}>{absolute}</span>
        </td>
        <td className={styles.when}>{selection.stretch && formatStretch(selection.stretch, formatTime)}</td>
        <td>{state.status === 'checked' ? CERTAINTIES[state.answer.certainty] : '…'}</td>
        <td className={styles.actions}>
          <div>
            <ExplorerLink changes={buildDiffChanges(panel)} label={`Diff of ${serviceName}`}>
              Diff
            </ExplorerLink>
            <IconButton
              name={isOpen ? 'angle-up' : 'angle-down'}
              aria-expanded={isOpen}
              aria-controls={sentenceId}
              tooltip={`What is known of ${serviceName}`}
              onClick={() => setIsOpen(!isOpen)}
            />
          </div>
        </td>
      </tr>
      {isOpen && (
        <tr id={sentenceId}>
          <td colSpan={COLUMN_COUNT} className={styles.sentence}>
            {sentence.long}
          </td>
        </tr>
      )}
    </>
  );
}

const CERTAINTIES: Record<MoverFinding['certainty'], string> = {
  sure: 'sure',
  chance: 'may be noise',
  unknown: 'not known',
};

function What({
  finding: { isUniformChange, functionName, part },
}: {
  readonly finding: MoverFinding;
}): React.JSX.Element {
  return functionName === undefined ? (
    <>{isUniformChange ? 'all functions alike' : 'no single function'}</>
  ) : (
    <>
      <FunctionName name={functionName} /> {part !== undefined && <span>{formatShare(part)}</span>}
    </>
  );
}

function describeState(
  state: CheckState<MoverFinding>,
  isBusy: boolean,
): { readonly short: string; readonly long: string } {
  switch (state.status) {
    case 'waiting':
    case 'checking': {
      const text = !isBusy ? 'not checked' : state.status === 'waiting' ? 'waits' : 'comparing profiles …';
      return { short: text, long: text };
    }
    case 'checked':
      return { short: '', long: state.answer.sentence };
    case 'failed':
      return { short: 'failed', long: `It could not be checked: ${state.message}` };
  }
}

function getStyles(theme: GrafanaTheme2) {
  const oneLine = { whiteSpace: 'nowrap' } as const;
  return {
    service: css({
      '&&': { ...oneLine, color: theme.colors.text.primary },
      overflow: 'hidden',
      textOverflow: 'ellipsis',
    }),
    // The name gives way to its part of the change.
    what: css({
      '> div': { display: 'flex', gap: theme.spacing(1), whiteSpace: 'nowrap' },
      '> div > :first-child': { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis' },
    }),
    up: css({ ...oneLine, color: theme.colors.error.text }),
    down: css({ ...oneLine, color: theme.colors.success.text }),
    aside: css({ color: theme.colors.text.secondary }),
    when: css(oneLine),
    actions: css({ '> div': { display: 'flex', alignItems: 'center', justifyContent: 'flex-end' } }),
    sentence: css({ color: theme.colors.text.secondary, overflowWrap: 'anywhere' }),
  };
}
