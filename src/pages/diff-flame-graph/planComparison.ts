import type { PanelData, TimeRange } from '@grafana/data';
import type { SeriesOfProfile } from 'profile/amounts/AmountUnit';
import { computeSeriesOfProfile } from 'profile/amounts/computeSeriesOfProfile';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import type { DiffQuestion } from 'profile/diff/DiffQuestion';
import { computeDataTime } from 'profile/series/change/dataTime';
import type { Series, SeriesContext } from 'profile/series/change/Series';
import { cutToData, describePartWithData } from 'profile/series/ranges/describePartWithData';
import type { Pace } from 'profile/series/ranges/planSlices';
import { computeStepMs, type TimeRangeMs } from 'profile/time/TimeRangeMs';
import type { ProfileQuery } from 'pyroscope/client';
import type { SeriesRequest } from 'queries/querySeries';
import { toRangeMs } from 'queries/rangeMs';
import { readSeries } from 'queries/readFrame';
import { getSeriesKey } from 'queries/SeriesLoader';
import { type ChooseInput, chooseRanges, type ChosenRanges } from './chooseRanges';
import { type SideName, SIDES } from './diffRanges';

export type PerSide<T> = Readonly<Record<SideName, T>>;

export interface SideInputs {
  /** The chosen type, under the id that the side's service has for it. */
  readonly profileTypeId: string;
  readonly serviceName: string;
  /** Service and filters. */
  readonly selector: string;
  /** Range of its chart. */
  readonly panel: TimeRange;
  /** The range that the user or a link chose; undefined for none, 'invalid' for what cannot be read or is empty. */
  readonly chosen: TimeRangeMs | 'invalid' | undefined;
  /** The newest series of its chart, and which question that answers. */
  readonly answer: { readonly key: string; readonly data: PanelData } | undefined;
  /** True if the newest question for its chart got no answer. */
  readonly hasFailed: boolean;
}

export interface ComparisonInputs {
  readonly dataSourceUid: string;
  readonly sides: PerSide<SideInputs>;
  /** The ranges of the comparison that is on the screen while others are looked for. */
  readonly shownRanges: ChosenRanges | undefined;
  /** Nodes that the first answer may have; undefined while nobody knows what the tenant allows. */
  readonly maxNodes: number | undefined;
  readonly nowMs: number;
  readonly formatTime: (timeMs: number) => string;
}

export interface ComparisonPlan {
  /** Requests of the charts. */
  readonly series: PerSide<SeriesRequest>;
  /** True if both charts show the same series, which is asked once, for the baseline. */
  readonly isOneSeries: boolean;
  readonly ranges: ChosenRanges;
  /** The two profiles; undefined while it is not known what to ask. */
  readonly queries: PerSide<ProfileQuery> | undefined;
  /** Questions of the profiles, with the divisors of their amounts; undefined while the chart that gives them loads. */
  readonly questions: PerSide<DiffQuestion> | undefined;
  /** Ranges to cut into parts, which tell how sure the difference is; undefined together with `questions`. */
  readonly sliced: SlicedSides | undefined;
  /** Sentence about a side with data in only a part of its range; "" for none. */
  readonly missingDataNote: string;
}

/** Ranges to cut into parts, and the pace of their profiles, as far as a chart shows it. */
export interface SlicedSides {
  readonly ranges: PerSide<TimeRangeMs>;
  readonly pace: Pace | undefined;
}

const MAX_POINTS = 500;

/** Plans the requests and notes of a comparison, from the URL, the charts and the answers so far. */
export function planComparison(inputs: ComparisonInputs): ComparisonPlan {
  const { series, isOneSeries } = planSeries(inputs);
  const asked = mapSides((side) => inputs.sides[isOneSeries ? 'baseline' : side]);
  const charts = mapSides((side) => readChart(asked[side].answer, series[side]));
  const ranges = planRanges(inputs, charts, isOneSeries);
  const isWaiting = SIDES.some((side) => !charts[side] && !asked[side].hasFailed);
  return {
    series,
    isOneSeries,
    ranges,
    queries: planQueries(inputs, ranges),
    questions: isWaiting ? undefined : planQuestions(inputs, charts, ranges),
    sliced: isWaiting ? undefined : planSliced(charts, ranges),
    missingDataNote: SIDES.map((side) => describeMissingData(side, charts[side], ranges))
      .filter(Boolean)
      .join(' '),
  };
}

export function mapSides<T>(map: (side: SideName) => T): PerSide<T> {
  return { baseline: map('baseline'), comparison: map('comparison') };
}

