import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { buildDenominators, describeShares } from 'components/describeShares';
import { FunctionName } from 'components/FunctionName';
import type { PaneProps } from 'flamegraph/state/PaneProps';
import { formatInteger } from 'profile/format/formatNumber';
import { getTotal } from 'profile/tree/FlameTree';
import React from 'react';

interface SandwichDetailProps extends Pick<PaneProps, 'tree' | 'functions' | 'unit' | 'wholeTotal'> {
  /** The function in the middle. */
  readonly nameIndex: number;
}

/** Describes the amount of the function in the middle of a sandwich, and the whole of its shares. */
export function SandwichDetail({
  tree,
  functions,
  unit,
  wholeTotal,
  nameIndex,
}: SandwichDetailProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const total = functions.total[nameIndex] ?? 0;
  const occurrences = functions.occurrences[nameIndex] ?? 0;
  const denominators = buildDenominators(getTotal(tree), wholeTotal);
  const ofFunction = [{ label: 'its total', shortLabel: 'its total', value: total }, ...denominators] as const;
  return (
    <section aria-label="Sandwich details">
      <h2 className={styles.name}>
        <FunctionName name={functions.names[nameIndex] ?? ''} />
      </h2>
      <dl className={styles.facts}>
        <dt>Total</dt>
        <dd>{describeShares(total, unit, denominators)}</dd>
        <dt>Self</dt>
        <dd>{describeShares(functions.self[nameIndex] ?? 0, unit, ofFunction)}</dd>
        <dt>Call tree</dt>
        <dd>
          in {formatInteger(occurrences)} {occurrences === 1 ? 'place' : 'places'}
        </dd>
      </dl>
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  name: css({ margin: 0, fontSize: theme.typography.h5.fontSize, overflowWrap: 'anywhere' }),
  facts: css({
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    gap: theme.spacing(0.5, 2),
    margin: theme.spacing(1, 0),
    dt: { color: theme.colors.text.secondary, fontWeight: theme.typography.fontWeightRegular },
    dd: { margin: 0, overflowWrap: 'anywhere' },
  }),
});
