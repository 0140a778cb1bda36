import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { sceneGraph } from '@grafana/scenes';
import { FilterPill, useStyles2 } from '@grafana/ui';
import { ROW, quietText } from 'components/styles';
import { useFocusKept } from 'components/useFocusKept';
import { listPartKinds, type PART_KINDS, PART_WORDS, type PartKind } from 'profile/parts/ProfilePart';
import React from 'react';
import { getUrl, useUrl } from 'scenes/explorerUrl';
import type { SpanSet } from 'url/viewValues';
import type { FlameGraphPage } from './FlameGraphPage';

/** Chips for everything that narrows the profile beside its filters, each of which can be removed. */
export function PartChips({ model }: { readonly model: FlameGraphPage }): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const group = useFocusKept<HTMLDivElement>();
  const part = {
    spanIds: useUrl(model, 'spanIds'),
    profileIds: useUrl(model, 'profileIds'),
    traceIds: useUrl(model, 'traceIds'),
  } satisfies Record<(typeof PART_KINDS)[number], readonly string[]>;
  const kinds = listPartKinds(part);
  const baseline = useUrl(model, 'spanBaseline');
  const comparison = useUrl(model, 'spanComparison');
  const { timeZone } = sceneGraph.getTimeRange(model).useState();
  const print = ({ spanIds, fromMs, toMs }: SpanSet): string => {
    const [from, to] = [fromMs, toMs].map((timeMs) => dateTimeFormat(timeMs, { timeZone, format: 'HH:mm:ss' }));
    return `${spanIds.length} ${spanIds.length === 1 ? 'span' : 'spans'}, ${from} – ${to}`;
  };
  const narrowing = kinds.length > 0 || !baseline ? kinds : ['spanIds' as const];
  return (
    <div ref={group} className={styles.row} role="group" aria-label="Narrowed to" tabIndex={-1}>
      {kinds.map((kind) => (
        <FilterPill
          key={kind}
          selected
          label={printChip(kind, part[kind])}
          icon="times"
          onClick={() => getUrl(model).set({ [kind]: undefined })}
        />
      ))}
      {baseline && (
        <FilterPill
          selected
          label={print(baseline)}
          icon="times"
          // Nothing is compared with the whole profile.
          onClick={() => getUrl(model).set({ spanBaseline: undefined, spanComparison: undefined })}
        />
      )}
      {baseline && comparison && (
        <FilterPill
          selected
          label={`Compared with ${print(comparison)}`}
          icon="times"
          onClick={() => getUrl(model).set({ spanComparison: undefined })}
        />
      )}
      {narrowing.length > 0 && (
        <span
          className={styles.note}
        >{`The chart shows the whole service: a series cannot be narrowed to ${listKinds(narrowing)}.`}</span>
      )}
    </div>
  );
}

function printChip(kind: PartKind, ids: readonly string[]): string {
  const { one, several } = PART_WORDS[kind];
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
  return ids.length === 1 ? `${capital(one)} = ${ids[0]}` : `${capital(several)}: ${ids.length}`;
}

function listKinds(kinds: readonly PartKind[]): string {
  return kinds.map((kind) => `a ${PART_WORDS[kind].one}`).join(' or ');
}

const getStyles = (theme: GrafanaTheme2) => ({
  // Without chips it takes no room, but keeps the focus after the last one is removed.
  row: css({ ...ROW, gap: theme.spacing(0.5, 1), '&:empty': { position: 'absolute' } }),
  note: css({ ...quietText(theme) }),
});
