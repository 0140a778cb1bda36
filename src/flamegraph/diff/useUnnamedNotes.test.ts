import { renderHook, waitFor } from '@testing-library/react';
import { NOTHING_UNSEEN } from 'flamegraph/state/useUnseen';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import { computeUnnamed } from 'profile/formats/pprof/computeUnnamed';
import { decodePprof } from 'profile/formats/pprof/decodePprof';
import { buildPathReference } from 'profile/transform/pathHash';
import type { Transform } from 'profile/transform/Transform';
import { OpenedDiff } from 'worker/OpenedDiff';
import { openTree } from 'worker/OpenedProfile';
import { pprofFromText } from '../../../tests/helpers/pprofFromText';
import { treeFromText } from '../../../tests/helpers/treeFromText';
import { useUnnamedNotes } from './useUnnamedNotes';

const LAMBDA = 'Cart$$Lambda$14/0x0800c8.apply';
const BASELINE = treeFromText('main;left;call 30\nmain;right;call 20\nmain;work 50');
const COMPARISON = treeFromText(`main;left;call 10\nmain;${LAMBDA} 60\nmain;work 30`);

const belowOf = (text: string) =>
  computeUnnamed(decodePprof(pprofFromText(text, { binaries: { a: '/lib/libfoo.so' } })), 0).below;

const UNSEEN = {
  baseline: { ...NOTHING_UNSEEN, below: belowOf(`main;left;call;?1#a 25\nmain;right;call;?1#a 20`) },
  comparison: { ...NOTHING_UNSEEN, below: belowOf(`main;${LAMBDA};?1#a 40`) },
};

/** Lists the notes on each frame and function of a comparison of two ranges of ten seconds. */
async function listNotes(transforms: readonly Transform[], unseen = UNSEEN) {
  const opened = new OpenedDiff(openTree(BASELINE), openTree(COMPARISON));
  const profileType = describeProfileType('process_cpu:cpu:nanoseconds:cpu:nanoseconds');
  const side = { range: { fromMs: 0, toMs: 10_000 }, profileType, selector: '{}', series: undefined };
  const sides = { baseline: side, comparison: side };
  const answer = await opened.view({ sides, mode: 'total', widths: 'both', transforms });
  const shown = { answer, format: { mode: 'total', format: { unit: 'ns', divisor: 1 } } as const };
  const { result } = renderHook(() => useUnnamedNotes(opened, unseen, transforms, shown));
  const list = (names: readonly string[], find: (at: number) => readonly string[]) =>
    names.flatMap((name, at) => find(at).map((note) => `${name}: ${note}`));
  const { tree } = answer.view;
  const frames = Array.from(tree.nameIndex.subarray(0, tree.nodeCount), (name) => tree.names[name] ?? '');
  const look = () => ({
    frames: list(frames, (node) => result.current.ofNode(node)),
    functions: list(answer.functions.names, (name) => result.current.ofFunction(name)),
  });
  return { look, waitForNotes: () => waitFor(() => expect(look().functions).not.toEqual([])) };
}

const say = (side: string, ns: number) =>
  `Of its self in the ${side}, ${ns} ns is code without symbols that it calls (libfoo.so).`;

test('of frames and functions it is said what of their self, on either side, is code without symbols', async () => {
  const { look, waitForNotes } = await listNotes([]);
  await waitForNotes();
  const lambda = `Cart$$Lambda_.apply: ${say('comparison', 40)}`;
  expect(look().frames.sort()).toEqual([lambda, `call: ${say('baseline', 20)}`, `call: ${say('baseline', 25)}`]);
  expect(look().functions).toEqual(expect.arrayContaining([lambda, `call: ${say('baseline', 45)}`]));
});

test('it changes with the stacks', async () => {
  const path = buildPathReference(['main', 'left']);
  const { look, waitForNotes } = await listNotes([{ kind: 'focusNode', path }]);
  await waitForNotes();
  expect(look()).toEqual({
    frames: [`call: ${say('baseline', 25)}`],
    functions: [`call: ${say('baseline', 25)}`],
  });
});

test('nothing is said where the pprof of no side was read', async () => {
  const { look } = await listNotes([], { baseline: NOTHING_UNSEEN, comparison: NOTHING_UNSEEN } as never);
  expect(look()).toEqual({ frames: [], functions: [] });
});
