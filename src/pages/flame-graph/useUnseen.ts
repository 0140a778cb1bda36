import { useKeyedAnswer } from 'components/useAnswer';
import type { ChartTotal } from 'profile/amounts/computeChartTotal';
import { describeUnseen, lacksAmount } from 'profile/amounts/describeUnseen';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import type { ProfileQuery } from 'pyroscope/client';
import type { LoadedProfile } from 'queries/ProfileLoader';
import { getPprofKey } from 'sources/fetchPprof';
import { computeUnnamedInWorker } from 'worker/profileWorker';

/**
 * What the flame graph lacks of what the chart above it has, a sentence each. Where amounts differ, the profile's pprof is asked
 * for once per question: it has the stacks without symbols, which a call tree has not.
 *
 * @param profile undefined while it is not that of the page's question
 */
export function useUnseen(
  profile: LoadedProfile | undefined,
  chart: ChartTotal | undefined,
  fetchPprof: (query: ProfileQuery, signal: AbortSignal) => Promise<Uint8Array>,
  dataSourceUid: string,
): readonly string[] {
  const isLacking = profile && chart && lacksAmount(chart, profile.coverage.total);
  const key = isLacking ? getPprofKey(dataSourceUid, profile.query) : undefined;
  const { current, isBusy } = useKeyedAnswer(
    key,
    profile &&
      (async (signal) => {
        const { query } = profile;
        return computeUnnamedInWorker(await fetchPprof(query, signal), describeProfileType(query.profileTypeId).type);
      }),
  );
  if (!isLacking || isBusy) {
    return [];
  }
  // Where the server gave no pprof, that nothing is known of the cause is said.
  const { coverage, query } = profile;
  const { unit } = describeProfileType(query.profileTypeId);
  return describeUnseen({ unit, chart, treeTotal: coverage.total, isCut: !coverage.isWhole }, current);
}
