/** @jest-environment node */
import { describeProfileType } from 'profile/catalog/describeProfileType';
import { DEFAULT_CATEGORY_RULES } from 'profile/names/defaultCategoryRules';
import { getFunctionSeries } from 'profile/series/slices/computeFunctionSeries';
import { getPathReference } from 'profile/transform/pathHash';
import type { Transform } from 'profile/transform/Transform';
import { type FlameTree, getName } from 'profile/tree/FlameTree';
import { encodeTree } from '../../tests/helpers/encodeTree';
import { pprofFromText } from '../../tests/helpers/pprofFromText';
import { printTree } from '../../tests/helpers/printTree';
import { treeFromText } from '../../tests/helpers/treeFromText';
import { estimateSureness } from './estimateSureness';
import { getEngine, setCategoryRules } from './getEngine';
import { type DiffViewQuestion, OpenedDiff } from './OpenedDiff';
import { type OpenedProfile, openProfile, openTree } from './OpenedProfile';

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

test('a profile is opened once and then viewed in any way', async () => {
  const profile = await openProfile({ format: 'tree', bytes: encodeTree(TREE) });
  expect(printTree(profile.tree)).toEqual(printTree(TREE));
  expect(profile.coverage).toMatchObject({ total: 50, isWhole: true });
  const view = await profile.view([focusOn(profile.tree, 'main', 'handle')]);
  expect(view.tree.total[0]).toBe(40);
  expect(view.trail).toEqual(['main', 'handle']);
  const whole = await profile.view([]);
  expect(whole.trail).toEqual([]);
  expect(whole.tree).toBe(profile.tree);
});

test('the way to a focus is that of the stacks that the steps before it left', async () => {
  const merged = treeFromText('main;handle;render 10\nmain;handle;other 5');
  const profile = openTree(merged);
  const hidden = treeFromText('main;render 10\nmain;other 5');
  const view = await profile.view([
    { kind: 'hideFunctions', functions: { by: 'name', name: 'handle' } },
    focusOn(hidden, 'main', 'render'),
    { kind: 'keepStacks', functions: { by: 'name', name: 'render' } },
  ]);
  expect(view.trail).toEqual(['main', 'render']);
  expect((await profile.view([focusOn(hidden, 'main', 'render')])).trail).toEqual([]);
});

test('microseconds become nanoseconds, whatever the format of the answer', async () => {
  const scaled = [...TREE.total].map((value) => value * 1000);
  const answer = await openProfile({ format: 'tree', factor: 1000, bytes: encodeTree(TREE) });
  expect([...answer.tree.total]).toEqual(scaled);
  const levels = [
    [0n, 5n, 0n, 0n],
    [0n, 5n, 5n, 1n],
  ];
  const { tree } = await openProfile({ format: 'levels', factor: 1000, names: ['total', 'main'], levels });
  expect([[...tree.total], [...tree.self]]).toEqual([
    [5000, 5000],
    [0, 5000],
  ]);
});

test('functions of an inverted view are those of the upright stacks', async () => {
  const view = await openTree(TREE).view([{ kind: 'invert' }]);
  const parse = view.tree.names.indexOf('parse');
  expect(getName(view.tree, 1)).toBe('parse');
  expect(view.functions.total[parse]).toBe(40);
  expect(view.functions.names[parse]).toBe('parse');
});

test('a search counts each stack once, and finds nodes of the tree on screen', async () => {
  const profile = openTree(TREE);
  expect(await profile.search([], 'handle | parse')).toMatchObject({
    status: 'ok',
    functionCount: 2,
    throughValue: 40,
    totalValue: 50,
  });
  expect(await profile.search([focusOn(TREE, 'main', 'gc')], 'parse')).toMatchObject({
    throughValue: 0,
    totalValue: 10,
  });
  expect(await profile.search([], '/(/')).toMatchObject({ status: 'error' });
  expect(await profile.search([], '  ')).toEqual({ status: 'empty' });
});

