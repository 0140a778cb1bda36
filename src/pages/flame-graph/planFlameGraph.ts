import type { TimeRange } from '@grafana/data';
import { findSamplesType } from 'profile/catalog/findSamplesType';
import { buildServiceSelector, type Filter } from 'profile/labels/Filter';
import { findPartProblem, type ProfilePart, trimPart } from 'profile/parts/ProfilePart';
import type { ProfileQuery } from 'pyroscope/client';
import type { LoadedProfile } from 'queries/ProfileLoader';
import type { SeriesRequest } from 'queries/querySeries';
import { toRangeMs } from 'queries/rangeMs';
import type { SingleProfilesQuestion } from 'queries/SingleProfiles';
import type { SpanHeatmapQuestion } from 'queries/SpanHeatmaps';
import { DEFAULT_MAX_NODES } from 'queries/TenantLimits';
import type { Selection } from 'scenes/explorerUrl';
import type { SpanSet } from 'url/viewValues';

export interface FlameGraphInputs extends Selection {
  readonly range: TimeRange;
  /** The filters that apply. */
  readonly filters: readonly Filter[];
  readonly part: ProfilePart;
  /** Spans selected in the heatmap, and those that they are compared with. */
  readonly spans: SpanSet | undefined;
  readonly otherSpans: SpanSet | undefined;
  readonly hasHeatmap: boolean;
  /** Nodes that the first answer may have. */
  readonly maxNodes: number;
  /** True if the table shows functions over time. */
  readonly hasTrends: boolean;
  /** The function that is shown over time; "" for none. */
  readonly overTime: string;
  /** Names from a child of the root to the frame that is shown over time. */
  readonly framePath: readonly string[] | undefined;
}

export interface FlameGraphPlan {
  /** The line above the graph: of all of the service, whatever part of it the profile is narrowed to. */
  readonly series: SeriesRequest;
  /** The marks on it. */
  readonly singleProfiles: SingleProfilesQuestion;
  readonly profile: ProfileQuery;
  /** Profile for comparison; undefined if the profile is shown alone. */
  readonly otherProfile: ProfileQuery | undefined;
  /** Spans over time; undefined if nobody looks at them. */
  readonly heatmap: SpanHeatmapQuestion | undefined;
  /** Sentence that says why the profile cannot be requested; nothing below is requested then. */
  readonly partProblem: string | undefined;
  /** Queries over time: of all functions, and of one frame. */
  readonly trends: ProfileQuery | undefined;
  readonly frameTrends: ProfileQuery | undefined;
}

export const MAX_POINTS = 500;

/** Plans the requests of the page; undefined while no service is chosen. */
export function planFlameGraph(inputs: FlameGraphInputs): FlameGraphPlan | undefined {
  const { dataSourceUid, serviceName, profileTypeId, range, filters, framePath } = inputs;
  if (serviceName === '') {
    return undefined;
  }
  const subject = { profileTypeId, labelSelector: buildServiceSelector([serviceName], filters) };
  const profile = {
    ...toRangeMs(range),
    ...subject,
    maxNodes: inputs.maxNodes,
    ...trimPart(inputs.part),
    ...inputs.spans,
  };
  return {
    series: { dataSourceUid, ...subject, groupBy: [], range, maxPoints: MAX_POINTS },
    singleProfiles: { ...toRangeMs(range), ...subject },
    profile,
    otherProfile: inputs.spans && inputs.otherSpans && { ...profile, ...inputs.otherSpans },
    heatmap: inputs.hasHeatmap ? { ...toRangeMs(range), ...subject } : undefined,
    partProblem: findPartProblem({ ...inputs.part, ...inputs.spans }),
    trends: inputs.hasTrends || inputs.overTime !== '' ? profile : undefined,
    frameTrends: framePath && { ...profile, callSite: framePath },
  };
}

/** Plans the query for the samples behind a profile; undefined if the service, whose types are given, does not send them. */
export function planSamples(
  { query }: Pick<LoadedProfile, 'query'>,
  typeIds: readonly string[],
): ProfileQuery | undefined {
  const profileTypeId = findSamplesType(query.profileTypeId, typeIds);
  return profileTypeId === undefined ? undefined : { ...query, profileTypeId, maxNodes: DEFAULT_MAX_NODES };
}
