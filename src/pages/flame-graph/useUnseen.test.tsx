import { renderHook, waitFor } from '@testing-library/react';
import { computeCoverage } from 'profile/tree/computeCoverage';
import type { ProfileQuery } from 'pyroscope/client';
import type { LoadedProfile } from 'queries/ProfileLoader';
import { pprofFromText } from '../../../tests/helpers/pprofFromText';
import { treeFromText } from '../../../tests/helpers/treeFromText';
import { useUnseen } from './useUnseen';

const PPROF = pprofFromText('main:1;work:2 210000000\n?1#a 80000000', { binaries: { a: '/usr/lib/libfoo.so' } });
const WHOLE = { total: 290e6, slotCount: 60 };
const SAYS = ['80 ms (27.6 %) without symbols are not in the flame graph: libfoo.so 80 ms.'];

function profileOf(text: string, toMs = 60_000): LoadedProfile {
  const tree = treeFromText(text);
  const query = {
    profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
    labelSelector: '{service_name="shop"}',
    fromMs: 0,
    toMs,
    maxNodes: 8192,
  };
  return { serviceName: 'shop', query, tree, coverage: computeCoverage(tree) };
}

interface Question {
  readonly profile: LoadedProfile | undefined;
  readonly chart: typeof WHOLE | undefined;
}

/** A server that keeps count of what it is asked. */
function look(first: Question, answer: () => Promise<Uint8Array> = () => Promise.resolve(PPROF)) {
  const requests: Array<{ query: ProfileQuery; signal: AbortSignal }> = [];
  const fetchPprof = (query: ProfileQuery, signal: AbortSignal) => {
    requests.push({ query, signal });
    return answer();
  };
  const view = renderHook(({ profile, chart }: Question) => useUnseen(profile, chart, fetchPprof, 'store'), {
    initialProps: first,
  });
  return { ...view, requests };
}

test('asks once for what the tree lacks, and says it', async () => {
  const profile = profileOf('main;work 210000000');
  const { result, rerender, requests } = look({ profile, chart: WHOLE });
  expect(result.current).toEqual([]);
  await waitFor(() => expect(result.current).toEqual(SAYS));

  // A refresh, or the rest of the same tree, is the same question.
  rerender({ profile: undefined, chart: WHOLE });
  expect(result.current).toEqual([]);
  rerender({ profile: profileOf('main;work 210000000'), chart: { ...WHOLE } });
  expect(result.current).toEqual(SAYS);
  expect(requests).toHaveLength(1);
});

test('asks nothing where totals agree, or the chart is not there', () => {
  const { result, rerender, requests } = look({ profile: profileOf('main;work 290000000'), chart: WHOLE });
  rerender({ profile: profileOf('main;work 210000000'), chart: undefined });
  expect(result.current).toEqual([]);
  expect(requests).toHaveLength(0);
});

test('another question cancels the one under way, whose answer is not shown', () => {
  const { result, rerender, requests } = look(
    { profile: profileOf('main;work 210000000'), chart: WHOLE },
    () => new Promise(() => undefined),
  );
  rerender({ profile: profileOf('main;work 210000000', 120_000), chart: WHOLE });
  expect(requests.map(({ query, signal }) => [query.toMs, signal.aborted])).toEqual([
    [60_000, true],
    [120_000, false],
  ]);
  expect(result.current).toEqual([]);
});

test('an answer that fails is not asked for again, and no cause is named', async () => {
  const profile = profileOf('main;work 210000000');
  const { result, rerender, requests } = look({ profile, chart: WHOLE }, () => Promise.reject(new Error('too long')));
  await waitFor(() => expect(result.current).toHaveLength(1));
  expect(result.current[0]).toMatch(/80 ms .* more than the flame graph; why is not known\.$/);
  rerender({ profile: profileOf('main;work 210000000'), chart: { ...WHOLE } });
  expect(requests).toHaveLength(1);
});