test('neighbours of a function are those of the upright stacks, whichever way the tree is shown', async () => {
  const profile = openTree(TREE);
  const parse = TREE.names.indexOf('parse');
  for (const transforms of [[], [{ kind: 'invert' }]] satisfies Transform[][]) {
    const { callers } = await profile.getNeighbours(transforms, parse);
    expect(Array.from(callers.nameIndex, (name) => TREE.names[name])).toEqual(['handle', 'render']);
    expect(Array.from(callers.value)).toEqual([30, 10]);
  }
});

test('a closed node of an inverted tree is opened, and stays open for the searches that follow', async () => {
  // 70,000 functions that end their stacks: more than are opened at once.
  const text = Array.from({ length: 70_000 }, (_, index) => `main;caller;leaf${index} 1`).join('\n');
  const profile = openTree(treeFromText(text));
  const invert: Transform[] = [{ kind: 'invert' }];
  const view = await profile.view(invert);
  const closed = view.isClosed?.lastIndexOf(1) ?? -1;
  const name = getName(view.tree, closed);
  const opened = await profile.openCallers(invert, closed);
  expect(getName(opened.view.tree, opened.node)).toBe(name);
  expect(getName(opened.view.tree, opened.node + 1)).toBe('caller');
  expect(await profile.search(invert, name)).toMatchObject({ status: 'ok', functionCount: 1 });
});

test('what was closed answers nothing more, whatever else is open', async () => {
  const [before, after] = [openTree(TREE), openTree(TREE)];
  const diff = new OpenedDiff(before, after);
  expect(await diff.getUpright([])).toMatchObject({ tree: { nodeCount: TREE.nodeCount } });
  await before.view([]);
  const id = await before.getId();
  before.close();
  await expect(before.view([])).rejects.toThrow('after it was closed');
  await expect(getEngine().then((engine) => engine.ask(id, 'view', [[]]))).rejects.toThrow('after it was closed');
  // The comparison has both trees, and the other side is another profile.
  expect(await diff.getUpright([{ kind: 'invert' }])).toMatchObject({ tree: { nodeCount: TREE.nodeCount } });
  expect(await after.view([])).toMatchObject({ trail: [] });
});

test('other rules change whose code functions are, and what was hidden by that', async () => {
  const profile = openTree(treeFromText('main.main;net/http.Serve;net/http.read 5'));
  const keepOwn: Transform[] = [{ kind: 'ownCode' }];
  expect(printTree((await profile.view(keepOwn)).tree)).toEqual(printTree(treeFromText('main.main 5')));
  setCategoryRules([...DEFAULT_CATEGORY_RULES, { category: 'own', pattern: 'net/http.*', isUsers: true }]);
  expect(printTree((await profile.view(keepOwn)).tree)).toEqual(printTree(profile.tree));
  setCategoryRules(DEFAULT_CATEGORY_RULES);
});

