import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, useStyles2 } from '@grafana/ui';
import { BusyButton } from 'components/BusyButton';
import { CUT, quietText } from 'components/styles';
import type { Contribution } from 'profile/diff/computeAttribution';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { formatInteger, formatShare } from 'profile/format/formatNumber';
import { formatLabelValue } from 'queries/readGroupedSeries';
import React, { useEffect, useState } from 'react';
import { getSelection } from 'scenes/explorerUrl';
import { MOST_LABELS } from './chooseLabels';
import type { DiffFlameGraphPage } from './DiffFlameGraphPage';

interface WhyPanelProps {
  readonly page: DiffFlameGraphPage;
  /** True if there is a sure change that nobody has looked at yet: then the most likely labels are queried at once. */
  readonly hasFound: boolean;
}

/** Largest number of contributions to list, on request and automatically. */
const MOST_LISTED = { asked: 6, unasked: 3 };

/**
 * Label values that make up the change: the one that explains most in one line, the others on demand. It takes queries
 * of its own: a few by itself, all of them on the user's word.
 */
export function WhyPanel({ page, hasFound }: WhyPanelProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const [isOpen, setOpen] = useState(false);
  const { causes, questions, chosen } = page.useState();
  const { status, done, total, attribution, labels, unknownLabels, labelCount, isAsked, error } = causes.useState();
  // Only a change that was looked for is explained without a question.
  const mayAsk = chosen.status !== 'ready' || chosen.selection !== undefined;
  useEffect(() => {
    if (hasFound && questions) {
      causes.askOfItself({ dataSourceUid: getSelection(page).dataSourceUid, sides: questions });
    }
  }, [page, causes, hasFound, questions]);
  const line = cx(styles.line, mayAsk && styles.growing);
  if (!questions || chosen.status !== 'ready') {
    return <div className={line} />;
  }
  const listed =
    attribution?.contributions
      .filter(({ score }) => score > 0)
      .slice(0, isAsked ? MOST_LISTED.asked : MOST_LISTED.unasked) ?? [];
  const shown = isOpen ? listed : listed.slice(0, 1);
  const ask = (): void => {
    setOpen(true);
    causes.ask({ dataSourceUid: getSelection(page).dataSourceUid, sides: questions });
  };
  return (
    <div className={line} role="group" aria-label="Why did it change?">
      <BusyButton size="sm" variant="secondary" icon="question-circle" isBusy={status === 'asking'} onClick={ask}>
        {labelCount > labels.length ? 'Look at all labels' : 'Why did it change?'}
      </BusyButton>
      {shown.length > 0 && (
        <ul className={styles.list} aria-label="Label values that explain the change">
          {shown.map((contribution) => {
            const name = describeLabels(contribution);
            return (
              <li key={name} className={styles.cause}>
                {isOpen && (
                  <span className={styles.bar} aria-hidden>
                    <span className={styles.part} style={{ width: `${contribution.part * 100}%` }} />
                  </span>
                )}
                <span className={styles.text}>
                  {formatShare(contribution.part)} of the {attribution?.direction === 'fall' ? 'fall' : 'rise'} is{' '}
                  <strong>{name}</strong> <small>({describeKind(contribution)})</small>
                </span>
                <Button
                  size="sm"
                  fill="text"
                  aria-label={`Filter both sides to ${name}`}
                  onClick={() => page.choices.narrowBoth(contribution.labels)}
                >
                  Filter both sides
                </Button>
              </li>
            );
          })}
        </ul>
      )}
      {listed.length > 1 && (
        <Button size="sm" variant="secondary" fill="text" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? 'Fewer' : `${formatInteger(listed.length - 1)} more`}
        </Button>
      )}
      <span className={styles.note} role="status">
        {describeProgress()}
      </span>
      {status === 'asking' && (
        <Button size="sm" variant="secondary" fill="text" icon="times" onClick={() => causes.cancel()}>
          Cancel
        </Button>
      )}
    </div>
  );

  /** "4 of 9 labels" */
  function describeLabelCount(): string {
    const of = labelCount > labels.length ? ` of ${formatInteger(labelCount)}` : '';
    return `${formatInteger(labels.length)}${of} ${labelCount === 1 ? 'label' : 'labels'}`;
  }

  function describeUnknown(): string {
    return unknownLabels.length === 0
      ? ''
      : ` Not known for ${unknownLabels.map(formatFunctionName).join(', ')}: only sums of snapshots.`;
  }

  function describeProgress(): string {
    switch (status) {
      case 'idle':
        return `Checks up to ${MOST_LABELS} labels (${2 * MOST_LABELS} queries).`;
      case 'asking':
        return total === undefined
          ? 'Looking up labels …'
          : `${formatInteger(done)} of ${formatInteger(total)} queries answered …`;
      case 'failed':
        return `The cause could not be found: ${error ?? ''}`;
      case 'ready':
        return labels.length === 0
          ? 'No label has two or more values here.'
          : listed.length === 0
            ? `No label explains the change (${describeLabelCount()} asked: ${labels.map(formatFunctionName).join(', ')}).${describeUnknown()}`
            : `From ${formatInteger(total ?? 0)} queries over ${describeLabelCount()}.${describeUnknown()}`;
    }
  }
}

/** "new", or how much of the change the value's size alone would make up. */
function describeKind({ kind, expectedPart }: Contribution): string {
  return kind === 'new' ? kind : `${kind}, ${formatShare(expectedPart)} expected from its size`;
}

/** "version=v2 in region=eu-west" */
function describeLabels({ labels }: Contribution): string {
  return labels.map(({ name, value }) => `${formatFunctionName(name)}=${formatLabelValue(value)}`).join(' in ');
}

function getStyles(theme: GrafanaTheme2) {
  const cut = { minWidth: 0, ...CUT } as const;
  const narrow = theme.breakpoints.down('md');
  return {
    line: css({
      flex: '1 1 320px',
      minWidth: 0,
      minHeight: 24,
      display: 'flex',
      alignItems: 'flex-start',
      gap: theme.spacing(0, 1),
      lineHeight: '24px',
      [narrow]: { flexBasis: '100%', flexWrap: 'wrap' },
    }),
    // Reserves the room in which it grows by itself, so that nothing below it moves.
    growing: css({ [narrow]: { minHeight: 72 } }),
    note: css({ ...cut, flex: '1 1 0', ...quietText(theme) }),
    list: css({
      flex: '0 1 auto',
      minWidth: 0,
      margin: 0,
      padding: 0,
      listStyle: 'none',
      [narrow]: { order: 1, flexBasis: '100%' },
    }),
    cause: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1) }),
    text: css(cut),
    bar: css({ width: 80, height: 8, flexShrink: 0, background: theme.colors.background.secondary }),
    part: css({ display: 'block', height: '100%', background: theme.colors.warning.main }),
  };
}
