/** @jest-environment node */
import { describeProfileType } from 'profile/catalog/describeProfileType';
import { getFunctionSeries } from 'profile/series/slices/computeFunctionSeries';
import { getPathReference } from 'profile/transform/pathHash';
import type { Transform } from 'profile/transform/Transform';
import { type FlameTree, getName } from 'profile/tree/FlameTree';
import { encodeTree } from '../../tests/helpers/encodeTree';
import { printTree } from '../../tests/helpers/printTree';
import { treeFromText } from '../../tests/helpers/treeFromText';
import type { DiffViewQuestion } from './DiffEngine';
import { ProfileEngine } from './ProfileEngine';

const TREE = treeFromText('main;handle;parse 30\nmain;handle;render;parse 10\nmain;gc 10');

function findNode(tree: FlameTree, ...path: string[]): number {
  let node = 0;
  for (const name of path) {
    const end = tree.subtreeEnd[node] ?? 0;
    let child = node + 1;
    while (child < end && getName(tree, child) !== name) {
      child = tree.subtreeEnd[child] ?? end;
    }
    node = child;
  }
  return node;
}

function focusOn(tree: FlameTree, ...path: string[]): Transform {
  return { kind: 'focusNode', path: getPathReference(tree, findNode(tree, ...path)) };
}

test('a profile is opened once and then viewed in any way', () => {
  const engine = new ProfileEngine();
  const { id, tree } = engine.open({ format: 'tree', bytes: encodeTree(TREE) });
  expect(printTree(tree)).toEqual(printTree(TREE));
  const view = engine.view(id, [focusOn(tree, 'main', 'handle')]);
  expect(view?.tree.total[0]).toBe(40);
  expect(view?.trail).toEqual(['main', 'handle']);
  expect(engine.view(id, [])?.trail).toEqual([]);
});

test('microseconds become nanoseconds, whatever the format of the answer', () => {
  const engine = new ProfileEngine();
  const scaled = [...TREE.total].map((value) => value * 1000);
  const answer = engine.open({ format: 'tree', factor: 1000, bytes: encodeTree(TREE) });
  expect([...answer.tree.total]).toEqual(scaled);
  const levels = [
    [0n, 5n, 0n, 0n],
    [0n, 5n, 5n, 1n],
  ];
  const { tree } = engine.open({ format: 'levels', factor: 1000, names: ['total', 'main'], levels });
  expect([[...tree.total], [...tree.self]]).toEqual([
    [5000, 5000],
    [0, 5000],
  ]);
});

test('functions of an inverted view are those of the upright stacks', () => {
  const engine = new ProfileEngine();
  const id = engine.put(TREE);
  const view = engine.view(id, [{ kind: 'invert' }]);
  const parse = view?.tree.names.indexOf('parse') ?? -1;
  expect(getName(view?.tree ?? TREE, 1)).toBe('parse');
  expect(view?.functions.total[parse]).toBe(40);
  expect(view?.functions.names[parse]).toBe('parse');
});

test('a search counts each stack once, and finds nodes of the tree on screen', () => {
  const engine = new ProfileEngine();
  const id = engine.put(TREE);
  expect(engine.search(id, [], 'handle | parse')).toMatchObject({
    status: 'ok',
    functionCount: 2,
    throughValue: 40,
    totalValue: 50,
  });
  expect(engine.search(id, [focusOn(TREE, 'main', 'gc')], 'parse')).toMatchObject({ throughValue: 0, totalValue: 10 });
  expect(engine.search(id, [], '/(/')).toMatchObject({ status: 'error' });
  expect(engine.search(id, [], '  ')).toEqual({ status: 'empty' });
});

test('neighbours of a function are those of the upright stacks, whichever way the tree is shown', () => {
  const engine = new ProfileEngine();
  const id = engine.put(TREE);
  const parse = TREE.names.indexOf('parse');
  for (const transforms of [[], [{ kind: 'invert' }]] satisfies Transform[][]) {
    const callers = engine.neighbours(id, transforms, parse)?.callers;
    expect(Array.from(callers?.nameIndex ?? [], (name) => TREE.names[name])).toEqual(['handle', 'render']);
    expect(Array.from(callers?.value ?? [])).toEqual([30, 10]);
  }
});

test('a closed node of an inverted tree is opened, and stays open for the searches that follow', () => {
  // 70,000 functions that end their stacks: more than are opened at once.
  const text = Array.from({ length: 70_000 }, (_, index) => `main;caller;leaf${index} 1`).join('\n');
  const engine = new ProfileEngine();
  const id = engine.put(treeFromText(text));
  const invert: Transform[] = [{ kind: 'invert' }];
  const view = engine.view(id, invert);
  const closed = view?.isClosed?.lastIndexOf(1) ?? -1;
  const name = getName(view?.tree ?? TREE, closed);
  const opened = engine.openCallers(id, invert, closed);
  expect(getName(opened?.view.tree ?? TREE, opened?.node ?? 0)).toBe(name);
  expect(getName(opened?.view.tree ?? TREE, (opened?.node ?? 0) + 1)).toBe('caller');
  expect(engine.search(id, invert, name)).toMatchObject({ status: 'ok', functionCount: 1 });
});

test('trees that were not used for long are forgotten and have to be handed over again', () => {
  const engine = new ProfileEngine();
  const first = engine.put(TREE);
  const second = engine.put(TREE);
  for (let count = 0; count < 3; count++) {
    engine.put(TREE);
    engine.view(first, []);
  }
  expect(engine.view(first, [])).toBeDefined();
  expect(engine.view(second, [])).toBeUndefined();
});

