/** @jest-environment node */
import fc from 'fast-check';
import { parseCategoryRules } from 'profile/names/categoryRules';
import { classifyTree } from 'profile/names/classifyTree';
import { DEFAULT_CATEGORY_RULES } from 'profile/names/defaultCategoryRules';
import { type FlameTree, getName, getTotal } from 'profile/tree/FlameTree';
import { createEmptyTree } from 'profile/tree/FlameTreeBuilder';
import { printTree } from '../../../tests/helpers/printTree';
import { treeFromText } from '../../../tests/helpers/treeFromText';
import { applyTransforms } from './applyTransforms';
import { NAME_OF_SMALL } from './dropSmall';
import { getPath, getPathReference } from './pathHash';
import type { FunctionSelector, Transform } from './Transform';

// `a` and `b` could be anyone's: here they are the user's.
const OWN_RULES = parseCategoryRules('own a\nown b').rules.map((rule) => ({ ...rule, isUsers: true }));
const RULES = [...DEFAULT_CATEGORY_RULES, ...OWN_RULES];

const apply = (tree: FlameTree, ...transforms: Transform[]) =>
  applyTransforms(tree, transforms, { getCategories: () => classifyTree(tree, RULES) });

const byName = (name: string): FunctionSelector => ({ by: 'name', name });
const bySearch = (search: string): FunctionSelector => ({ by: 'search', search });

const SHOP = `
  main;handle;json.encode;mallocgc 4
  main;handle;render;json.encode 3
  main;handle;render 1
  main;gc 2
`;

