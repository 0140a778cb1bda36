import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { sceneGraph } from '@grafana/scenes';
import { Button, RadioButtonGroup, useStyles2 } from '@grafana/ui';
import { formatMinute } from 'components/formatMoment';
import { COLUMN, panelFrame, ROW } from 'components/styles';
import { useFocusKept } from 'components/useFocusKept';
import { usePluginJson } from 'flamegraph/state/pluginJson';
import { MoneyNote } from 'flamegraph/view/MoneyNote';
import type { FleetPage } from 'pages/fleet/FleetPage';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import { parseCostRates } from 'profile/cost/CostRates';
import { priceRate } from 'profile/cost/priceProfile';
import { describeClippedBaseline, describeDrops, describeNoBaseline } from 'profile/fleet/describeChanges';
import { chooseServicesToTest, listChanges } from 'profile/fleet/listChanges';
import { SLICES_OF_SERVICE } from 'profile/fleet/normaliseSlices';
import { type Baseline, BASELINE_NAMES, BASELINES, planBaseline } from 'profile/fleet/planBaseline';
import { formatInteger } from 'profile/format/formatNumber';
import { formatDurationNs } from 'profile/format/formatValue';
import type { ProfileQuery } from 'pyroscope/client';
import React, { useMemo } from 'react';
import { getUrl, useSelection } from 'scenes/explorerUrl';
import { getFilterScope } from 'scenes/filters/FilterScope';
import { ChangeTable } from './ChangeTable';
import { useFleetChanges } from './useFleetChanges';

interface FleetChangesProps {
  readonly page: FleetPage;
  readonly query: Pick<ProfileQuery, 'fromMs' | 'toMs' | 'profileTypeId' | 'labelSelector'>;
  readonly baseline: Baseline;
}

/** Changes of the fleet against another time: services that gained or lost and, on a click, functions. */
export default function FleetChanges({ page, query, baseline }: FleetChangesProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const controls = useFocusKept<HTMLDivElement>();
  const { dataSourceUid } = useSelection(page);
  const { applied } = getFilterScope(page).useState();
  const { timeZone } = sceneGraph.getTimeRange(page).useState();
  const formatTime = (timeMs: number) => formatMinute(timeMs, timeZone ?? 'browser');
  const question = { origin: page, dataSourceUid, query, filters: applied, baseline, formatTime };
  const { loaded, baselineRange, error, retry, tested, test, cancel } = useFleetChanges(question);
  const { jsonData } = usePluginJson(true);
  const profileType = describeProfileType(query.profileTypeId);
  const priced = priceRate(profileType, jsonData && parseCostRates(jsonData));
  const list = useMemo(() => loaded && listChanges(loaded.shift, tested), [loaded, tested]);
  const chosen = loaded ? chooseServicesToTest(loaded.shift) : [];
  const states = [...tested.states.values()];
  const doneCount = states.filter((state) => state !== 'waiting').length;
  const failedCount = states.filter((state) => typeof state === 'object').length;
  const range = { fromMs: query.fromMs, toMs: query.toMs };
  return (
    <section className={styles.box} aria-label="What changed?" aria-busy={tested.isOpen}>
      <div ref={controls} className={styles.line} tabIndex={-1}>
        <span>This time range against</span>
        <RadioButtonGroup
          size="sm"
          aria-label="Compared with"
          value={baseline}
          options={BASELINES.map((value) => ({
            value,
            label: BASELINE_NAMES[value].replace('the same hours ', ''),
            description: BASELINE_NAMES[value],
          }))}
          disabledOptions={BASELINES.filter((value) => !planBaseline(range, value))}
          onChange={(fleetChanges) => getUrl(page).set({ fleetChanges })}
        />
        {chosen.length > 0 && !tested.isOpen && doneCount - failedCount < chosen.length && (
          <Button
            size="sm"
            tooltip={`Asks for ${formatInteger(chosen.length * SLICES_OF_SERVICE)} small profiles, four at a time`}
            onClick={test}
          >
            {doneCount === 0
              ? chosen.length === 1
                ? 'Check it'
                : `Check the largest ${formatInteger(chosen.length)}`
              : failedCount > 0
                ? 'Retry'
                : 'Check the others'}
          </Button>
        )}
        {tested.isOpen && (
          <>
            <span role="status">
              {formatInteger(doneCount)} of {formatInteger(chosen.length)} services checked
            </span>
            <Button size="sm" variant="secondary" icon="times" onClick={cancel}>
              Cancel
            </Button>
          </>
        )}
      </div>
      {!baselineRange && (
        <div role="status">The range is longer than {NAMES_OF_PAUSE[baseline]}: the two would overlap.</div>
      )}
      {error && (
        <div role="alert">
          What changed is not known: {error}{' '}
          <Button size="sm" variant="secondary" onClick={retry}>
            Retry
          </Button>
        </div>
      )}
      {baselineRange && !loaded && !error && <div role="status">Loading what each service used in both ranges.</div>}
      {loaded && loaded.drops.length > 0 && <div role="status">{describeDrops(loaded.drops)}</div>}
      {loaded?.shift.baselineData === 'none' && baselineRange && (
        <div role="status">{describeNoBaseline(baseline, loaded.askedMs - baselineRange.fromMs)}</div>
      )}
      {loaded?.shift.baselineData === 'clipped' && loaded.shift.baselineFromMs !== undefined && (
        <div role="status">{describeClippedBaseline(loaded.shift.baselineFromMs, formatTime)}</div>
      )}
      {loaded?.shift.endMs !== undefined && (
        <div>Data of all services end at {formatTime(loaded.shift.endMs)}: they are compared until then.</div>
      )}
      {loaded && list && list.rows.length > 0 && (
        <ChangeTable
          key={loaded.askedMs}
          list={list}
          loaded={loaded}
          filters={applied}
          priced={priced.status === 'priced' ? priced : undefined}
          formatTime={formatTime}
        />
      )}
      {loaded && list && list.rows.length > 0 && priced.status === 'priced' && (
        <MoneyNote
          pricing={{
            status: 'priced',
            sentence: `Money is for a month at these rates, extrapolated from ${formatDurationNs(((loaded.shift.endMs ?? range.toMs) - range.fromMs) * 1e6)} of each range.`,
            formula: `Average of each range × ${priced.formula}.`,
          }}
        />
      )}
      {loaded && loaded.shift.baselineData !== 'none' && list?.rows.length === 0 && (
        <div role="status">No service used more or less than before.</div>
      )}
    </section>
  );
}

const NAMES_OF_PAUSE: Readonly<Record<Baseline, string>> = { before: 'itself', day: 'a day', week: 'a week' };

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({
    ...COLUMN,
    gap: theme.spacing(1),
    marginBottom: theme.spacing(1),
    padding: theme.spacing(1),
    ...panelFrame(theme),
    // However much is unfolded, the flame graph stays on the screen.
    maxHeight: '60vh',
    overflow: 'auto',
    '> *': { flexShrink: 0 },
  }),
  line: css({ ...ROW, gap: theme.spacing(1), minHeight: 32, outline: 'none' }),
});