/** Plans the requests of the charts. Both have the same step, so that their heights are comparable. */
export function planSeries({
  dataSourceUid,
  sides,
}: Pick<ComparisonInputs, 'dataSourceUid' | 'sides'>): Pick<ComparisonPlan, 'series' | 'isOneSeries'> {
  const stepMs = Math.max(...SIDES.map((side) => computeStepMs(toRangeMs(sides[side].panel), MAX_POINTS)));
  const series = mapSides((side) => ({
    dataSourceUid,
    profileTypeId: sides[side].profileTypeId,
    labelSelector: sides[side].selector,
    groupBy: [],
    range: sides[side].panel,
    maxPoints: MAX_POINTS,
    stepMs,
  }));
  return { series, isOneSeries: getSeriesKey(series.baseline) === getSeriesKey(series.comparison) };
}

/** Chart whose series has loaded. */
export interface Chart {
  readonly series: Series;
  readonly context: SeriesContext;
  /** Range of the chart: nothing is known beyond it. */
  readonly rangeMs: TimeRangeMs;
}

/** Reads an answer; undefined if it belongs to another question. */
export function readChart(answer: SideInputs['answer'], request: SeriesRequest): Chart | undefined {
  return answer?.key === getSeriesKey(request)
    ? { ...readSeries(answer.data, request.profileTypeId, request.stepMs ?? 0), rangeMs: toRangeMs(request.range) }
    : undefined;
}

/** Reads a range from a chart; undefined if the range is not on it. */
export function measureRange(chart: Chart | undefined, range: TimeRangeMs): SeriesOfProfile | undefined {
  return chart && isOn(chart, range) ? computeSeriesOfProfile(chart.series, chart.context, range) : undefined;
}

/** "now" of a range that is read a moment later is beyond the chart by less than one of its points. */
function isOn({ rangeMs, context: { stepMs } }: Chart, range: TimeRangeMs): boolean {
  return range.fromMs >= rangeMs.fromMs - stepMs && range.toMs <= rangeMs.toMs + stepMs;
}

function planRanges(
  { sides, shownRanges, nowMs, formatTime }: ComparisonInputs,
  charts: PerSide<Chart | undefined>,
  isOneSeries: boolean,
): ChosenRanges {
  const hasFailed = sides.baseline.hasFailed && !charts.baseline;
  const isFound = !sides.baseline.chosen && !sides.comparison.chosen;
  if (isFound && hasFailed && shownRanges) {
    // The content of the screen stays, marked as older.
    return shownRanges;
  }
  return chooseRanges({
    panels: mapSides((side) => toRangeMs(sides[side].panel)),
    chosen: mapSides((side) => sides[side].chosen),
    differIn: isOneSeries ? 'nothing' : findDifference(sides),
    hasFailed,
    series: charts.baseline,
    nowMs,
    formatTime,
  });
}

/** Finds out in what two sides with charts of their own differ most. */
function findDifference({ baseline, comparison }: PerSide<SideInputs>): ChooseInput['differIn'] {
  if (baseline.serviceName !== comparison.serviceName) {
    return 'services';
  }
  return baseline.selector !== comparison.selector ? 'filters' : 'time ranges';
}

function planQueries({ sides, maxNodes }: ComparisonInputs, ranges: ChosenRanges): ComparisonPlan['queries'] {
  if (ranges.status !== 'ready' || maxNodes === undefined) {
    return undefined;
  }
  return mapSides((side) => ({
    ...ranges[side],
    profileTypeId: sides[side].profileTypeId,
    labelSelector: sides[side].selector,
    maxNodes,
  }));
}

function planQuestions(
  { sides }: ComparisonInputs,
  charts: PerSide<Chart | undefined>,
  ranges: ChosenRanges,
): ComparisonPlan['questions'] {
  if (ranges.status !== 'ready') {
    return undefined;
  }
  return mapSides((side) => ({
    range: ranges[side],
    profileType: describeProfileType(sides[side].profileTypeId),
    selector: sides[side].selector,
    series: measureRange(charts[side], ranges[side]),
  }));
}

function planSliced(charts: PerSide<Chart | undefined>, ranges: ChosenRanges): ComparisonPlan['sliced'] {
  if (ranges.status !== 'ready') {
    return undefined;
  }
  const paces = SIDES.flatMap((side): Pace | [] => {
    const chart = charts[side];
    const time = chart && computeDataTime(chart.series, chart.context);
    return time ? { slotMs: time.slotMs, stepMs: chart.context.stepMs } : [];
  });
  return {
    ranges: mapSides((side) => {
      const [chart, range] = [charts[side], ranges[side]];
      return chart && isOn(chart, range) ? cutToData(chart.series, { ...chart.context, range }) : range;
    }),
    // Parts of both sides are alike, so the one with fewer profiles rules.
    pace: paces.sort((left, right) => right.slotMs - left.slotMs)[0],
  };
}

function describeMissingData(side: SideName, chart: Chart | undefined, ranges: ChosenRanges): string {
  return chart && ranges.status === 'ready' && isOn(chart, ranges[side])
    ? describePartWithData(side, chart.series, { ...chart.context, range: ranges[side] })
    : '';
}
