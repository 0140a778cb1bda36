import { computeSeriesOfProfile } from 'profile/amounts/computeSeriesOfProfile';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import type { Sureness } from 'profile/diff/computeSureness';
import { describeDiff } from 'profile/diff/describeDiff';
import type { DiffQuestion } from 'profile/diff/DiffQuestion';
import type { DiffFinding } from 'profile/diff/findDiff';
import type { Series, SeriesContext } from 'profile/series/change/Series';
import type { AutoSelection } from 'profile/series/ranges/autoSelect';
import { computeAverage } from 'profile/series/ranges/computeAverage';
import { planSlices } from 'profile/series/ranges/planSlices';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import { getTotal } from 'profile/tree/FlameTree';
import type { ProfileQuery } from 'pyroscope/client';
import { getPyroscopeClient } from 'queries/clients';
import { fetchSlices, NODES_PER_SLICE } from 'queries/SliceLoader';
import { DEFAULT_MAX_NODES } from 'queries/TenantLimits';
import type { EncodedSlice } from 'worker/estimateSureness';
import { getEngine } from 'worker/getEngine';
import { OpenedDiff } from 'worker/OpenedDiff';
import { type OpenedProfile, openProfile } from 'worker/OpenedProfile';

export interface MoverQuestion {
  readonly dataSourceUid: string;
  readonly profileTypeId: string;
  readonly labelSelector: string;
  /** The service's series as the page shows it. */
  readonly series: Series;
  readonly context: SeriesContext;
  /** Ranges that auto-select found in its series. */
  readonly selection: AutoSelection;
  readonly nowMs: number;
  readonly formatTime: (timeMs: number) => string;
}

/** Finding of the diff view about one service's change. */
export interface MoverFinding {
  /** Sentence with which the diff view begins. */
  readonly sentence: string;
  /** True if all functions changed alike. */
  readonly isUniformChange: boolean;
  /** The function that has the largest part of the change, as it is called; undefined if none stands out. */
  readonly functionName: string | undefined;
  /** Its part of the change, 0 to 1; undefined if the whole did not change. */
  readonly part: number | undefined;
  /** `chance` if noise could be all of it, `unknown` if that cannot be told. */
  readonly certainty: 'sure' | 'chance' | 'unknown';
}

/**
 * Finds what the diff view would say about one service, from the profiles and their parts in both ranges that
 * auto-select found, and how sure the change is. At most four requests at a time.
 */
export async function checkMover(question: MoverQuestion, signal: AbortSignal): Promise<MoverFinding> {
  const { selection, nowMs, formatTime } = question;
  const baseline = buildDiffQuestion(question, selection.baseline);
  const comparison = buildDiffQuestion(question, selection.comparison);
  const [before, after] = await Promise.all([
    fetchSide(question, selection.baseline, signal),
    fetchSide(question, selection.comparison, signal),
  ]);
  const isEmpty = getTotal(before.tree) === 0 || getTotal(after.tree) === 0;
  const sureness = isEmpty ? undefined : await estimateSureness(question, selection, signal);
  signal.throwIfAborted();
  const diff = new OpenedDiff(before, after);
  const finding = await diff.find({
    ...{ baseline, comparison, mode: 'per-second', sureness, nowMs },
    stretch: selection.stretch,
  });
  [diff, before, after].forEach((opened) => opened.close());
  return readFinding(finding, describeDiff(finding, { formatTime }));
}

/** Reads the cells of a row, and the sentence behind it. */
function readFinding(finding: DiffFinding, sentence: string): MoverFinding {
  if (finding.kind !== 'change') {
    return { sentence, isUniformChange: false, functionName: undefined, part: undefined, certainty: 'unknown' };
  }
  const { functions, isUniformChange, certainty } = finding;
  const isKnown = certainty.status === 'sure' || certainty.status === 'chance';
  return {
    sentence,
    isUniformChange,
    functionName: isUniformChange ? undefined : functions[0]?.name,
    part: functions[0]?.part,
    certainty: isKnown ? certainty.status : 'unknown',
  };
}

function buildDiffQuestion(
  { profileTypeId, labelSelector, series, context }: MoverQuestion,
  range: TimeRangeMs,
): DiffQuestion {
  return {
    range,
    profileType: describeProfileType(profileTypeId),
    selector: labelSelector,
    series: computeSeriesOfProfile(series, context, range),
  };
}

function buildQuery({ profileTypeId, labelSelector }: MoverQuestion, range: TimeRangeMs): ProfileQuery {
  return { ...range, profileTypeId, labelSelector, maxNodes: DEFAULT_MAX_NODES };
}

async function fetchSide(question: MoverQuestion, range: TimeRangeMs, signal: AbortSignal): Promise<OpenedProfile> {
  const encoded = await getPyroscopeClient(question.dataSourceUid).fetchProfile(buildQuery(question, range), signal);
  return openProfile(encoded);
}

async function estimateSureness(
  question: MoverQuestion,
  selection: AutoSelection,
  signal: AbortSignal,
): Promise<Sureness> {
  const plan = planSlices(selection.baseline, selection.comparison, {
    slotMs: selection.slotMs,
    stepMs: question.context.stepMs,
  });
  if (!plan) {
    return { status: 'unknown', reason: 'too-few-slices' };
  }
  const { isInstant } = describeProfileType(question.profileTypeId);
  const fetchParts = async (range: TimeRangeMs, ranges: readonly TimeRangeMs[]): Promise<EncodedSlice[]> => {
    const query = { ...buildQuery(question, range), maxNodes: NODES_PER_SLICE };
    const profiles = await fetchSlices(question.dataSourceUid, query, ranges, signal);
    return profiles.map((profile, place) => {
      const own = ranges[place] ?? range;
      return {
        profile,
        range: own,
        seriesAverage: isInstant ? (computeAverage(question.series, own) ?? 0) : undefined,
      };
    });
  };
  const baseline = await fetchParts(selection.baseline, plan.baseline);
  const comparison = await fetchParts(selection.comparison, plan.comparison);
  return (await getEngine()).estimateSureness({ baseline, comparison, test: 'rate', selection });
}
