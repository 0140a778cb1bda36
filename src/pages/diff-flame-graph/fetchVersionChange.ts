import type { TimeRange } from '@grafana/data';
import type { SceneObject } from '@grafana/scenes';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { printSelector } from 'profile/labels/Filter';
import { findVersionChange, VERSION_LABELS, type VersionChange } from 'profile/series/ranges/findVersionChange';
import { computeStepMs, roundRange } from 'profile/time/TimeRangeMs';
import { toRangeMs } from 'queries/rangeMs';
import { getStepMs, readFrame } from 'queries/readFrame';
import { readGroupedSeries } from 'queries/readGroupedSeries';
import { runSeries } from 'queries/runSeries';
import type { Selection } from 'scenes/explorerUrl';
import { fetchLabelNames } from 'scenes/filters/labelAnswers';

export interface VersionQuestion extends Selection {
  readonly labelSelector: string;
  readonly range: TimeRange;
}

export type VersionAnswer =
  | { readonly status: 'found'; readonly label: string; readonly change: VersionChange }
  /** `sentence`: why there is none, for people. */
  | { readonly status: 'none'; readonly sentence: string };

const MAX_POINTS = 250;
const MOST_VERSIONS = 50;

/** Looks for a version that begins in a range: the names of labels, then one grouped query. */
export async function fetchVersionChange(
  origin: SceneObject,
  question: VersionQuestion,
  signal: AbortSignal,
): Promise<VersionAnswer> {
  const { dataSourceUid, profileTypeId, serviceName, labelSelector, range } = question;
  const rangeMs = toRangeMs(range);
  const place = printSelector([
    { label: 'service_name', operator: '=', value: serviceName },
    { label: '__profile_type__', operator: '=', value: profileTypeId },
  ]);
  const names = await fetchLabelNames(dataSourceUid, { matchers: [place], ...roundRange(rangeMs) }, signal);
  const label = VERSION_LABELS.find((each) => names.includes(each));
  if (label === undefined) {
    const looked = VERSION_LABELS.join(', ');
    return { status: 'none', sentence: `${serviceName} has no label that names its version (${looked}).` };
  }
  const stepMs = computeStepMs(rangeMs, MAX_POINTS);
  const request = {
    dataSourceUid,
    profileTypeId,
    labelSelector,
    groupBy: [label],
    range,
    maxPoints: MAX_POINTS,
    stepMs,
    limit: MOST_VERSIONS,
  };
  const data = await runSeries(origin, request, signal);
  const groups = readGroupedSeries({ data, profileTypeId, label, maxPoints: MAX_POINTS });
  const versions = groups.map(({ value, frame }) => ({ version: value, series: readFrame(frame) }));
  const change = findVersionChange(versions, rangeMs, getStepMs(data.series[0]) ?? stepMs);
  return change
    ? { status: 'found', label, change }
    : {
        status: 'none',
        sentence: `No ${formatFunctionName(label)} begins in this range. Choose a longer one on the baseline’s chart.`,
      };
}