describe('drawn', () => {
  test('focus on a function merges all its places', () => {
    const { tree, notes } = apply(treeFromText(SHOP), { kind: 'focusFunctions', functions: byName('json.encode') });
    expect(printTree(tree)).toEqual(['json.encode 7 (self 3)', '  mallocgc 4 (self 4)']);
    expect(notes[0]).toMatchObject({ status: 'applied', removedValue: 3 });
  });

  test('focus on what a search finds starts stacks at the first hit', () => {
    const { tree } = apply(treeFromText(SHOP), { kind: 'focusFunctions', functions: bySearch('render | encode') });
    expect(printTree(tree)).toEqual([
      'json.encode 4 (self 0)',
      '  mallocgc 4 (self 4)',
      'render 4 (self 1)',
      '  json.encode 3 (self 3)',
    ]);
  });

  test('focus on a node shows its subtree only', () => {
    const tree = treeFromText(SHOP);
    const focused = apply(tree, { kind: 'focusNode', path: getPathReference(tree, 5) });
    expect(printTree(focused.tree)).toEqual(['render 4 (self 1)', '  json.encode 3 (self 3)']);
  });

  test('hiding a function gives its own value to the caller and merges what it called', () => {
    const { tree, notes } = apply(treeFromText(SHOP), { kind: 'hideFunctions', functions: byName('render') });
    expect(printTree(tree)).toEqual([
      'main 10 (self 0)',
      '  handle 8 (self 1)',
      '    json.encode 7 (self 3)',
      '      mallocgc 4 (self 4)',
      '  gc 2 (self 2)',
    ]);
    expect(notes[0]).toMatchObject({ removedValue: 0 });
  });

  test('what is hidden right below the root is the own value of the root', () => {
    const { tree } = apply(treeFromText('main 3\nmain;a 2'), { kind: 'hideFunctions', functions: byName('main') });
    expect(printTree(tree)).toEqual(['total 5 (self 3)', '  a 2 (self 2)']);
  });

  test('stacks are hidden and kept as a whole', () => {
    const tree = treeFromText(SHOP);
    expect(printTree(apply(tree, { kind: 'hideStacks', functions: byName('json.encode') }).tree)).toEqual([
      'main 3 (self 0)',
      '  handle 1 (self 0)',
      '    render 1 (self 1)',
      '  gc 2 (self 2)',
    ]);
    expect(printTree(apply(tree, { kind: 'keepStacks', functions: byName('json.encode') }).tree)).toEqual([
      'main 7 (self 0)',
      '  handle 7 (self 0)',
      '    json.encode 4 (self 0)',
      '      mallocgc 4 (self 4)',
      '    render 3 (self 0)',
      '      json.encode 3 (self 3)',
    ]);
  });

  test('callers are an inverted tree with all of what the function costs', () => {
    const { tree, upright } = apply(treeFromText(SHOP), { kind: 'callers', name: 'json.encode' });
    expect(printTree(tree)).toEqual([
      'json.encode 7 (self 0)',
      '  handle 4 (self 0)',
      '    main 4 (self 4)',
      '  render 3 (self 0)',
      '    handle 3 (self 0)',
      '      main 3 (self 3)',
    ]);
    expect(printTree(upright)).toEqual([
      'main 7 (self 0)',
      '  handle 7 (self 0)',
      '    json.encode 4 (self 4)',
      '    render 3 (self 0)',
      '      json.encode 3 (self 3)',
    ]);
  });

  test('callees of a recursive function are all that it calls, on one level', () => {
    const tree = treeFromText('main;f;g;f;h 3\nf;g 2\nf;f 1');
    expect(printTree(apply(tree, { kind: 'callees', name: 'f' }).tree)).toEqual([
      'f 6 (self 1)',
      '  g 2 (self 2)',
      '  h 3 (self 3)',
    ]);
    expect(printTree(apply(tree, { kind: 'focusFunctions', functions: byName('f') }).tree)).toEqual([
      'f 6 (self 0)',
      '  g 5 (self 2)',
      '    f 3 (self 0)',
      '      h 3 (self 3)',
      '  f 1 (self 1)',
    ]);
  });

  test('direct recursion is folded, indirect recursion on request', () => {
    const tree = treeFromText('f;f;g;f;h 6\nf;g;i 3\nf 1');
    expect(printTree(apply(tree, { kind: 'mergeRecursion', scope: 'direct' }).tree)).toEqual([
      'f 10 (self 1)',
      '  g 9 (self 0)',
      '    i 3 (self 3)',
      '    f 6 (self 0)',
      '      h 6 (self 6)',
    ]);
    expect(printTree(apply(tree, { kind: 'mergeRecursion', scope: 'all' }).tree)).toEqual([
      'f 10 (self 1)',
      '  g 3 (self 0)',
      '    i 3 (self 3)',
      '  h 6 (self 6)',
    ]);
  });

  test('neighbouring frames of a package become one, other packages below it stay', () => {
    const tree = treeFromText(`
      main.main;net/http.serve;net/http.read;main.handle;net/http.write 3
      main.main;net/http.accept;net/http/internal.x 2
    `);
    expect(printTree(apply(tree, { kind: 'collapsePackage', packageName: 'net/http' }).tree)).toEqual([
      'main.main 5 (self 0)',
      '  net/http (collapsed) 5 (self 0)',
      '    main.handle 3 (self 0)',
      '      net/http (collapsed) 3 (self 3)',
      '    net/http/internal.x 2 (self 2)',
    ]);
  });

  test('own code only: the rest counts for the nearest own caller, what the server cut stays to be seen', () => {
    const tree = treeFromText(
      `
      main.main;net/http.serve;main.handle;runtime.mallocgc 3
      main.main;main.handle;encoding/json.Marshal;other 4
      runtime.gcBgMarkWorker 2
    `,
      { limited: true },
    );
    expect(printTree(apply(tree, { kind: 'ownCode' }).tree)).toEqual([
      'total 9 (self 2)',
      '  main.main 7 (self 0)',
      '    main.handle 7 (self 3)',
      '      other 4 (cut)',
    ]);
  });

  test('own code only: says what it hid, and hides nothing where nothing is known to be own', () => {
    const tree = treeFromText('main.main;net/http.serve 3\nmain.main;lookup 4\nmain.main 2\nruntime.mallocgc 1');
    expect(apply(tree, { kind: 'ownCode' }).notes).toEqual([
      {
        status: 'applied',
        transform: { kind: 'ownCode' },
        removedValue: 0,
        hidden: [
          { category: 'library', value: 3 },
          { category: 'runtime', value: 1 },
          { category: 'unknown', value: 4 },
        ],
      },
    ]);
    const { tree: same, notes } = apply(treeFromText('main;decode 3\nmain;encode 1'), { kind: 'ownCode' });
    expect(getTotal(same)).toBe(4);
    expect(printTree(same)).toHaveLength(3);
    expect(notes).toMatchObject([{ status: 'skipped', reason: expect.stringMatching(/for 100 %, nothing tells/) }]);
  });

  test('own code only: what the kernel calls is not own, whatever its name', () => {
    const tree = treeFromText('main.main;read;entry_SYSCALL_64;main.work 5\nmain.main;main.work 2');
    expect(printTree(apply(tree, { kind: 'ownCode' }).tree)).toEqual([
      'main.main 7 (self 5)',
      '  main.work 2 (self 2)',
    ]);
  });

  test('small nodes are gathered, per parent, and totals stay', () => {
    const tree = treeFromText('main;a;b 90\nmain;c 3\nmain;d;e 4\nmain;a;f 1\nmain;g 2');
    const { tree: pruned, upright, notes } = apply(tree, { kind: 'dropSmall', share: 0.05 });
    expect(printTree(pruned)).toEqual([
      'main 100 (self 0)',
      '  a 91 (self 0)',
      '    b 90 (self 90)',
      `    ${NAME_OF_SMALL} 1 (self 1)`,
      `  ${NAME_OF_SMALL} 9 (self 9)`,
    ]);
    expect(printTree(upright)).toEqual(printTree(tree));
    expect(notes[0]).toMatchObject({ removedValue: 0 });
  });

  test('small nodes of an inverted tree are gathered, too', () => {
    const tree = treeFromText('main;a 90\nmain;b 6\nmain;c 4\nx;a 1');
    expect(printTree(apply(tree, { kind: 'dropSmall', share: 0.05 }, { kind: 'invert' }).tree)).toEqual([
      'a 91 (self 0)',
      '  main 90 (self 90)',
      `  ${NAME_OF_SMALL} 1 (self 1)`,
      'b 6 (self 0)',
      '  main 6 (self 6)',
      `${NAME_OF_SMALL} 4 (self 4)`,
    ]);
  });

  test('focus on a node of an inverted tree keeps the stacks that end like this', () => {
    const tree = treeFromText(SHOP);
    const inverted = apply(tree, { kind: 'invert' }).tree;
    const handle = [...inverted.depth].findIndex(
      (_, node) =>
        getPath(inverted, node)
          .map((step) => getName(inverted, step))
          .join(' ') === 'total json.encode render handle',
    );
    const focus: Transform = { kind: 'focusNode', path: getPathReference(inverted, handle) };
    const { tree: focused, notes } = apply(tree, { kind: 'invert' }, focus);
    expect(printTree(focused)).toEqual(['handle 3 (self 0)', '  main 3 (self 3)']);
    expect(notes[1]).toMatchObject({ status: 'applied', removedValue: 7 });
  });

  test('a root that is a function is like any other function', () => {
    const tree = { ...treeFromText('read 5\nwrite 2'), names: ['main', 'read', 'write'] };
    expect(printTree(apply(tree).tree)).toEqual(['main 7 (self 0)', '  read 5 (self 5)', '  write 2 (self 2)']);
    expect(printTree(apply(tree, { kind: 'hideFunctions', functions: byName('main') }).tree)).toEqual([
      'read 5 (self 5)',
      'write 2 (self 2)',
    ]);
  });
});