describe('functions that are called by other numbers in every run', () => {
  const FIRST = treeFromText(
    'run;Cart$$Lambda$14/0x0800c8.apply;tax 6\nrun;Cart$$Lambda$15/0x0800d0.apply;tax 2\nrun;gc 2',
  );
  const SECOND = treeFromText('run;Cart$$Lambda$9/0x0a11.apply;tax 8\nrun;gc 2');
  const RANGE = { fromMs: 0, toMs: 10_000 };
  const side = {
    range: RANGE,
    profileType: describeProfileType('process_cpu:cpu:nanoseconds:cpu:nanoseconds'),
    selector: '{service_name="cart"}',
    seriesAverage: undefined,
  };
  const question = (transforms: readonly Transform[]): DiffViewQuestion => ({
    sides: { baseline: side, comparison: { ...side, range: { fromMs: 10_000, toMs: 20_000 } } },
    mode: 'per-second',
    widths: 'both',
    transforms,
  });

  function printDiff(transforms: readonly Transform[]) {
    const engine = new ProfileEngine();
    const ids = { baseline: engine.put(FIRST), comparison: engine.put(SECOND) };
    const answer = engine.diffView(ids, question(transforms));
    const { names, functions, baseline, comparison } = answer?.functions ?? {
      ...{ names: [], functions: [] },
      ...{ baseline: { total: [] }, comparison: { total: [] } },
    };
    return {
      runNumbers: answer?.runNumbers,
      rows: Array.from(functions, (name) => `${names[name]} ${baseline.total[name]} ${comparison.total[name]}`).sort(),
    };
  }

  test('are the same on both sides of a comparison, and how many names that took is known', () => {
    expect(printDiff([])).toEqual({
      runNumbers: { names: 3, functions: 1 },
      rows: ['Cart$$Lambda_.apply 8 8', 'gc 2 2', 'run 10 10', 'tax 8 8'],
    });
  });

  test('stay apart in a comparison that is told to keep them', () => {
    expect(printDiff([{ kind: 'runNumbers', merge: false }])).toEqual({
      runNumbers: undefined,
      rows: [
        'Cart$$Lambda$14/0x0800c8.apply 6 0',
        'Cart$$Lambda$15/0x0800d0.apply 2 0',
        'Cart$$Lambda$9/0x0a11.apply 0 8',
        ...['gc 2 2', 'run 10 10', 'tax 8 8'],
      ],
    });
  });

  test('are no difference worth a sentence', () => {
    const engine = new ProfileEngine();
    const ids = {
      baseline: engine.put(treeFromText('run;Cart$$Lambda$14/0x0800c8.apply 8\nrun;gc 2')),
      comparison: engine.put(treeFromText('run;Cart$$Lambda$9/0x0a11.apply 8\nrun;gc 2')),
    };
    const input = { ...question([]).sides, mode: 'share' as const, sureness: undefined, nowMs: 30_000 };
    expect(engine.findDiff(ids, input)).toMatchObject({ functions: [] });
    expect(engine.findDiff(ids, { ...input, keepsRunNumbers: true })).toMatchObject({ functions: [{}, {}] });
  });

  test('are one course over time, whichever run a slice is of', () => {
    const engine = new ProfileEngine();
    const slices = [FIRST, SECOND].map((tree) => ({ format: 'tree' as const, bytes: encodeTree(tree) }));
    const series = engine.computeSeries(slices);
    expect([...(getFunctionSeries(series, 'Cart$$Lambda_.apply')?.total ?? [])]).toEqual([8, 8]);
  });

  test('stay as recorded in one profile, unless the user asks for one function', () => {
    const engine = new ProfileEngine();
    const id = engine.put(FIRST);
    expect(printTree(engine.view(id, [])?.tree ?? FIRST)).toEqual(printTree(FIRST));
    const merged = engine.view(id, [{ kind: 'runNumbers', merge: true }]);
    expect(printTree(merged?.tree ?? FIRST)).toEqual(
      printTree(treeFromText('run;Cart$$Lambda_.apply;tax 8\nrun;gc 2')),
    );
    expect(merged?.notes).toMatchObject([{ text: 'run numbers left out: 2 names are 1 function' }]);
  });

  test('are found by a link of another run', () => {
    const engine = new ProfileEngine();
    const path = getPathReference(SECOND, findNode(SECOND, 'run', 'Cart$$Lambda$9/0x0a11.apply', 'tax'));
    expect(engine.view(engine.put(FIRST), [{ kind: 'focusNode', path }])?.tree.total[0]).toBe(6);
    const callers: Transform = { kind: 'callees', name: 'Cart$$Lambda$9/0x0a11.apply' };
    expect(engine.view(engine.put(FIRST), [callers])?.tree.total[0]).toBe(8);
    const byName: Transform = { kind: 'keepStacks', functions: { by: 'name', name: 'Cart$$Lambda_.apply' } };
    expect(engine.view(engine.put(FIRST), [byName])?.tree.total[0]).toBe(8);
  });
});

test('sides of the same minutes are compared pair by pair, others are not', () => {
  const slicesFrom = (fromMs: number) =>
    Array.from({ length: 8 }, (_, slice) => ({
      profile: { format: 'tree' as const, bytes: encodeTree(TREE) },
      range: { fromMs: fromMs + slice * 60_000, toMs: fromMs + slice * 60_000 + 59_999 },
      seriesAverage: undefined,
    }));
  const estimateTo = (fromMs: number) =>
    new ProfileEngine().estimateSureness({
      baseline: slicesFrom(0),
      comparison: slicesFrom(fromMs),
      test: 'rate',
      selection: undefined,
    });
  expect(estimateTo(0)).toMatchObject({ sliceCount: { baseline: 8, comparison: 8, isPaired: true } });
  expect(estimateTo(240_000)).toMatchObject({ sliceCount: { baseline: 8, comparison: 8, isPaired: false } });
});