describe('whose code functions are, of which only files tell', () => {
  const trees = [
    treeFromText('start;encode 3\nstart;Lib$$Lambda$1.run 2'),
    treeFromText('start;encode 4\nstart;Lib$$Lambda$2.run 2'),
  ] as const;
  const PPROF = pprofFromText('start:1@/app/main.py;encode:2@/usr/lib/python3.11/site-packages/codec/encode.py 3');
  const keepOwn: Transform[] = [{ kind: 'ownCode' }];
  const listNames = (tree: FlameTree) => [...new Set(Array.from(tree.nameIndex, (name) => tree.names[name] ?? ''))];

  test('a comparison learns from the pprof of either side, also after it was drawn', async () => {
    const sides = trees.map((tree) => openTree(tree)) as [OpenedProfile, OpenedProfile];
    const diff = new OpenedDiff(...sides);
    expect(listNames((await diff.getUpright(keepOwn)).tree)).toContain('encode');
    await sides[1].learn(PPROF, '');
    expect(listNames((await diff.getUpright(keepOwn)).tree)).not.toContain('encode');
  });

  test('a repository that only labels name tells which module is the own one', async () => {
    const stacks = 'main.main;github.com/big/lib.Do;github.com/acme/shop.Pay 1\nmain.main;github.com/big/lib.Do 9';
    const profile = openTree(treeFromText(stacks));
    await profile.learn(pprofFromText('main.main:1 1'), 'https://github.com/acme/shop');
    expect((await profile.getCategories()).ownOrigins).toEqual(['github.com/acme']);
  });
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

  async function printDiff(transforms: readonly Transform[]) {
    const answer = await new OpenedDiff(openTree(FIRST), openTree(SECOND)).view(question(transforms));
    const { names, functions, baseline, comparison } = answer.functions;
    return {
      runNumbers: answer.runNumbers,
      rows: Array.from(functions, (name) => `${names[name]} ${baseline.total[name]} ${comparison.total[name]}`).sort(),
    };
  }

  test('are the same on both sides of a comparison, and how many names that took is known', async () => {
    expect(await printDiff([])).toEqual({
      runNumbers: { names: 3, functions: 1, namesOf: new Map([['Cart$$Lambda_.apply', 3]]) },
      rows: ['Cart$$Lambda_.apply 8 8', 'gc 2 2', 'run 10 10', 'tax 8 8'],
    });
  });

  test('stay apart in a comparison that is told to keep them', async () => {
    expect(await printDiff([{ kind: 'runNumbers', merge: false }])).toEqual({
      runNumbers: undefined,
      rows: [
        'Cart$$Lambda$14/0x0800c8.apply 6 0',
        'Cart$$Lambda$15/0x0800d0.apply 2 0',
        'Cart$$Lambda$9/0x0a11.apply 0 8',
        ...['gc 2 2', 'run 10 10', 'tax 8 8'],
      ],
    });
  });

  test('are no difference worth a sentence', async () => {
    const diff = new OpenedDiff(
      openTree(treeFromText('run;Cart$$Lambda$14/0x0800c8.apply 8\nrun;gc 2')),
      openTree(treeFromText('run;Cart$$Lambda$9/0x0a11.apply 8\nrun;gc 2')),
    );
    const input = { ...question([]).sides, mode: 'share' as const, sureness: undefined, nowMs: 30_000 };
    expect(await diff.find(input)).toMatchObject({ functions: [] });
    expect(await diff.find({ ...input, keepsRunNumbers: true })).toMatchObject({ functions: [{}, {}] });
  });

  test('are one course over time, whichever run a slice is of', async () => {
    const slices = [FIRST, SECOND].map((tree) => ({ format: 'tree' as const, bytes: encodeTree(tree) }));
    const series = await (await getEngine()).computeSeries(slices);
    expect([...(getFunctionSeries(series, 'Cart$$Lambda_.apply')?.total ?? [])]).toEqual([8, 8]);
  });

  test('stay as recorded in one profile, unless the user asks for one function', async () => {
    const profile = openTree(FIRST);
    expect(printTree((await profile.view([])).tree)).toEqual(printTree(FIRST));
    const merged = await profile.view([{ kind: 'runNumbers', merge: true }]);
    expect(printTree(merged.tree)).toEqual(printTree(treeFromText('run;Cart$$Lambda_.apply;tax 8\nrun;gc 2')));
    expect(merged.notes).toMatchObject([{ text: 'run numbers left out: 2 names are 1 function' }]);
  });

  test('are found by a link of another run', async () => {
    const getTotalOf = async (transform: Transform) => (await openTree(FIRST).view([transform])).tree.total[0];
    const path = getPathReference(SECOND, findNode(SECOND, 'run', 'Cart$$Lambda$9/0x0a11.apply', 'tax'));
    expect(await getTotalOf({ kind: 'focusNode', path })).toBe(6);
    const callers: Transform = { kind: 'callees', name: 'Cart$$Lambda$9/0x0a11.apply' };
    expect(await getTotalOf(callers)).toBe(8);
    const byName: Transform = { kind: 'keepStacks', functions: { by: 'name', name: 'Cart$$Lambda_.apply' } };
    expect(await getTotalOf(byName)).toBe(8);
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
    estimateSureness({
      baseline: slicesFrom(0),
      comparison: slicesFrom(fromMs),
      test: 'rate',
      selection: undefined,
    });
  expect(estimateTo(0)).toMatchObject({ sliceCount: { baseline: 8, comparison: 8, isPaired: true } });
  expect(estimateTo(240_000)).toMatchObject({ sliceCount: { baseline: 8, comparison: 8, isPaired: false } });
});