describe('what finds nothing to act on', () => {
  const missing: Transform[] = [
    { kind: 'focusNode', path: { name: 'main', depth: 1, hash: '0123456789abcdef' } },
    { kind: 'focusNode', path: { name: 'main', depth: 99, hash: '0123456789abcdef' } },
    { kind: 'focusNode', path: { name: 'main', depth: 1, hash: 'nonsense' } },
    { kind: 'focusFunctions', functions: byName('nobody') },
    { kind: 'focusFunctions', functions: byName('other') },
    { kind: 'hideFunctions', functions: byName('total') },
    { kind: 'hideFunctions', functions: bySearch('nobody') },
    { kind: 'hideFunctions', functions: bySearch('/(/') },
    { kind: 'keepStacks', functions: bySearch('other') },
    { kind: 'hideStacks', functions: bySearch('') },
    { kind: 'callers', name: 'nobody' },
    { kind: 'callees', name: 'other' },
    { kind: 'collapsePackage', packageName: 'nobody' },
  ];

  test.each(missing)('%j changes nothing and says why', (transform) => {
    const tree = treeFromText('main;other 5\nmain;gc 2', { limited: true });
    const result = apply(tree, transform);
    expect(result.notes).toEqual([{ status: 'skipped', transform, reason: expect.stringMatching(/^[A-Z].*\.$/) }]);
    expect(result.tree).toBe(tree);
  });

  test.each(missing)('%j leaves an inverted tree as it is', (transform) => {
    const tree = treeFromText('main;other 5\nmain;gc 2', { limited: true });
    const result = apply(tree, { kind: 'invert' }, transform);
    expect(result.notes[1]?.status).toBe('skipped');
    expect(result.tree).toEqual(apply(tree, { kind: 'invert' }).tree);
  });

  test('transforms of an empty tree do not fail', () => {
    const everything: Transform[] = [...missing, { kind: 'ownCode' }, { kind: 'mergeRecursion', scope: 'all' }];
    expect(apply(createEmptyTree(), ...everything).tree.nodeCount).toBe(0);
    expect(apply(createEmptyTree(), { kind: 'invert' }, { kind: 'dropSmall', share: 1 }).tree.nodeCount).toBe(0);
    expect(apply(createEmptyTree(), { kind: 'dropSmall', share: 0.5 }).tree.nodeCount).toBe(0);
  });
});

