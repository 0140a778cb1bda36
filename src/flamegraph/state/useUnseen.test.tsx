import { renderHook, waitFor } from '@testing-library/react';
import { computeCoverage } from 'profile/tree/computeCoverage';
import { pprofFromText } from '../../../tests/helpers/pprofFromText';
import { treeFromText } from '../../../tests/helpers/treeFromText';
import { useUnseen } from './useUnseen';

const PPROF = pprofFromText('main:1;work:2 210000000\n?1#a 80000000', { binaries: { a: '/usr/lib/libfoo.so' } });
const WHOLE = { total: 290e6, slotCount: 60 };
const SAYS = ['80 ms (27.6 %) without symbols is missing from the flame graph: libfoo.so 80 ms.'];

function profileOf(text: string, key = 'first minute') {
  return { key, coverage: computeCoverage(treeFromText(text)) };
}

interface Question {
  readonly profile: ReturnType<typeof profileOf> | undefined;
  readonly chart: typeof WHOLE | undefined;
  readonly isWanted?: boolean;
}

/** A server that keeps count of what it is asked. */
function look(first: Question, answer: () => Promise<Uint8Array> = () => Promise.resolve(PPROF)) {
  const requests: Array<{ key: string | undefined; signal: AbortSignal }> = [];
  const view = renderHook(
    ({ profile, chart, isWanted = false }: Question) =>
      useUnseen({
        ...{ key: profile?.key, coverage: profile?.coverage, chart, isWanted, weight: 60 },
        profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
        fetchPprof: (signal) => {
          requests.push({ key: profile?.key, signal });
          return answer();
        },
      }),
    { initialProps: first },
  );
  return { ...view, requests };
}

test('asks once for what the tree lacks, and says it', async () => {
  const profile = profileOf('main;work 210000000');
  const { result, rerender, requests } = look({ profile, chart: WHOLE });
  expect(result.current.sentences).toEqual([]);
  await waitFor(() => expect(result.current.sentences).toEqual(SAYS));

  // A refresh, or the rest of the same tree, is the same question.
  rerender({ profile: undefined, chart: WHOLE });
  expect(result.current.sentences).toEqual([]);
  rerender({ profile: profileOf('main;work 210000000'), chart: { ...WHOLE } });
  expect(result.current.sentences).toEqual(SAYS);
  expect(requests).toHaveLength(1);
});

test('stacks that were cut when they were stored are told without a request', () => {
  const { result, requests } = look({
    profile: profileOf(`${'visit;'.repeat(999)}visit 90\nmain 10`),
    chart: undefined,
  });
  expect(result.current.sentences).toEqual([
    expect.stringMatching(/^90 % of the profile is in stacks of 1,000 frames/),
  ]);
  expect(requests).toHaveLength(0);
});

test('asks nothing where totals agree, or the chart is not there', () => {
  const { result, rerender, requests } = look({ profile: profileOf('main;work 290000000'), chart: WHOLE });
  rerender({ profile: profileOf('main;work 210000000'), chart: undefined });
  expect(result.current.sentences).toEqual([]);
  expect(requests).toHaveLength(0);
});

test('another question cancels the one under way, whose answer is not shown', () => {
  const { result, rerender, requests } = look(
    { profile: profileOf('main;work 210000000'), chart: WHOLE },
    () => new Promise(() => undefined),
  );
  rerender({ profile: profileOf('main;work 210000000', 'next minute'), chart: WHOLE });
  expect(requests.map(({ key, signal }) => [key, signal.aborted])).toEqual([
    ['first minute', true],
    ['next minute', false],
  ]);
  expect(result.current.sentences).toEqual([]);
});

test('an answer that fails is not asked for again, and no cause is named', async () => {
  const profile = profileOf('main;work 210000000');
  const { result, rerender, requests } = look({ profile, chart: WHOLE }, () => Promise.reject(new Error('too long')));
  await waitFor(() => expect(result.current.sentences).toHaveLength(1));
  expect(result.current.sentences[0]).toMatch(/80 ms .* more than the flame graph; the reason is not known\.$/);
  rerender({ profile: profileOf('main;work 210000000'), chart: { ...WHOLE } });
  expect(requests).toHaveLength(1);
});

test('code without symbols below a function is said where somebody wants to know, though the totals agree', async () => {
  const pprof = pprofFromText('main:1;call:2 10000000\nmain:1;call:2;?1#a 280000000', {
    binaries: { a: '/lib/libfoo.so' },
  });
  const profile = profileOf('main;call 290000000');
  const { result, rerender, requests } = look({ profile, chart: WHOLE }, () => Promise.resolve(pprof));
  expect(requests).toHaveLength(0);
  expect(result.current.isPending).toBe(false);
  rerender({ profile, chart: WHOLE, isWanted: true });
  // Until then nobody knows what a function spends itself.
  expect(result.current.isPending).toBe(true);
  await waitFor(() =>
    expect(result.current.sentences).toEqual([
      '280 ms (96.6 %) is code without symbols (libfoo.so) and counts as self of its callers: call 280 ms.',
    ]),
  );
  expect(result.current.isPending).toBe(false);
});
