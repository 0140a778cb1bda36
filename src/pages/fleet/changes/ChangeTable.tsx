import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, useStyles2 } from '@grafana/ui';
import { FunctionName } from 'components/FunctionName';
import { CUT, ROW } from 'components/styles';
import { getRateDivisor } from 'profile/catalog/describeProfileType';
import type { RatePricing } from 'profile/cost/priceProfile';
import { describeSince, describeWhere } from 'profile/fleet/describeChanges';
import { type ChangeGroup, foldChanges } from 'profile/fleet/foldChanges';
import type { ChangeList, ChangeRow, ChangeStatus } from 'profile/fleet/listChanges';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { formatInteger } from 'profile/format/formatNumber';
import { formatSignedValue } from 'profile/format/formatValue';
import type { Filter } from 'profile/labels/Filter';
import React, { useMemo, useState } from 'react';
import { ExplorerLink } from 'scenes/links/ExplorerLink';
import { buildChangeLink } from './buildChangeLink';
import type { LoadedShift } from './loadShift';

interface ChangeTableProps {
  readonly list: ChangeList;
  readonly loaded: LoadedShift;
  readonly filters: readonly Filter[];
  /** undefined if no price is set, or money means nothing here. */
  readonly priced: Extract<RatePricing, { status: 'priced' }> | undefined;
  readonly formatTime: (timeMs: number) => string;
}

/** Largest number of folded rows that are listed on demand. */
const MOST_FOLDED = 100;

const STATUS_NAMES: Readonly<Record<ChangeStatus, string>> = {
  sure: 'sure',
  chance: 'may be noise',
  open: 'being checked',
  'not-tested': 'not tested',
  failed: 'failed',
  incomplete: 'data incomplete',
};

/** Table of changes, a row each; rows that are no change, or lack data, are folded into one line. */
export function ChangeTable(props: ChangeTableProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const [isWhole, setWhole] = useState(false);
  const { shown, folded, sentence } = useMemo(() => foldChanges(props.list), [props.list]);
  const listed = isWhole ? [...shown, ...folded.slice(0, MOST_FOLDED)] : shown;
  const unlistedCount = folded.length - MOST_FOLDED;
  return (
    <>
      {listed.length > 0 && (
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
            {listed.map((row) => {
              const key = `${row.kind} ${row.name}`;
              return row.kind === 'functions' ? (
                <GroupRows key={key} {...props} group={row} />
              ) : (
                <Row key={key} {...props} row={row} />
              );
            })}
          </tbody>
        </table>
      )}
      {sentence !== '' && (
        <div className={styles.notes}>
          <span role="status">{sentence}</span>
          {folded.length > 0 && (
            <Button
              size="sm"
              variant="secondary"
              fill="text"
              aria-expanded={isWhole}
              onClick={() => setWhole(!isWhole)}
            >
              {isWhole ? 'Show fewer' : folded.length === 1 ? 'Show it' : `Show all ${formatInteger(folded.length)}`}
            </Button>
          )}
          {isWhole && unlistedCount > 0 && <span>{formatInteger(unlistedCount)} smaller ones are not listed.</span>}
        </div>
      )}
    </>
  );
}

/** Functions that changed in one service alone: what they add up to, and on demand each. */
function GroupRows({ group, ...props }: ChangeTableProps & { readonly group: ChangeGroup }): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const [isOpen, setOpen] = useState(false);
  const { name, gained, lost, rows } = group;
  const [largest] = rows;
  return (
    <>
      <tr>
        <th scope="row" className={styles.what}>
          <Button
            size="sm"
            variant="secondary"
            fill="text"
            icon={isOpen ? 'angle-down' : 'angle-right'}
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            {formatInteger(rows.length)} functions
          </Button>
        </th>
        <td className={styles.where} title={formatFunctionName(name)}>
          {formatFunctionName(name)}
        </td>
        <td>
          {[gained, lost]
            .filter((difference) => difference !== 0)
            .map((difference) => (
              <Amount
                key={Math.sign(difference)}
                {...props}
                difference={difference}
                isSure={largest?.status === 'sure'}
              />
            ))}
        </td>
        {largest && <Certainty {...props} row={largest} />}
        <DiffCell {...props} row={{ kind: 'service', name, services: [{ name, difference: gained + lost }] }} />
      </tr>
      {isOpen && rows.map((row) => <Row key={row.name} {...props} row={row} isPart />)}
    </>
  );
}