describe('compared with the stacks one by one', () => {
  // Every transform is a rule for one stack. The reference applies it to each stack and adds up equal results.
  type Frames = readonly string[];
  type Rule = (frames: Frames) => Frames | undefined;

  const NAMES = ['a', 'b', 'net/http.c', 'net/http.d', 'runtime.mallocgc'];
  const isForeign = (name: string) => name.includes('.') || name.startsWith('net/http');
  const from = (frames: Frames, start: number) => (start < 0 ? undefined : frames.slice(start));

  function foldAll(frames: Frames): Frames {
    const folded: string[] = [];
    for (const frame of frames) {
      const above = folded.indexOf(frame);
      if (above >= 0) {
        folded.length = above + 1;
      } else {
        folded.push(frame);
      }
    }
    return folded;
  }

  function collapse(frames: Frames): Frames {
    const collapsed = 'net/http (collapsed)';
    return frames
      .map((frame) => (frame.startsWith('net/http') ? collapsed : frame))
      .filter((frame, at, all) => frame !== collapsed || all[at - 1] !== collapsed);
  }

  const selected = fc.oneof(
    fc.constantFrom(...NAMES).map((name) => ({ functions: byName(name), isIn: (other: string) => other === name })),
    fc
      .constantFrom('http', 'e')
      .map((text) => ({ functions: bySearch(text), isIn: (other: string) => other.includes(text) })),
  );
  const step: fc.Arbitrary<{ transform: Transform; rule: Rule; keepsTotal: boolean }> = fc.oneof(
    selected.map(({ functions, isIn }) => ({
      transform: { kind: 'focusFunctions' as const, functions },
      rule: (frames: Frames) => from(frames, frames.findIndex(isIn)),
      keepsTotal: false,
    })),
    selected.map(({ functions, isIn }) => ({
      transform: { kind: 'hideFunctions' as const, functions },
      rule: (frames: Frames) => frames.filter((frame) => !isIn(frame)),
      keepsTotal: true,
    })),
    selected.map(({ functions, isIn }) => ({
      transform: { kind: 'keepStacks' as const, functions },
      rule: (frames: Frames) => (frames.some(isIn) ? frames : undefined),
      keepsTotal: false,
    })),
    selected.map(({ functions, isIn }) => ({
      transform: { kind: 'hideStacks' as const, functions },
      rule: (frames: Frames) => (frames.some(isIn) ? undefined : frames),
      keepsTotal: false,
    })),
    fc.constantFrom(...NAMES).map((name) => ({
      transform: { kind: 'callees' as const, name },
      rule: (frames: Frames) => (frames.includes(name) ? frames.slice(frames.lastIndexOf(name)) : undefined),
      keepsTotal: false,
    })),
    fc.constant({
      transform: { kind: 'mergeRecursion' as const, scope: 'direct' as const },
      rule: (frames: Frames) => frames.filter((frame, at) => frame !== frames[at - 1]),
      keepsTotal: true,
    }),
    fc.constant({
      transform: { kind: 'mergeRecursion' as const, scope: 'all' as const },
      rule: foldAll,
      keepsTotal: true,
    }),
    fc.constant({
      transform: { kind: 'collapsePackage' as const, packageName: 'net/http' },
      rule: collapse,
      keepsTotal: true,
    }),
    fc.constant({
      transform: { kind: 'ownCode' as const },
      rule: (frames: Frames) => frames.filter((frame) => !isForeign(frame)),
      keepsTotal: true,
    }),
  );

  interface Stack {
    readonly frames: Frames;
    readonly value: number;
  }
  const stackList: fc.Arbitrary<Stack[]> = fc.array(
    fc.record({
      frames: fc.array(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 9 }),
      value: fc.integer({ min: 1, max: 100 }),
    }),
    { minLength: 1, maxLength: 25 },
  );

  const grow = (stacks: readonly Stack[]) =>
    treeFromText(stacks.map(({ frames, value }) => `${frames.join(';')} ${value}`).join('\n'));

  /** Own values by stack. */
  function listStacks(tree: FlameTree): Record<string, number> {
    const values: Record<string, number> = {};
    for (let node = 0; node < tree.nodeCount; node++) {
      if ((tree.self[node] ?? 0) > 0) {
        values[
          getPath(tree, node)
            .slice(1)
            .map((at) => getName(tree, at))
            .join(';')
        ] = tree.self[node] ?? 0;
      }
    }
    return values;
  }

  function addUp(stacks: readonly Stack[], rule: Rule): Record<string, number> {
    const values: Record<string, number> = {};
    for (const { frames, value } of stacks) {
      const stack = rule(frames)?.join(';');
      if (stack !== undefined) {
        values[stack] = (values[stack] ?? 0) + value;
      }
    }
    return values;
  }

  /** Pre-order, ends, totals and names as `FlameTree` promises. */
  function expectSound(tree: FlameTree): void {
    for (let node = 0; node < tree.nodeCount; node++) {
      const end = tree.subtreeEnd[node] ?? 0;
      let total = tree.self[node] ?? 0;
      const seen = new Set<number>();
      for (let child = node + 1; child < end; child = tree.subtreeEnd[child] ?? end) {
        expect(tree.depth[child]).toBe((tree.depth[node] ?? 0) + 1);
        expect(seen.has(tree.nameIndex[child] ?? 0)).toBe(false);
        seen.add(tree.nameIndex[child] ?? 0);
        total += tree.total[child] ?? 0;
      }
      expect(tree.self[node]).toBeGreaterThanOrEqual(0);
      expect(tree.total[node]).toBe(total);
      expect(end).toBeGreaterThan(node);
    }
    expect(tree.subtreeEnd[0]).toBe(tree.nodeCount);
  }

  const sum = (values: Record<string, number>) => Object.values(values).reduce((total, value) => total + value, 0);

  test('any chain gives the stacks of the reference, a sound tree and the value that is missing', () => {
    fc.assert(
      fc.property(stackList, fc.array(step, { minLength: 1, maxLength: 4 }), (stacks, steps) => {
        const tree = grow(stacks);
        const { tree: changed, upright, notes } = apply(tree, ...steps.map(({ transform }) => transform));
        let frames: Stack[] = stacks;
        steps.forEach(({ rule, keepsTotal }, index) => {
          const note = notes[index];
          const before = sum(addUp(frames, (stack) => stack));
          if (note?.status === 'applied') {
            frames = frames.flatMap((stack) => {
              const changedFrames = rule(stack.frames);
              return changedFrames ? [{ ...stack, frames: changedFrames }] : [];
            });
            expect(note.removedValue).toBe(before - sum(addUp(frames, (stack) => stack)));
            expect(keepsTotal && note.removedValue > 0).toBe(false);
          } else if (steps[index]?.transform.kind === 'ownCode') {
            expect(frames.every((stack) => stack.frames.every(isForeign))).toBe(true);
          } else {
            // Nothing to act on: all stacks stay as they are, or none has what is looked for.
            const kept = frames.map((stack) => rule(stack.frames));
            expect(kept.every((stack, at) => stack === undefined || stack.length === frames[at]?.frames.length)).toBe(
              true,
            );
          }
        });
        expect(listStacks(changed)).toEqual(addUp(frames, (stack) => stack));
        expect(upright).toBe(changed);
        expectSound(changed);
        const known = new Set([...tree.names, 'net/http (collapsed)']);
        expect(changed.names.every((name) => known.has(name))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('applied one after the other or as a list, the result is the same', () => {
    fc.assert(
      fc.property(stackList, step, step, (stacks, first, second) => {
        const tree = grow(stacks);
        const together = apply(tree, first.transform, second.transform).tree;
        const apart = apply(apply(tree, first.transform).tree, second.transform).tree;
        expect(together).toEqual(apart);
      }),
    );
  });

  test('hiding functions and stacks, and keeping stacks apart from hiding functions, can come in any order', () => {
    const order = fc.oneof(
      fc.constant(['hideFunctions', 'hideFunctions'] as const),
      fc.constant(['hideStacks', 'hideStacks'] as const),
      fc.constant(['keepStacks', 'keepStacks'] as const),
      fc.constant(['keepStacks', 'hideStacks'] as const),
    );
    fc.assert(
      fc.property(stackList, order, selected, selected, (stacks, [firstKind, secondKind], first, second) => {
        const tree = grow(stacks);
        const one: Transform = { kind: firstKind, functions: first.functions };
        const other: Transform = { kind: secondKind, functions: second.functions };
        const forward = apply(tree, one, other);
        const backward = apply(tree, other, one);
        fc.pre([...forward.notes, ...backward.notes].every(({ status }) => status === 'applied'));
        expect(listStacks(forward.tree)).toEqual(listStacks(backward.tree));
      }),
    );
  });

  test('an inverted tree has the stacks the other way round, and commutes with changes of functions', () => {
    fc.assert(
      fc.property(stackList, step, (stacks, { transform }) => {
        const tree = grow(stacks);
        const reversed = addUp(stacks, (frames) => [...frames].reverse());
        const inverted = apply(tree, { kind: 'invert' });
        expect(listStacks(inverted.tree)).toEqual(reversed);
        expect([...(inverted.inverted?.view.isClosed ?? [])].every((flag) => flag === 0)).toBe(true);
        expectSound(inverted.tree);
        expect(apply(tree, { kind: 'invert' }, { kind: 'invert' }).tree).toBe(tree);
        const after = apply(tree, transform, { kind: 'invert' });
        expect(apply(tree, { kind: 'invert' }, transform).tree).toEqual(after.tree);
      }),
    );
  });

  test('callers are the stacks up to the first call, the other way round', () => {
    fc.assert(
      fc.property(stackList, fc.constantFrom(...NAMES), (stacks, name) => {
        fc.pre(stacks.some(({ frames }) => frames.includes(name)));
        const { tree, notes } = apply(grow(stacks), { kind: 'callers', name });
        const expected = addUp(stacks, (frames) =>
          frames.includes(name) ? frames.slice(0, frames.indexOf(name) + 1).reverse() : undefined,
        );
        expect(listStacks(tree)).toEqual(expected);
        expect(notes[0]).toMatchObject({ removedValue: sum(addUp(stacks, (frames) => frames)) - sum(expected) });
        expectSound(tree);
      }),
    );
  });

  test('every node of an upright and of an inverted tree can be focused by its link', () => {
    fc.assert(
      fc.property(stackList, fc.boolean(), fc.nat(), (stacks, isInverted, pick) => {
        const tree = grow(stacks);
        const before: Transform[] = isInverted ? [{ kind: 'invert' }] : [];
        const view = apply(tree, ...before).tree;
        const node = 1 + (pick % (view.nodeCount - 1));
        const result = apply(tree, ...before, { kind: 'focusNode', path: getPathReference(view, node) });
        const path = getPath(view, node)
          .slice(1)
          .map((at) => getName(view, at));
        const expected = addUp(stacks, (frames) => {
          const seen = isInverted ? [...frames].reverse() : frames;
          return path.every((name, at) => seen[at] === name) ? seen.slice(path.length - 1) : undefined;
        });
        expect(listStacks(result.tree)).toEqual(expected);
        expect(getTotal(result.tree)).toBe(view.total[node]);
        expectSound(result.tree);
      }),
    );
  });

  test('gathering small nodes keeps every total and leaves none of them', () => {
    fc.assert(
      fc.property(stackList, fc.constantFrom(0.001, 0.05, 0.3, 1), fc.boolean(), (stacks, share, isInverted) => {
        const tree = grow(stacks);
        const transforms: Transform[] = [
          { kind: 'dropSmall', share },
          ...(isInverted ? [{ kind: 'invert' } as const] : []),
        ];
        const { tree: pruned } = apply(tree, ...transforms);
        expectSound(pruned);
        expect(getTotal(pruned)).toBe(getTotal(tree));
        for (let node = 1; node < pruned.nodeCount; node++) {
          const isSmall = getName(pruned, node) === NAME_OF_SMALL;
          expect(isSmall || (pruned.total[node] ?? 0) >= share * getTotal(tree)).toBe(true);
        }
      }),
    );
  });
});
