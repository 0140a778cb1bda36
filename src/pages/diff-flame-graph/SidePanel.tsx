import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { IconButton, useStyles2 } from '@grafana/ui';
import { FOLDED_STYLE } from 'components/NarrowFold';
import { CUT, quietText } from 'components/styles';
import type { Unseen } from 'flamegraph/state/useUnseen';
import { CoverageLine } from 'flamegraph/view/CoverageLine';
import { ChartLine } from 'panels/ChartLine';
import { SeriesPicture } from 'panels/SeriesPicture';
import { getAmountUnit, toAmount } from 'profile/amounts/AmountUnit';
import { describeProfileType, formatProfileTypeTitle } from 'profile/catalog/describeProfileType';
import { type DiffQuestion, getDiffWeight } from 'profile/diff/DiffQuestion';
import { formatValue } from 'profile/format/formatValue';
import { toRangeMs } from 'queries/rangeMs';
import React from 'react';
import { ErrorMessage } from 'scenes/states/ErrorMessage';
import type { DiffFlameGraphPage } from './DiffFlameGraphPage';
import type { SideName } from './diffRanges';
import { SIDE_COLORS, SIDE_TITLES } from './DiffSide';
import { SideFilters } from './SideFilters';
import { SideMenu } from './SideMenu';

interface SidePanelProps {
  readonly page: DiffFlameGraphPage;
  readonly side: SideName;
  /** Parts that the flame graph does not show. */
  readonly unseen: Unseen;
  /** True on a narrow page: without its filters, its time picker and its chart. */
  readonly isFolded: boolean;
}

/** One side: its time range and filters, its course over time, and the part of it that is compared. */
export function SidePanel({ page, side, unseen, isFolded }: SidePanelProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { chosen, questions } = page.useState();
  const { panel, timePicker, loader, counterpartMs } = page.state[side].useState();
  const { profile, error, status } = loader.useState();
  const title = SIDE_TITLES[side];
  const range = chosen.status === 'ready' ? chosen[side] : undefined;
  const shift = (direction: number) => {
    if (range) {
      const lengthMs = (range.toMs - range.fromMs) * direction;
      page.choices.selectRange(side, { fromMs: range.fromMs + lengthMs, toMs: range.toMs + lengthMs });
    }
  };
  const name = page.choices.getServiceName(side);
  const heading = name === page.choices.getServiceName('baseline') ? title : `${title}: ${name}`;
  const times = range && `${page.formatTime(range.fromMs)} – ${page.formatTime(range.toMs)}`;
  const words = times
    ? times + (profile && questions ? describeSide(questions[side], profile.coverage.total) : '')
    : '';
  return (
    <section className={styles.side} aria-label={title}>
      <div className={styles.head}>
        <h2 className={styles.title}>
          <span className={styles.dot} style={{ background: SIDE_COLORS[side] }} aria-hidden />
          {heading}
        </h2>
        <span className={styles.range} title={words} data-testid={`${side}-range`}>
          {words || 'No range yet'}
        </span>
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
        <SideMenu page={page} side={side} />
      </div>
      <div className={styles.controls} data-folded={isFolded}>
        <div className={styles.filters}>
          <SideFilters page={page} side={side} />
        </div>
        <div data-testid="grafana-pickers">
          <timePicker.Component model={timePicker} />
        </div>
      </div>
      <div
        className={styles.chart}
        data-folded={isFolded}
        onPointerEnter={() => page.pointed.setSide(side)}
        onPointerLeave={() => page.pointed.setSide(undefined)}
      >
        <SeriesPicture
          series={page.getLine(side)}
          panel={panel}
          subject={formatProfileTypeTitle(describeProfileType(page.choices.getProfileTypeId(side)))}
        />
        {counterpartMs !== undefined && (
          <ChartLine timeMs={counterpartMs} range={toRangeMs(page.choices.getPanelRange(side))} />
        )}
      </div>
      <div>
        {profile && (
          <CoverageLine
            coverage={profile.coverage}
            unseen={unseen}
            status={status}
            onLoadRest={() => loader.loadRest()}
          />
        )}
        {error && <ErrorMessage error={error} origin={page.state[side]} />}
      </div>
    </section>
  );
}

/** Describes the amount of the side: ", total 1.13 min", ", 517 MiB on average", "" if unknown. */
function describeSide(question: DiffQuestion, total: number): string {
  const { unit, isInstant } = question.profileType;
  const amount = toAmount(total, getAmountUnit(question.profileType, getDiffWeight(question, total)));
  if (amount === undefined) {
    return '';
  }
  return isInstant ? `, ${formatValue(amount, unit)} on average` : `, total ${formatValue(amount, unit)}`;
}

const getStyles = (theme: GrafanaTheme2) => ({
  side: css({ minWidth: 0, display: 'grid', gridTemplateRows: 'subgrid', gridRow: 'span 4' }),
  head: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(0.5), minWidth: 0, minHeight: 24 }),
  title: css({ ...CUT, flexShrink: 0, maxWidth: '50%', margin: 0, fontSize: 'inherit', lineHeight: '24px' }),
  dot: css({
    display: 'inline-block',
    width: 12,
    height: 12,
    marginRight: theme.spacing(1),
    borderRadius: '50%',
    verticalAlign: 'middle',
  }),
  range: css({ ...CUT, flex: 1, paddingLeft: theme.spacing(0.5), ...quietText(theme) }),
  controls: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    gap: theme.spacing(0.5),
    minHeight: 32,
    ...FOLDED_STYLE,
  }),
  filters: css({ flex: '1 1 120px', minWidth: 0 }),
  chart: css({ position: 'relative', minWidth: 0, ...FOLDED_STYLE }),
});
