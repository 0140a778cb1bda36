import type { PanelData } from '@grafana/data';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import { getSeriesMeaning, type Series, type SeriesContext } from 'profile/series/change/Series';
import { toRangeMs } from './rangeMs';
import { getStepMs, readFrame } from './readFrame';

/** The one series of an ungrouped answer, and how to read it. An answer without series has one without points. */
export function readSeries(
  data: PanelData,
  profileTypeId: string,
  requestedStepMs: number,
): { readonly series: Series; readonly context: SeriesContext } {
  const [frame] = data.series;
  const series = frame ? readFrame(frame) : { timesMs: [], values: [] };
  const range = toRangeMs(data.timeRange);
  const isRate = frame?.meta?.custom?.rateCalculated === true;
  const meaning = getSeriesMeaning(describeProfileType(profileTypeId), isRate);
  const stepMs = getStepMs(frame) ?? requestedStepMs;
  return { series, context: { range, stepMs, ...meaning } };
}
