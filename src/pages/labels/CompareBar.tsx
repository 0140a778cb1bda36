import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, useStyles2 } from '@grafana/ui';
import { ROW } from 'components/styles';
import type { Filter } from 'profile/labels/Filter';
import { formatLabelValue } from 'queries/readGroupedSeries';
import React from 'react';
import { ExplorerLink } from 'scenes/links/ExplorerLink';
import { buildCompareChanges } from './buildCompareChanges';

interface CompareBarProps {
  readonly label: string;
  readonly filters: readonly Filter[];
  readonly range: { readonly from: string; readonly to: string };
  readonly baseline: string | undefined;
  readonly comparison: string | undefined;
  readonly onClear: () => void;
}

/** Names the two values to compare, with a link. It stays on the screen while the values scroll. */
export function CompareBar(props: CompareBarProps): React.JSX.Element {
  const { label, filters, range, baseline, comparison, onClear } = props;
  const styles = useStyles2(getStyles);
  const count = Number(baseline !== undefined) + Number(comparison !== undefined);
  const text = `Compare (${count}/2)`;
  const isComplete = baseline !== undefined && comparison !== undefined;
  return (
    <div className={styles.bar} role="region" aria-label="Comparison">
      <span className={styles.text} role="status">
        {describePicks(label, baseline, comparison)}
      </span>
      {count > 0 && (
        <Button size="sm" variant="secondary" onClick={onClear}>
          Clear
        </Button>
      )}
      {isComplete ? (
        <ExplorerLink changes={buildCompareChanges({ label, baseline, comparison, filters, range })} isPrimary>
          {text}
        </ExplorerLink>
      ) : (
        <Button size="sm" disabled>
          {text}
        </Button>
      )}
    </div>
  );
}

function describePicks(label: string, baseline: string | undefined, comparison: string | undefined): string {
  if (baseline === undefined && comparison === undefined) {
    return 'Tick a baseline and a comparison to see what differs between them.';
  }
  const name = (value: string | undefined): string => (value === undefined ? '…' : `“${formatLabelValue(value)}”`);
  return `${label}: ${name(comparison)} against the baseline ${name(baseline)}`;
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({
    position: 'sticky',
    bottom: 0,
    // Above Grafana's checkboxes, below the page's header.
    zIndex: theme.zIndex.navbarFixed - 3,
    ...ROW,
    justifyContent: 'flex-end',
    gap: theme.spacing(1),
    padding: theme.spacing(1),
    background: theme.colors.background.secondary,
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
  }),
  text: css({ flex: '1 1 200px', overflowWrap: 'anywhere' }),
});
