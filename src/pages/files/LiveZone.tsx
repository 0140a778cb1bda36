import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Combobox, Icon, IconButton, Spinner, TimeRangeInput, useStyles2 } from '@grafana/ui';
import { FiltersBar } from 'components/filters/FiltersBar';
import { LabelledControl } from 'components/LabelledControl';
import { listDataSources } from 'grafana/dataSources';
import { describeProfileType, formatProfileTypeTitle } from 'profile/catalog/describeProfileType';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { buildServiceSelector, type Filter } from 'profile/labels/Filter';
import { isHiddenLabel } from 'profile/labels/indexLabels';
import { getTypesOfService } from 'profile/series/ServiceMatrix';
import { roundRange } from 'profile/time/TimeRangeMs';
import { toRangeMs } from 'queries/rangeMs';
import React from 'react';
import { fetchLabelNames, fetchLabelValues } from 'scenes/filters/labelAnswers';
import type { LiveSide } from './useLiveSide';

const NONE_ASIDE: ReadonlyMap<Filter, string> = new Map();

/** Chooses a server's query instead of files: service, type, range, filters. */
export function LiveZone({ label, live }: { readonly label: string; readonly live: LiveSide }): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { dataSourceUid, serviceName, profileTypeId, range, filters, matrix, set } = live;
  const dataSources = listDataSources().map(({ uid, name }) => ({ value: uid, label: name }));
  const keep = (all: readonly string[], chosen: string) =>
    chosen === '' || all.includes(chosen) ? all : [chosen, ...all];
  const buildQuery = (others: readonly Filter[]) => ({
    matchers: [buildServiceSelector([serviceName], others)],
    ...roundRange(toRangeMs(range)),
  });
  return (
    <section className={styles.zone} aria-label={label} data-live>
      <div className={styles.head}>
        <strong>{label}: a service</strong>
        {live.isBusy && <Spinner inline />}
        <IconButton name="times" aria-label="Remove the service" onClick={live.end} />
      </div>
      <div className={styles.row}>
        {dataSources.length > 1 && (
          <LabelledControl label="Data source">
            {(id) => (
              <Combobox
                id={id}
                options={dataSources}
                value={dataSourceUid}
                onChange={({ value }) => set({ dataSource: value, service: '', filters: [] })}
              />
            )}
          </LabelledControl>
        )}
        <LabelledControl label="Service">
          {(id) => (
            <Combobox
              id={id}
              options={keep(matrix.serviceNames, serviceName).map((value) => ({
                value,
                label: formatFunctionName(value),
              }))}
              value={serviceName || null}
              placeholder={live.isBusy ? 'Loading services…' : 'Select a service'}
              onChange={({ value }) => live.chooseService(value)}
            />
          )}
        </LabelledControl>
        {serviceName !== '' && (
          <LabelledControl label="Profile type">
            {(id) => (
              <Combobox
                id={id}
                options={keep(getTypesOfService(matrix, serviceName), profileTypeId).map((value) => ({
                  value,
                  label: formatProfileTypeTitle(describeProfileType(value)),
                  description: value,
                }))}
                value={profileTypeId}
                onChange={({ value }) => set({ profileType: value })}
              />
            )}
          </LabelledControl>
        )}
        <LabelledControl label="Time range">
          {() => (
            <TimeRangeInput
              value={range}
              onChange={({ raw }) => set({ from: toText(raw.from), to: toText(raw.to) })}
              showIcon
            />
          )}
        </LabelledControl>
      </div>
      {serviceName !== '' && (
        <LabelledControl label="Filters">
          {(id) => (
            <FiltersBar
              id={id}
              filters={filters}
              asideReasons={NONE_ASIDE}
              unreadable={[]}
              canAdd
              fetchLabels={async (signal) => {
                const names = await fetchLabelNames(dataSourceUid, buildQuery(filters), signal);
                return names.filter((name) => !isHiddenLabel(name));
              }}
              fetchValues={async (name, others, signal) =>
                name.startsWith('__')
                  ? []
                  : fetchLabelValues(dataSourceUid, { ...buildQuery(others), label: name }, signal)
              }
              onChange={(next) => set({ filters: next })}
            />
          )}
        </LabelledControl>
      )}
      {live.problem && (
        <span role="alert" className={styles.problem}>
          <Icon name="exclamation-triangle" aria-hidden /> {live.problem}
        </span>
      )}
    </section>
  );
}

/** Converts a moment to the text in links: "now-1h", or milliseconds. */
function toText(moment: string | { valueOf(): number }): string {
  return typeof moment === 'string' ? moment : String(moment.valueOf());
}

const getStyles = (theme: GrafanaTheme2) => ({
  zone: css({
    flex: '1 1 320px',
    minWidth: 0,
    padding: theme.spacing(1),
    border: `1px solid ${theme.colors.border.strong}`,
    borderRadius: theme.shape.radius.default,
  }),
  head: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1) }),
  row: css({
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(200px, 100%), 1fr))',
    gap: theme.spacing(0.5, 1),
  }),
  problem: css({ color: theme.colors.error.text, overflowWrap: 'anywhere' }),
});
