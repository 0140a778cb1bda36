import { dateTime, makeTimeRange, type PanelData } from '@grafana/data';
import type { SceneObject } from '@grafana/scenes';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import { compareServices, type FleetShift, withholdChanges, type RangeSeries } from 'profile/fleet/compareServices';
import { getSeriesMeaning } from 'profile/series/change/Series';
import { computeStepMs, dropFuture, type TimeRangeMs } from 'profile/time/TimeRangeMs';
import { toRangeMs } from 'queries/rangeMs';
import { getStepMs, getValueField, readFrame } from 'queries/readFrame';
import { runSeries } from 'queries/runSeries';

/** All services in two ranges. */
export interface ShiftQuestion {
  readonly dataSourceUid: string;
  readonly profileTypeId: string;
  readonly labelSelector: string;
  readonly range: TimeRangeMs;
  readonly baseline: TimeRangeMs;
}

export interface LoadedShift {
  readonly question: ShiftQuestion;
  readonly askedMs: number;
  readonly shift: FleetShift;
  readonly baseline: RangeSeries;
  readonly current: RangeSeries;
  /** Server's words about profiles that it dropped on their way in; empty if it reports none. */
  readonly drops: readonly string[];
}

const MAX_POINTS = 250;

/** Loads how all services differ between two ranges: two requests, however many services there are. @throws PyroscopeError */
export async function loadShift(
  origin: SceneObject,
  question: ShiftQuestion,
  formatTime: (timeMs: number) => string,
  signal: AbortSignal,
): Promise<LoadedShift> {
  const { dataSourceUid, profileTypeId, labelSelector, range, baseline } = question;
  const ask = ({ fromMs, toMs }: TimeRangeMs) =>
    runSeries(
      origin,
      {
        ...{ dataSourceUid, profileTypeId, labelSelector, groupBy: ['service_name'], hasAnnotations: true },
        range: makeTimeRange(dateTime(fromMs), dateTime(toMs)),
        maxPoints: MAX_POINTS,
      },
      signal,
    );
  const [before, now] = await Promise.all([ask(baseline), ask(range)]);
  const answers = { baseline: readAnswer(before, profileTypeId), current: readAnswer(now, profileTypeId) };
  const shift = compareServices(answers.baseline, answers.current, formatTime);
  const drops = readDrops([before, now]);
  return { ...answers, question, drops, askedMs: Date.now(), shift: withholdChanges(shift, drops) };
}

function readAnswer({ series, timeRange }: PanelData, profileTypeId: string): RangeSeries {
  const [first] = series;
  const asked = toRangeMs(timeRange);
  return {
    series: new Map(series.map((frame) => [getValueField(frame)?.labels?.service_name ?? '', readFrame(frame)])),
    context: {
      range: dropFuture(asked, Date.now()),
      stepMs: getStepMs(first) ?? computeStepMs(asked, MAX_POINTS),
      ...getSeriesMeaning(describeProfileType(profileTypeId), first?.meta?.custom?.rateCalculated === true),
    },
  };
}

/** Reads the texts of annotations, each once: Grafana has them only for ingestion limits, and does not say for which series. */
export function readDrops(answers: ReadonlyArray<Pick<PanelData, 'annotations'>>): readonly string[] {
  const texts = answers.flatMap(({ annotations = [] }) =>
    annotations.flatMap(({ fields }): readonly unknown[] => fields.find(({ name }) => name === 'text')?.values ?? []),
  );
  return [...new Set(texts.filter((text) => typeof text === 'string'))];
}
