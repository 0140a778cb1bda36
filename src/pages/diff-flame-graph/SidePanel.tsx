import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Combobox, IconButton, RadioButtonGroup, useStyles2 } from '@grafana/ui';
import { CoverageLine } from 'flamegraph/view/CoverageLine';
import { SeriesPicture } from 'panels/SeriesPicture';
import { toAmount } from 'profile/amounts/AmountUnit';
import { getAmountUnit } from 'profile/amounts/computeWeight';
import { type DiffQuestion, getDiffWeight } from 'profile/diff/findDiff';
import { formatValue } from 'profile/format/formatValue';
import { getServicesOfType } from 'profile/series/ServiceMatrix';
import { toRangeMs } from 'queries/rangeMs';
import React, { useId } from 'react';
import { getUrl, useUrl } from 'scenes/explorerUrl';
import { getSelection } from 'scenes/selection';
import { getServiceIndex } from 'scenes/services/ServiceIndex';
import { ErrorMessage } from 'scenes/states/ErrorMessage';
import { CounterpartLine } from './CounterpartLine';
import type { DiffFlameGraphPage } from './DiffFlameGraphPage';
import type { SideName } from './diffRanges';
import { type DragMode, SIDE_COLORS, SIDE_TITLES } from './DiffSide';
import { SideFilters } from './SideFilters';
import { SideMenu } from './SideMenu';

interface SidePanelProps {
  readonly page: DiffFlameGraphPage;
  readonly side: SideName;
}

/** One side: its time range and filters, its course over time, and the part of it that is compared. */
export function SidePanel({ page, side }: SidePanelProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { chosen, questions } = page.useState();
  const { panel, timePicker, dragMode, loader, counterpartMs } = page.state[side].useState();
  const { profile, error, status } = loader.useState();
  const title = SIDE_TITLES[side];
  const range = chosen.status === 'ready' ? chosen[side] : undefined;
  const shift = (direction: number) => {
    if (range) {
      const lengthMs = (range.toMs - range.fromMs) * direction;
      page.selectRange(side, { fromMs: range.fromMs + lengthMs, toMs: range.toMs + lengthMs });
    }
  };
  return (
    <section className={styles.side} aria-label={title}>
      <div className={styles.row}>
        <h2 className={styles.title}>
          <span className={styles.dot} style={{ background: SIDE_COLORS[side] }} aria-hidden />
          {title}
        </h2>
        {side === 'comparison' && <ServiceOfComparison page={page} />}
        <div className={styles.tools}>
          <div data-testid="grafana-pickers">
            <timePicker.Component model={timePicker} />
          </div>
          <SideMenu page={page} side={side} />
        </div>
      </div>
      <SideFilters page={page} side={side} />
      <div
        className={styles.chart}
        onPointerEnter={() => page.setPointedSide(side)}
        onPointerLeave={() => page.setPointedSide(undefined)}
      >
        <SeriesPicture series={page.getLine(side)} panel={panel} />
        {counterpartMs !== undefined && (
          <CounterpartLine timeMs={counterpartMs} range={toRangeMs(page.getPanelRange(side))} />
        )}
      </div>
      <div className={styles.row}>
        <span className={styles.range}>
          <IconButton
            name="angle-left"
            aria-label={`Move the range of the ${title.toLowerCase()} back by its length`}
            disabled={!range}
            onClick={() => shift(-1)}
          />
          <IconButton
            name="angle-right"
            aria-label={`Move the range of the ${title.toLowerCase()} on by its length`}
            disabled={!range}
            onClick={() => shift(1)}
          />
          <span data-testid={`${side}-range`}>
            {range ? `${page.formatTime(range.fromMs)} – ${page.formatTime(range.toMs)}` : 'No range yet'}
            {profile && questions && describeSide(questions[side], profile.coverage.total)}
          </span>
        </span>
        <RadioButtonGroup<DragMode>
          size="sm"
          aria-label={`Dragging over the chart of the ${title.toLowerCase()}`}
          options={[
            { value: 'flame-graph', label: 'Flame graph', description: 'Dragging chooses the range that is compared' },
            { value: 'time-picker', label: 'Zoom', description: 'Dragging zooms the chart' },
          ]}
          value={dragMode}
          onChange={(mode) => page.state[side].setDragMode(mode)}
        />
      </div>
      {profile && <CoverageLine coverage={profile.coverage} status={status} onLoadRest={() => loader.loadRest()} />}
      {error && <ErrorMessage error={error} origin={page.state[side]} />}
    </section>
  );
}

/** How much the side is of: ", total 1.13 min", ", 517 MiB on average", "" where it is not known. */
function describeSide(question: DiffQuestion, total: number): string {
  const { unit, isInstant } = question.profileType;
  const amount = toAmount(total, getAmountUnit(question.profileType, getDiffWeight(question, total)));
  if (amount === undefined) {
    return '';
  }
  return isInstant ? `, ${formatValue(amount, unit)} on average` : `, total ${formatValue(amount, unit)}`;
}

/** Another service of the same profile type; by default the same one. */
function ServiceOfComparison({ page }: { readonly page: DiffFlameGraphPage }): React.JSX.Element {
  const id = useId();
  const styles = useStyles2(getStyles);
  const value = useUrl(page, 'comparisonService');
  const { matrix } = getServiceIndex(page).useState();
  const { serviceName, profileTypeId } = getSelection(page);
  const names = matrix ? getServicesOfType(matrix, profileTypeId) : [];
  const options = [...new Set([serviceName, value, ...names])].filter((name) => name !== '');
  return (
    <label htmlFor={id}>
      <span className={styles.hidden}>Service of the comparison</span>
      <Combobox
        id={id}
        width={26}
        options={options.map((name) => ({
          value: name,
          label: name === serviceName ? `${name} (same service)` : name,
        }))}
        value={value || serviceName || null}
        onChange={(option) =>
          getUrl(page).set({ comparisonService: option.value === serviceName ? undefined : option.value })
        }
      />
    </label>
  );
}

function getStyles(
  theme: GrafanaTheme2,
): Record<'side' | 'row' | 'title' | 'dot' | 'tools' | 'chart' | 'range' | 'hidden', string> {
  const row = { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(0.5, 1) } as const;
  return {
    side: css({
      flex: '1 1 420px',
      minWidth: 'min(100%, 320px)',
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(1),
      padding: theme.spacing(1),
      background: theme.colors.background.primary,
      border: `1px solid ${theme.colors.border.weak}`,
      borderRadius: theme.shape.radius.default,
    }),
    row: css({ ...row, justifyContent: 'space-between' }),
    title: css({
      ...row,
      margin: 0,
      fontSize: theme.typography.h5.fontSize,
    }),
    dot: css({ width: 12, height: 12, borderRadius: '50%' }),
    tools: css(row),
    chart: css({ position: 'relative', height: 220 }),
    hidden: css({ position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' }),
    range: css({ ...row, fontSize: theme.typography.bodySmall.fontSize, color: theme.colors.text.secondary }),
  };
}
