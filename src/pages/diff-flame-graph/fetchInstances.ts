import type { PanelData } from '@grafana/data';
import type { SceneObject } from '@grafana/scenes';
import { INSTANCE_LABELS } from 'profile/amounts/countInstances';
import type { DiffQuestion } from 'profile/diff/DiffQuestion';
import { getSeriesMeaning, type Series, type SeriesContext } from 'profile/series/change/Series';
import { computeStepMs, roundRange } from 'profile/time/TimeRangeMs';
import { toRangeMs, toTimeRange } from 'queries/rangeMs';
import { getStepMs, getValueField, readFrame } from 'queries/readFrame';
import { runSeries } from 'queries/runSeries';
import { fetchLabelNames } from 'scenes/filters/labelAnswers';
import { type SideName, SIDES } from './diffRanges';
import type { PerSide } from './planComparison';

interface SideInstances {
  readonly series: readonly Series[];
  readonly context: SeriesContext;
}

export type InstancesAnswer =
  | { readonly status: 'found'; readonly label: string; readonly sides: PerSide<SideInstances> }
  /** `reason`: why nobody can count them, as a sentence. */
  | { readonly status: 'none'; readonly reason: string };

/** As many points as the parts into which sides are cut, for which instances are counted, too. */
const MAX_POINTS = 250;

/** Largest number of instances; an answer with more would be too long. */
export const MOST_INSTANCES = 200;

/** Asks for the names of labels, and then for each side grouped by the label that tells its instances apart. */
export async function fetchInstances(
  origin: SceneObject,
  dataSourceUid: string,
  questions: PerSide<DiffQuestion>,
  signal: AbortSignal,
): Promise<InstancesAnswer> {
  const names = await Promise.all(
    SIDES.map((side) => {
      const { selector, range } = questions[side];
      return fetchLabelNames(dataSourceUid, { matchers: [selector], ...roundRange(range) }, signal);
    }),
  );
  const label = INSTANCE_LABELS.find((each) => names.every((known) => known.includes(each)));
  if (label === undefined) {
    return {
      status: 'none',
      reason: `Per instance is not known: both sides need a label that tells instances apart (${INSTANCE_LABELS.slice(0, 3).join(', ')}, …).`,
    };
  }
  const fetchSide = async (side: SideName): Promise<PanelData> => {
    const { profileType, selector, range } = questions[side];
    const request = {
      dataSourceUid,
      profileTypeId: profileType.id,
      labelSelector: selector,
      groupBy: [label],
      range: toTimeRange(range),
      maxPoints: MAX_POINTS,
      limit: MOST_INSTANCES,
    };
    return runSeries(origin, request, signal);
  };
  const [baseline, comparison] = await Promise.all([fetchSide('baseline'), fetchSide('comparison')]);
  return readInstances({ baseline, comparison }, questions, label);
}

/** Reads the instances from grouped answers. Series without a value of the label may be of any number of instances. */
export function readInstances(
  answers: PerSide<PanelData>,
  questions: PerSide<DiffQuestion>,
  label: string,
): InstancesAnswer {
  for (const side of SIDES) {
    const { series } = answers[side];
    if (series.some((frame) => !getValueField(frame)?.labels?.[label])) {
      return { status: 'none', reason: `Per instance is not known: some profiles of the ${side} have no ${label}.` };
    }
    if (series.length >= MOST_INSTANCES) {
      const reason = `Per instance is not known: the ${side} has ${MOST_INSTANCES} instances or more, counted by ${label}.`;
      return { status: 'none', reason };
    }
  }
  const read = (side: SideName): SideInstances => {
    const { series, timeRange } = answers[side];
    const range = toRangeMs(timeRange);
    const isRate = series[0]?.meta?.custom?.rateCalculated === true;
    const stepMs = getStepMs(series[0]) ?? computeStepMs(range, MAX_POINTS);
    const context = { range, stepMs, ...getSeriesMeaning(questions[side].profileType, isRate) };
    return { series: series.map(readFrame), context };
  };
  return { status: 'found', label, sides: { baseline: read('baseline'), comparison: read('comparison') } };
}
