import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, useStyles2 } from '@grafana/ui';
import { FunctionName } from 'components/FunctionName';
import { getRateDivisor } from 'profile/catalog/describeProfileType';
import type { RatePricing } from 'profile/cost/priceProfile';
import { describeSince, describeWhere } from 'profile/fleet/describeChanges';
import type { ChangeList, ChangeRow, ChangeStatus } from 'profile/fleet/listChanges';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { formatInteger } from 'profile/format/formatNumber';
import { formatSignedValue } from 'profile/format/formatValue';
import type { Filter } from 'profile/labels/Filter';
import React, { useState } from 'react';
import { ExplorerLink } from 'scenes/links/ExplorerLink';
import { buildChangeLink } from './buildChangeLink';
import type { LoadedShift } from './loadShift';

interface ChangeTableProps {
  readonly list: ChangeList;
  readonly loaded: LoadedShift;
  readonly filters: readonly Filter[];
  /** undefined where no price is set, or money means nothing. */
  readonly priced: Extract<RatePricing, { status: 'priced' }> | undefined;
  readonly formatTime: (timeMs: number) => string;
}

/** Rows on screen before somebody asks for all. */
const LISTED_COUNT = 25;

const STATUS_NAMES: Readonly<Record<ChangeStatus, string>> = {
  sure: 'sure',
  chance: 'may be noise',
  open: 'being looked into',
  'not-tested': 'not tested',
  failed: 'failed',
  incomplete: 'data incomplete',
};

/** What changed, a row each; what is not tested and what has not its data come last, and say so. */
export function ChangeTable(props: ChangeTableProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const [isWhole, setWhole] = useState(false);
  const { rows, leftOutCount } = props.list;
  const restCount = rows.length - LISTED_COUNT;
  return (
    <>
      <table className={styles.table} aria-label="Changes of the fleet">
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Where</th>
            <th scope="col">How much</th>
            <th scope="col">Since</th>
            <th scope="col">Sure?</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {(isWhole ? rows : rows.slice(0, LISTED_COUNT)).map((row) => (
            <Row key={`${row.kind} ${row.name}`} {...props} row={row} />
          ))}
        </tbody>
      </table>
      <div className={styles.notes}>
        {restCount > 0 && (
          <Button size="sm" variant="secondary" fill="text" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
            {isWhole ? 'Fewer' : `${formatInteger(restCount)} more`}
          </Button>
        )}
        {leftOutCount > 0 && (
          <span>
            {formatInteger(leftOutCount)} more {leftOutCount === 1 ? 'service differs' : 'services differ'} by less and{' '}
            {leftOutCount === 1 ? 'is' : 'are'} not looked into.
          </span>
        )}
      </div>
    </>
  );
}

function Row({
  row,
  loaded,
  filters,
  priced,
  formatTime,
}: ChangeTableProps & { readonly row: ChangeRow }): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { name, kind, difference, status, note, services } = row;
  const { averageUnit } = loaded.current.context;
  const [first] = services;
  const money = priced && formatSignedValue((difference * getUnitSize(averageUnit)) / priced.divisor, priced.unit);
  const where = describeWhere(row);
  return (
    <tr>
      <th scope="row" className={styles.what}>
        {kind === 'function' ? <FunctionName name={name} /> : WHOLE_NAMES[status]}
      </th>
      <td
        title={services
          .map((service) => `${formatFunctionName(service.name)} ${formatSignedValue(service.difference, averageUnit)}`)
          .join('\n')}
      >
        {kind === 'function' && services.length > 1 ? `${formatInteger(services.length)} services: ${where}` : where}
      </td>
      <td className={status !== 'sure' ? styles.unsure : difference > 0 ? styles.up : styles.down}>
        {formatSignedValue(difference, averageUnit)}{' '}
        {money !== undefined && <span className={styles.aside}>{money}</span>}
      </td>
      <td className={styles.since}>{describeSince(row, loaded.question.range.fromMs, formatTime)}</td>
      <td>
        {STATUS_NAMES[status]}
        {note !== '' && <span className={styles.aside}> {note}</span>}
      </td>
      <td>
        {first && (
          <ExplorerLink
            changes={buildChangeLink(row, loaded, filters)}
            label={`Diff of ${formatFunctionName(first.name)}`}
          >
            Diff
          </ExplorerLink>
        )}
      </td>
    </tr>
  );
}

const WHOLE_NAMES: Readonly<Record<ChangeStatus, string>> = {
  sure: 'everything alike, as with more or less traffic',
  chance: 'no single function',
  open: 'not known yet',
  'not-tested': 'not looked into',
  failed: 'not known',
  incomplete: 'not compared',
};

/** Prices are of raw values per second, averages of cores. */
function getUnitSize(averageUnit: LoadedShift['current']['context']['averageUnit']): number {
  return averageUnit === 'cores' ? getRateDivisor(averageUnit) : 1;
}

function getStyles(
  theme: GrafanaTheme2,
): Record<'table' | 'what' | 'up' | 'down' | 'unsure' | 'aside' | 'since' | 'notes', string> {
  const change = { whiteSpace: 'nowrap' } as const;
  return {
    table: css({
      width: '100%',
      minWidth: 780,
      'th, td': { padding: theme.spacing(0.25, 1), textAlign: 'left', verticalAlign: 'middle' },
      thead: { color: theme.colors.text.secondary },
      'thead th': { fontWeight: theme.typography.fontWeightMedium },
      'tbody tr': { borderTop: `1px solid ${theme.colors.border.weak}` },
    }),
    what: css({ maxWidth: 360, overflow: 'hidden', textOverflow: 'ellipsis', fontWeight: 'normal' }),
    up: css({ ...change, color: theme.colors.error.text }),
    down: css({ ...change, color: theme.colors.success.text }),
    // A colour says that it got worse or better: of what may be noise nobody knows.
    unsure: css({ ...change, color: theme.colors.text.secondary }),
    aside: css({ color: theme.colors.text.secondary }),
    since: css({ whiteSpace: 'nowrap' }),
    notes: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1), color: theme.colors.text.secondary }),
  };
}
