import type { ChartTotal } from 'profile/amounts/computeChartTotal';
import { describeUnseen, lacksAmount } from 'profile/amounts/describeUnseen';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import type { UnnamedCode } from 'profile/formats/pprof/computeUnnamed';
import type { ProfileQuery } from 'pyroscope/client';
import type { LoadedProfile } from 'queries/ProfileLoader';
import { useEffect, useState } from 'react';
import { getPprofKey } from 'sources/fetchPprof';
import { computeUnnamedInWorker } from 'worker/profileWorker';

interface Answer {
  readonly key: string;
  /** undefined where the server gave no pprof, or a longer one than was asked for. */
  readonly code: UnnamedCode | undefined;
}

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
  const [answer, setAnswer] = useState<Answer>();
  const isLacking = profile && chart && lacksAmount(chart, profile.coverage.total);
  const key = isLacking ? getPprofKey(dataSourceUid, profile.query) : undefined;
  const isAnswered = answer !== undefined && answer.key === key;

  useEffect(() => {
    if (!profile || key === undefined || isAnswered) {
      return undefined;
    }
    const { query } = profile;
    const controller = new AbortController();
    const { signal } = controller;
    fetchPprof(query, signal)
      .then((bytes) => computeUnnamedInWorker(bytes, describeProfileType(query.profileTypeId).type))
      .then(
        (code) => !signal.aborted && setAnswer({ key, code }),
        // That nothing is known of the cause is said where much is missing.
        () => !signal.aborted && setAnswer({ key, code: undefined }),
      );
    return () => controller.abort();
    // The key stands for the question; how it is asked is another function on every render.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);

  if (!isLacking || !isAnswered) {
    return [];
  }
  const { coverage, query } = profile;
  const { unit } = describeProfileType(query.profileTypeId);
  return describeUnseen({ unit, chart, treeTotal: coverage.total, isCut: !coverage.isWhole }, answer.code);
}