function Row({
  row,
  isPart = false,
  ...props
}: ChangeTableProps & { readonly row: ChangeRow; readonly isPart?: boolean }): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { name, kind, difference, status, services } = row;
  const { averageUnit } = props.loaded.current.context;
  const where = describeWhere(row);
  const whole = services
    .map((service) => `${formatFunctionName(service.name)} ${formatSignedValue(service.difference, averageUnit)}`)
    .join('\n');
  return (
    <tr data-part={isPart}>
      <th scope="row" className={styles.what}>
        {kind === 'function' ? <FunctionName name={name} /> : WHOLE_NAMES[status]}
      </th>
      <td className={styles.where} title={whole}>
        {kind === 'function' && services.length > 1 ? `${formatInteger(services.length)} services: ${where}` : where}
      </td>
      <td>
        <Amount {...props} difference={difference} isSure={status === 'sure'} />
      </td>
      <Certainty {...props} row={row} />
      <DiffCell {...props} row={row} />
    </tr>
  );
}

interface AmountProps extends Pick<ChangeTableProps, 'loaded' | 'priced'> {
  readonly difference: number;
  readonly isSure: boolean;
}

function Amount({ loaded, priced, difference, isSure }: AmountProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { averageUnit } = loaded.current.context;
  const money = priced && formatSignedValue((difference * getUnitSize(averageUnit)) / priced.divisor, priced.unit);
  return (
    <div className={!isSure ? styles.unsure : difference > 0 ? styles.up : styles.down}>
      {formatSignedValue(difference, averageUnit)}{' '}
      {money !== undefined && <span className={styles.aside}>{money}</span>}
    </div>
  );
}

function Certainty({
  row,
  loaded,
  formatTime,
}: Pick<ChangeTableProps, 'loaded' | 'formatTime'> & { readonly row: ChangeRow }): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { status, note } = row;
  return (
    <>
      <td className={styles.since}>{describeSince(row, loaded.question.range.fromMs, formatTime)}</td>
      <td>
        <span className={styles.status}>{STATUS_NAMES[status]}</span>
        {note !== '' && <span className={styles.aside}> {note}</span>}
      </td>
    </>
  );
}

function DiffCell({
  row,
  loaded,
  filters,
}: Pick<ChangeTableProps, 'loaded' | 'filters'> & {
  readonly row: Pick<ChangeRow, 'kind' | 'name' | 'services'>;
}): React.JSX.Element {
  const [first] = row.services;
  return (
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
  );
}

const WHOLE_NAMES: Readonly<Record<ChangeStatus, string>> = {
  sure: 'everything alike, as with more or less traffic',
  chance: 'no single function',
  open: 'not known yet',
  'not-tested': 'not checked',
  failed: 'not known',
  incomplete: 'not compared',
};

/** Prices apply to raw values per second, averages to cores. */
function getUnitSize(averageUnit: LoadedShift['current']['context']['averageUnit']): number {
  return averageUnit === 'cores' ? getRateDivisor(averageUnit) : 1;
}

function getStyles(theme: GrafanaTheme2) {
  const change = { whiteSpace: 'nowrap' } as const;
  const narrow = theme.breakpoints.down('md');
  return {
    table: css({
      width: '100%',
      'th, td': { padding: theme.spacing(0.25, 1), textAlign: 'left', verticalAlign: 'middle' },
      thead: { color: theme.colors.text.secondary },
      'thead th': { fontWeight: theme.typography.fontWeightMedium },
      'tbody tr': { borderTop: `1px solid ${theme.colors.border.weak}` },
      'tr[data-part="true"] > :first-child': { paddingInlineStart: theme.spacing(4) },
      // A row is some lines of its own on a phone, which has no room for six columns.
      [narrow]: {
        display: 'block',
        thead: { display: 'none' },
        tbody: { display: 'block' },
        tr: { ...ROW },
        'tr > :first-child': { flexBasis: '100%' },
      },
    }),
    // Names take what the numbers leave, however long they are.
    what: css({
      ...CUT,
      width: '40%',
      maxWidth: 0,
      fontWeight: 'normal',
      [narrow]: { width: 'auto', maxWidth: '100%' },
    }),
    where: css({ ...CUT, width: '35%', maxWidth: 0, [narrow]: { width: 'auto', maxWidth: '100%' } }),
    up: css({ ...change, color: theme.colors.error.text }),
    down: css({ ...change, color: theme.colors.success.text }),
    // A colour says that it got worse or better: of what may be noise nobody knows.
    unsure: css({ ...change, color: theme.colors.text.secondary }),
    aside: css({ color: theme.colors.text.secondary }),
    since: css({ whiteSpace: 'nowrap', [narrow]: { '&:empty': { display: 'none' } } }),
    status: css({ whiteSpace: 'nowrap' }),
    notes: css({ ...ROW, gap: theme.spacing(0, 1) }),
  };
}
