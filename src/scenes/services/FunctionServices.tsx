import { css } from '@emotion/css';
import type { GrafanaTheme2, TimeRange } from '@grafana/data';
import { sceneGraph, type SceneObject } from '@grafana/scenes';
import { Button, useStyles2 } from '@grafana/ui';
import { formatMinute } from 'components/formatMoment';
import { COLUMN, CUT, quietText } from 'components/styles';
import { useKeyedAnswer } from 'components/useAnswer';
import { type AmountUnit, formatAmount } from 'profile/amounts/AmountUnit';
import { countServices } from 'profile/amounts/describeFleet';
import type { FleetService } from 'profile/amounts/weighFleet';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { formatInteger, formatPart, formatShare } from 'profile/format/formatNumber';
import { describeWhenSeen } from 'profile/functions/describeWhenSeen';
import { buildServiceSelector, type Filter, printSelector } from 'profile/labels/Filter';
import { type ProfilePart, trimPart } from 'profile/parts/ProfilePart';
import { VERSION_LABELS } from 'profile/series/ranges/findVersionChange';
import { listVersions } from 'profile/series/ranges/listVersions';
import { roundRange } from 'profile/time/TimeRangeMs';
import { measureFunction } from 'profile/transform/measureFunction';
import { shortenName } from 'profile/transform/shortenName';
import type { ProfileQuery } from 'pyroscope/client';
import { fetchPart, fetchPartOnce } from 'queries/fetchPart';
import { keepRawRange } from 'queries/rangeMs';
import React, { useState } from 'react';
import { fetchLabelSets } from 'scenes/filters/labelAnswers';
import { ExplorerLink } from 'scenes/links/ExplorerLink';
import { GrafanaMenu, type GrafanaSubject } from 'scenes/links/GrafanaMenu';
import { type FunctionServicesFound, loadFunctionServices, rankRows, type ServiceCost } from './loadFunctionServices';
import { loadWhenSeen, MOST_SERVICES, PARTS_OF_SERVICE, type SeenByService } from './loadWhenSeen';

interface FunctionServicesProps {
  readonly origin: SceneObject;
  readonly name: string;
  readonly dataSourceUid: string;
  readonly query: Pick<ProfileQuery, 'fromMs' | 'toMs' | 'profileTypeId' | 'labelSelector'> & ProfilePart;
  /** Filters of the query, without the service. */
  readonly filters: readonly Filter[];
  readonly loadServices: (signal: AbortSignal) => Promise<readonly FleetService[]>;
  readonly unit: AmountUnit;
  /** Total of the screen, for units that are no amounts: values are measured against it. */
  readonly wholeTotal: number;
}

/** Lists the services in which a function runs, with its cost in each, as far as they were asked. */
export default function FunctionServices(props: FunctionServicesProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { origin, name, dataSourceUid, query, filters, unit, wholeTotal } = props;
  const { timeZone, value: range } = sceneGraph.getTimeRange(origin).useState();
  const [canceled, setCanceled] = useState<string>();
  const key = JSON.stringify([dataSourceUid, query, filters, name]);
  const { value, error, isBusy, retry } = useKeyedAnswer<FunctionServicesFound>(
    canceled === key ? undefined : key,
    async (signal, show) =>
      loadFunctionServices(
        {
          services: await props.loadServices(signal),
          filters,
          fetchPart: ({ labelSelector }, own) => fetchPart(dataSourceUid, { ...query, labelSelector }, own),
          measure: (tree) => measureFunction(tree, shortenName(name)),
        },
        signal,
        show,
      ),
  );
  const rows = value?.rows ?? [];
  const found = rankRows(rows.filter((row) => row.status === 'found' && row.cost.total > 0));
  const versions = useVersions(props, found.length > 0);
  const [wanted, setWanted] = useState<string>();
  const seen = useKeyedAnswer<SeenByService>(wanted === key ? key : undefined, (signal, show) =>
    loadWhenSeen(
      {
        ...{ services: found.map((row) => row.name), filters, range: query },
        measurePart: async (labelSelector, part, own) =>
          measureFunction(
            await fetchPartOnce(dataSourceUid, { ...query, ...part, labelSelector }, own),
            shortenName(name),
          ),
      },
      signal,
      show,
    ),
  );
  const known = wanted === key ? seen.value : undefined;
  const askedCount = Math.min(found.length, MOST_SERVICES);
  return (
    <div className={styles.box}>
      <div role="status">{value ? describeFound(value) : error ? '' : 'Loading the list of services.'}</div>
      {error && (
        <div>
          Which services run it is not known: {error}{' '}
          <Button size="sm" variant="secondary" onClick={retry}>
            Retry
          </Button>
        </div>
      )}
      {isBusy && (
        <Button size="sm" variant="secondary" icon="times" onClick={() => setCanceled(key)}>
          Cancel
        </Button>
      )}
      {canceled === key && (
        <Button size="sm" variant="secondary" onClick={() => setCanceled(undefined)}>
          Ask the others
        </Button>
      )}
      {found.length > 0 && !isBusy && (
        <Button
          size="sm"
          variant="secondary"
          icon={seen.isBusy ? 'times' : 'clock-nine'}
          tooltip={`Looks at ${PARTS_OF_SERVICE} parts of the time range in each service, ${MOST_SERVICES} services at most: ${PARTS_OF_SERVICE * askedCount} requests`}
          onClick={() => setWanted(seen.isBusy ? undefined : key)}
        >
          {seen.isBusy ? `Cancel (${known?.size ?? 0} of ${askedCount})` : 'Since when?'}
        </Button>
      )}
      {found.length > 0 && (
        <table className={styles.table} aria-label={`Services that run ${formatFunctionName(name)}`}>
          <thead>
            <tr>
              <th scope="col">Service</th>
              <th scope="col">Self</th>
              <th scope="col">Total</th>
              <th scope="col" title="The function’s share of the service’s own profile">
                Of the service
              </th>
              <td />
            </tr>
          </thead>
          <tbody>
            {found.map((row) => (
              <Row
                key={row.name}
                row={row}
                origin={origin}
                subjects={listSubjects(props, row.name, range)}
                unit={unit}
                wholeTotal={wholeTotal}
                name={name}
                versions={versions?.get(row.name)}
                seen={known && describeSeenIn(known.get(row.name), timeZone ?? 'browser')}
              />
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

/** Lists the subjects for Grafana's own pages, which cannot search for the function. */
function listSubjects(
  { dataSourceUid, query, filters }: FunctionServicesProps,
  service: string,
  range: TimeRange,
): GrafanaSubject[] {
  const question = {
    ...{ dataSourceUid, profileTypeId: query.profileTypeId, groupBy: [] },
    labelSelector: buildServiceSelector([service], filters),
    range: keepRawRange(range, query),
    profile: trimPart(query),
  };
  return [{ name: 'flame graph', question, caution: 'Without the search for the function' }];
}

interface RowProps {
  readonly row: ServiceCost;
  readonly origin: SceneObject;
  readonly subjects: readonly GrafanaSubject[];
  readonly unit: AmountUnit;
  readonly wholeTotal: number;
  readonly name: string;
  /** undefined if they are unknown. */
  readonly versions: readonly string[] | undefined;
  /** undefined if nobody asked. */
  readonly seen: string | undefined;
}

/** Largest number of versions named in a row. */
const NAMED_VERSIONS = 3;
const ASIDE_TITLE =
  'Versions are those of the service in this time range; which of them run the function is not asked.';
const SEEN_TITLE = 'What is sampled seldom may have run before it was seen.';

function Row({
  row,
  origin,
  subjects,
  unit,
  wholeTotal,
  name,
  versions = [],
  seen,
}: RowProps): React.JSX.Element | null {
  const styles = useStyles2(getStyles);
  if (row.status !== 'found') {
    return null;
  }
  const { self, total, whole, cut } = row.cost;
  const mayBeMore = cut > 0 ? `The server cut away ${formatShare(cut / whole)} of this service: it may be more.` : '';
  return (
    <tr>
      <th scope="row">
        <ExplorerLink
          changes={{ view: 'flame-graph', service: row.name, search: `"${name}"` }}
          label={`Flame graph of ${formatFunctionName(row.name)}`}
        >
          {formatFunctionName(row.name) || '(no name)'}
        </ExplorerLink>
        {versions.length > 0 && (
          <div className={styles.versions} title={`${describeVersions(versions)}. ${ASIDE_TITLE}`}>
            {describeVersions(versions)}
          </div>
        )}
        {seen !== undefined && (
          <div className={styles.aside} title={SEEN_TITLE}>
            {seen}
          </div>
        )}
      </th>
      <td>{formatAmount(self, unit, wholeTotal)}</td>
      <td title={mayBeMore}>{`${cut > 0 ? '≥ ' : ''}${formatAmount(total, unit, wholeTotal)}`}</td>
      <td>{formatPart(total, whole)}</td>
      <td>
        <GrafanaMenu origin={origin} subjects={subjects} of={formatFunctionName(row.name) || 'what has no name'} />
      </td>
    </tr>
  );
}

/** "v1, v2, v3 and 4 more"; "" if none is known. */
function describeVersions(versions: readonly string[]): string {
  const names = versions.slice(0, NAMED_VERSIONS).map(formatFunctionName).join(', ');
  const restCount = versions.length - NAMED_VERSIONS;
  return restCount > 0 ? `${names} and ${formatInteger(restCount)} more` : names;
}

/** Returns the versions of all services that the filters leave: one request, of label values alone. */
function useVersions(
  { dataSourceUid, query: { profileTypeId, fromMs, toMs }, filters }: FunctionServicesProps,
  isWanted: boolean,
): ReadonlyMap<string, readonly string[]> | undefined {
  const matcher = printSelector([{ label: '__profile_type__', operator: '=', values: [profileTypeId] }, ...filters]);
  const question = {
    ...{ matchers: [matcher], labelNames: ['service_name', ...VERSION_LABELS] },
    ...roundRange({ fromMs, toMs }),
  };
  const { current } = useKeyedAnswer(isWanted ? JSON.stringify([dataSourceUid, question]) : undefined, async (signal) =>
    listVersions(await fetchLabelSets(dataSourceUid, question, signal)),
  );
  return current;
}

function describeSeenIn(seen: ReturnType<SeenByService['get']>, timeZone: string): string {
  if (!seen) {
    return '–';
  }
  return 'failure' in seen
    ? `no answer: ${seen.failure}`
    : describeWhenSeen(seen, (timeMs) => formatMinute(timeMs, timeZone));
}

/** "Runs in 3 of the 24 services asked; 976 with 41 % of the total were not asked." */
function describeFound({ rows, leftOutCount, leftOutShare }: FunctionServicesFound): string {
  const answered = rows.filter(({ status }) => status === 'found').length;
  const failed = rows.filter((row) => row.status === 'failed');
  const runs = rows.filter((row) => row.status === 'found' && row.cost.total > 0).length;
  const waiting = rows.length - answered - failed.length;
  const parts = [
    `Runs in ${formatInteger(runs)} of ${countServices(answered)} that answered.`,
    waiting > 0 ? `${formatInteger(waiting)} of ${formatInteger(rows.length)} not asked yet.` : '',
    leftOutCount > 0
      ? `Not asked: ${countServices(leftOutCount)} with ${formatShare(leftOutShare)} of all that is measured.`
      : '',
    failed.length > 0
      ? `No answer of ${failed.map((row) => `${formatFunctionName(row.name)} (${row.status === 'failed' ? row.message : ''})`).join(', ')}.`
      : '',
  ];
  return parts.filter(Boolean).join(' ');
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({
    ...COLUMN,
    alignItems: 'flex-start',
    gap: theme.spacing(1),
    padding: theme.spacing(1),
    overflowX: 'auto',
  }),
  aside: css(quietText(theme)),
  versions: css({ ...quietText(theme), ...CUT }),
  table: css({
    width: '100%',
    'th, td': { padding: theme.spacing(0.25, 1), textAlign: 'right', whiteSpace: 'nowrap' },
    'th:first-child': {
      textAlign: 'left',
      whiteSpace: 'normal',
      overflowWrap: 'anywhere',
      fontWeight: 'normal',
      // Takes the width that the numbers leave, however long a name is.
      width: '100%',
      maxWidth: 0,
      minWidth: '14ch',
    },
    'thead th': { color: theme.colors.text.secondary },
    'tbody tr': { borderTop: `1px solid ${theme.colors.border.weak}` },
  }),
});
