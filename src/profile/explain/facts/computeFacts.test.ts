/** @jest-environment node */
import fc from 'fast-check';
import { computeDiff } from 'profile/diff/DiffTree';
import { classifyTree } from 'profile/names/classifyTree';
import { DEFAULT_CATEGORY_RULES } from 'profile/names/defaultCategoryRules';
import { computeCoverage } from 'profile/tree/computeCoverage';
import { type FlameTree, getTotal } from 'profile/tree/FlameTree';
import { mergeUnderLabels } from 'profile/tree/mergeUnderLabels';
import { arbitraryTree } from '../../../../tests/helpers/arbitraryTree';
import { HOSTILE_NAMES } from '../../../../tests/helpers/hostileNames';
import { treeFromText } from '../../../../tests/helpers/treeFromText';
import { DEFAULT_FACT_RULES } from './buildFactRules';
import { computeDiffFacts, type DiffFactsInput, type NoiseNames } from './computeDiffFacts';
import { computeFacts } from './computeFacts';
import type { Fact } from './Fact';
import type { FactsInput } from './FactsInput';

const inputOf = (tree: FlameTree, more: Partial<FactsInput> = {}): FactsInput => ({
  tree,
  untransformedTotal: getTotal(tree),
  coverage: computeCoverage(tree),
  profileTypeId: 'process_cpu:samples:count::milliseconds',
  range: { fromMs: 0, toMs: 60_000 },
  categories: classifyTree(tree, DEFAULT_CATEGORY_RULES),
  rules: DEFAULT_FACT_RULES,
  ...more,
});
const factsOf = (tree: FlameTree, more: Partial<FactsInput> = {}): readonly Fact[] =>
  computeFacts(inputOf(tree, more)).facts;
const sentences = (facts: readonly Fact[], role: Fact['role']): string[] =>
  facts.filter((fact) => fact.role === role).map(({ sentence }) => sentence);

test('microseconds of a profiler are said as time, as on the page', () => {
  // Decoders have made nanoseconds of them.
  const tree = treeFromText('main;work 30000000000\nmain;idle 10000000000');
  const more = { profileTypeId: 'wall:wall:microseconds:wall:microseconds', range: { fromMs: 0, toMs: 3_600_000 } };
  expect(sentences(factsOf(tree, more), 'context')[1]).toBe('In all it holds 40 s, 11.1 ms/s on average.');
});

test('context says what is measured, how much, how whole and by whose code', () => {
  const tree = treeFromText('main.main;regexp.Compile 30\nmain.main;other 60\nruntime.gcDrain 10', { limited: true });
  expect(sentences(factsOf(tree, { untransformedTotal: 200 }), 'context')).toEqual([
    expect.stringMatching(/^The profile shows CPU samples\. Sampled: /),
    'In all it holds 100, 1.67 samples/s on average.',
    'The view is narrowed: it shows 50 % of the whole profile (200). Shares below are parts of the view.',
    'The server cut away 60 % of the value (“other”). What lies there is unknown.',
    'It has 3 functions.',
    'By whose code spent it: own 0 %, libraries 30 % and language runtime 10 %.',
  ]);
});

test.each([
  ['process_cpu:cpu:nanoseconds:cpu:nanoseconds', 'In all it holds 2 min, 2 cores on average.'],
  ['memory:alloc_space:bytes:space:bytes', 'In all it holds 112 GiB, 1.86 GiB/s on average.'],
  ['mutex:delay:nanoseconds:contentions:count', 'In all it holds 2 min, 2 s/s on average.'],
  [
    'memory:inuse_space:bytes:space:bytes',
    'It adds up memory in use at many moments. How many there were is not known, so only shares can be compared.',
  ],
])('amount of %s', (profileTypeId, sentence) => {
  expect(sentences(factsOf(treeFromText('main 120000000000'), { profileTypeId }), 'context')).toContain(sentence);
});

test.each([
  [120, 'On average it holds 954 MiB: memory in use at many moments, and every amount here is the average over them.'],
  [1, 'It holds 112 GiB: memory in use at one moment.'],
])('memory in use over %i moments', (weight, sentence) => {
  const profileTypeId = 'memory:inuse_space:bytes:space:bytes';
  const facts = factsOf(treeFromText('main 120000000000'), { profileTypeId, weight });
  expect(sentences(facts, 'context')).toContain(sentence);
});

test('amounts in findings are averages over the moments, and left out where these are not known', () => {
  const find = (weight: number) => {
    const question = { profileTypeId: 'goroutine:goroutine:count:goroutine:count', weight, untransformedTotal: 4000 };
    const facts = factsOf(treeFromText('main.main;main.wait 1500\nmain.main;main.run 500'), question);
    return facts.map(({ sentence }) => sentence).filter((sentence) => /whole profile|hot spot/.test(sentence));
  };
  expect(find(100)).toEqual([
    expect.stringContaining('it shows 50 % of the whole profile (40).'),
    expect.stringContaining('main.wait itself takes 75 % of the goroutines (15)'),
  ]);
  expect(find(0)).toEqual([
    expect.stringContaining('it shows 50 % of the whole profile.'),
    expect.stringContaining('main.wait itself takes 75 % of the goroutines'),
  ]);
  expect(find(0).join()).not.toContain('(1500)');
});

test('what the last stored frame of a stack calls is not called its own work, with labels as first level neither', () => {
  const tree = treeFromText(`${'main.walk;'.repeat(999)}main.leaf 9\nmain.other 1`);
  for (const each of [tree, mergeUnderLabels([{ label: 'shop', tree }])]) {
    expect(sentences(factsOf(each), 'finding').join()).toContain('One hot spot: main.leaf and what it calls take 90 %');
  }
});

test('a rate is over the time that has data, and says so', () => {
  const profileTypeId = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
  const facts = factsOf(treeFromText('main 12000000000'), { profileTypeId, weight: 24 });
  expect(sentences(facts, 'context')).toContain(
    'In all it holds 12 s, 0.5 cores on average over the 24 s of 1 min that have data.',
  );
});

test.each([
  ['process_cpu:cpu:nanoseconds:cpu:nanoseconds', /saved for the whole program/],
  ['mutex:delay:nanoseconds:contentions:count', /waits of several threads add up/i],
  ['wall:wall:nanoseconds:wall:nanoseconds', /waits of several threads add up/i],
])('less waiting is not said to make the whole program faster: %s', (profileTypeId, expected) => {
  const facts = factsOf(treeFromText('main.main;main.lock 90\nmain.main;main.run 10'), { profileTypeId });
  const whys = facts.filter(({ kind }) => kind === 'hot-spot').map(({ why }) => why);
  expect(whys).toEqual([expect.stringMatching(expected)]);
});

test('few samples are said', () => {
  expect(sentences(factsOf(treeFromText('main 5'), { sampleCount: 5 }), 'context')).toContain(
    'There are only 5 samples: too few to tell causes from chance.',
  );
});

test('a finding names rule, threshold, functions and nodes', () => {
  const tree = treeFromText('main.main;main.check;regexp.MustCompile;regexp.compile 60\nmain.main;main.load 40');
  const found = factsOf(tree).find(({ ruleId }) => ruleId === 'go-regex');
  expect(found).toMatchObject({
    kind: 'rule',
    severity: 'severe',
    weight: 0.6,
    threshold: 0.05,
    sentence:
      'Regular expressions (Go): 60 % of the CPU samples passes through regexp.MustCompile, all of it from main.check.',
  });
  expect(found?.evidence.functions.map((name) => tree.names[name])).toEqual(['regexp.MustCompile', 'main.check']);
  expect(found?.evidence.nodes).toEqual([3]);
});

test('frames that profilers make up are no cause', () => {
  const tree = treeFromText('Node.js;Non JS threads activity 70\nNode.js;/app/shop.js:handle:7 20\n(program) 10');
  const findings = factsOf(tree).filter(({ role, kind }) => role === 'finding' && kind !== 'path');
  expect(findings.map(({ kind, evidence }) => [kind, tree.names[evidence.functions[0] ?? -1]])).toEqual([
    ['hot-spot', '/app/shop.js:handle:7'],
    ['responsible', '/app/shop.js:handle:7'],
  ]);
});

test('neither a chain of filters nor a wrapper around its like is recursion', () => {
  const chain = 'main.main;next;auth;next;gzip;next;limit;next;main.handle';
  const tree = treeFromText(`${chain} 40\nmain.main;wrap;wrap;main.handle 60`);
  expect(factsOf(tree).filter(({ kind }) => kind === 'recursion')).toEqual([]);
});

test('a rule is not about what it only leads to: what frameworks call back is own', () => {
  const tree = treeFromText(
    'java/lang/Thread.run;java/lang/reflect/Method.invoke;com/acme/Shop.pay 90\njava/lang/Thread.run 10',
  );
  expect(factsOf(tree).filter(({ kind }) => kind === 'rule')).toEqual([]);
});

test('rules of a language, and of the kernel, are silent where nothing shows that there is any', () => {
  const stacks = 'main;bls::verify;G1Element::FromBytes 60\nmain;lz4_compress 20\nmain;schedule;poll;select 20';
  expect(factsOf(treeFromText(stacks)).filter(({ kind }) => kind === 'rule')).toEqual([]);
  const jvm = treeFromText('JavaThread::run;G1ParTask::work 60\nJavaThread::run;G1Element::FromBytes 40');
  const found = factsOf(jvm).filter(({ kind }) => kind === 'rule');
  expect(found.map(({ ruleId, weight }) => [ruleId, weight])).toEqual([['jvm-gc', 0.6]]);
});

test('a finding names the own code that carries it, and nothing below a tenth of it', () => {
  const tree = treeFromText(`
    main.main;main.cart;runtime.mallocgc 30
    main.main;main.list;runtime.mallocgc 12
    main.main;main.rare;runtime.mallocgc 1
    main.main;main.load 57`);
  expect(factsOf(tree).find(({ ruleId }) => ruleId === 'go-allocation')?.sentence).toBe(
    'Memory allocation (Go): 43 % of the CPU samples passes through runtime.mallocgc; 30 % comes from main.cart and 12 % from main.list.',
  );
});

test('the own function that costs most is never one of which nothing tells', () => {
  const tree = treeFromText('<module>;handle;raw_decode 90\n<module>;poll 10');
  expect(factsOf(tree).filter(({ kind }) => kind === 'responsible')).toEqual([]);
});

test('recursion counts each stack once', () => {
  const tree = treeFromText('main.main;main.walk;main.walk;main.visit;main.walk 40\nmain.main;main.walk 60');
  expect(sentences(factsOf(tree), 'finding')).toContain(
    'Recursion: main.walk calls itself on the stacks of 40 % of the CPU samples, up to 3 times on one.',
  );
});

test('the heaviest path names a function that calls itself once', () => {
  const tree = treeFromText('main;handle;fib;fib;fib;fib;fib 60\nmain;idle 40');
  expect(sentences(factsOf(tree), 'finding')).toContainEqual(
    expect.stringMatching(/^The heaviest path ends in main, handle and fib \(7 frames deep\)/),
  );
});

test('an empty profile has context only', () => {
  expect(sentences(factsOf(treeFromText('')), 'finding')).toEqual([]);
});

test('facts of any tree are numbered, ordered and about functions that exist', () => {
  fc.assert(
    fc.property(arbitraryTree, (tree) => {
      const facts = factsOf(tree);
      expect(facts.map(({ id }) => id)).toEqual(facts.map((_, at) => `K${at + 1}`));
      const rank = { severe: 0, notable: 1, info: 2 };
      const findings = facts.filter(({ role }) => role === 'finding');
      const order = findings.map(({ severity, weight }) => rank[severity] - weight / 2);
      expect(order).toEqual([...order].sort((a, b) => a - b));
      for (const { weight, evidence } of facts) {
        expect(weight).toBeGreaterThanOrEqual(0);
        expect(weight).toBeLessThanOrEqual(1 + 1e-9);
        expect(evidence.functions.every((name) => name >= 0 && name < tree.names.length)).toBe(true);
        expect(evidence.nodes.every((node) => node >= 0 && node < tree.nodeCount)).toBe(true);
      }
    }),
  );
});

test.each(HOSTILE_NAMES.filter((name) => name !== '' && !/[;\n]/.test(name)))(
  'a hostile name is safe to show: %j',
  (name) => {
    const tree = { ...treeFromText('hot 9\ncold 1'), names: ['total', name, 'cold'] };
    for (const { sentence } of factsOf(tree)) {
      expect(sentence).not.toMatch(/[\u0000-\u001f\u202e\u2028\ufeff]/);
      expect(sentence.length).toBeLessThan(1_000);
    }
  },
);

describe('comparisons', () => {
  const tree = treeFromText('main.main;main.old 10\nmain.main;main.parse 100\nmain.main;main.fresh 90');
  const side = (parts: [number, number, number]) => {
    const [old, parse, fresh] = parts;
    const sum = old + parse + fresh;
    return {
      self: Float64Array.from([0, 0, old, parse, fresh]),
      total: Float64Array.from([sum, sum, old, parse, fresh]),
    };
  };
  const diffFacts = (noise?: NoiseNames, more: Partial<DiffFactsInput> = {}) =>
    computeDiffFacts({
      diff: { tree, baseline: side([10, 40, 0]), comparison: side([0, 60, 90]) },
      scale: { baseline: 1, comparison: 1 },
      mode: 'total',
      profileTypeId: 'process_cpu:samples:count::milliseconds',
      categories: classifyTree(tree, DEFAULT_CATEGORY_RULES),
      rules: DEFAULT_FACT_RULES,
      noise,
      ...more,
    }).facts;

  test('new, grown and gone functions are named with both values', () => {
    expect(sentences(diffFacts(), 'context')).toContain('In all the CPU samples rose from 50 to 150 (3 ×).');
    expect(sentences(diffFacts(), 'finding')).toEqual([
      'New: main.fresh is only in the comparison and takes 90 itself.',
      'main.parse itself grew from 40 to 60.',
      'Gone: main.old is only in the baseline, where it took 10 itself.',
    ]);
  });

  test('code without symbols that a function calls is not the work of the function itself', () => {
    const missing = 'Comparison: 40 (40 %) is code without symbols (libfoo.so) and counts as self of its callers.';
    const facts = diffFacts(undefined, {
      unseen: [missing],
      unnamed: new Map([['main.parse', [{ file: '/usr/lib/libfoo.so', value: 40 }]]]),
    });
    expect(sentences(facts, 'context')).toContain(missing);
    expect(sentences(facts, 'finding')).toContain(
      'main.parse with code without symbols that it calls (libfoo.so) grew from 40 to 60.',
    );
  });

  test('what may be noise is not severe and says so', () => {
    const all = new Set(tree.names);
    const findings = diffFacts({ self: all, total: all }).filter(({ role }) => role === 'finding');
    expect(findings.map(({ severity }) => severity)).toEqual(['info', 'info', 'info']);
    expect(findings[0]?.sentence).toMatch(/This may be noise\.$/);
  });

  describe('own code whose libraries grew', () => {
    const sides = [
      'main.main;main.encode;encoding/json.Marshal 100\nmain.main;main.find;database/sql.(*DB).Query 50',
      'main.main;main.encode;encoding/json.Marshal 140\nmain.main;main.find;database/sql.(*DB).Query 50',
    ] as const;
    const [before, after] = [treeFromText(sides[0]), treeFromText(sides[1])];
    const { tree: both, baseline, comparison } = computeDiff(before, after);
    const names = (...of: readonly string[]) => new Set(of);
    const explain = (noise: NoiseNames) =>
      diffFacts(noise, {
        diff: { tree: both, baseline, comparison },
        categories: classifyTree(both, DEFAULT_CATEGORY_RULES),
      }).filter(({ role }) => role === 'finding');

    test('is as sure as its total, though its own part did not change', () => {
      const [first, ...others] = explain({ self: names('main.encode', 'main.find'), total: names('main.find') }).filter(
        ({ sentence }) => sentence.includes('main.encode'),
      );
      expect(others).toEqual([]);
      expect(first).toMatchObject({ severity: 'severe' });
      expect(first?.sentence).toMatch(/^main.encode, with the library, .* grew from 100 to 140\.$/);
    });

    test('is noise where its total is, and a rule where all functions behind it are', () => {
      const everything = names(...both.names);
      const found = explain({ self: everything, total: everything });
      expect(found.map(({ severity }) => severity)).toEqual(found.map(() => 'info'));
      expect(found.map(({ ruleId }) => ruleId)).toContain('go-serialisation');
      expect(found.every(({ sentence }) => sentence.endsWith('This may be noise.'))).toBe(true);
    });

    test('is said to be untested where it is only a part of its total', () => {
      const left = treeFromText(`${sides[0]}\nmain.main;main.encode;main.escape 60`);
      const right = treeFromText(`${sides[1]}\nmain.main;main.encode;main.escape 45`);
      const diff = computeDiff(left, right);
      const found = diffFacts(
        { self: names(), total: names() },
        {
          diff: { tree: diff.tree, baseline: diff.baseline, comparison: diff.comparison },
          categories: classifyTree(diff.tree, DEFAULT_CATEGORY_RULES),
        },
      );
      expect(
        found.map(({ sentence }) => sentence).filter((sentence) => sentence.includes('main.encode, with')),
      ).toEqual([expect.stringMatching(/How sure that is was not tested\.$/)]);
    });
  });

  test('where all functions changed alike, that is the finding, and no function is blamed', () => {
    const text = (by: number) =>
      ['parse 40', 'render 30', 'store 30'].map((line) => line.replace(/\d+/, (n) => `${Number(n) * by}`));
    const [before, after] = [1, 2].map((by) =>
      treeFromText(
        text(by)
          .map((line) => `main;${line}`)
          .join('\n'),
      ),
    );
    const { tree: both, baseline, comparison } = computeDiff(before ?? tree, after ?? tree);
    const explain = (more: Partial<DiffFactsInput>) =>
      diffFacts(undefined, {
        diff: { tree: both, baseline, comparison },
        categories: classifyTree(both, DEFAULT_CATEGORY_RULES),
        ...more,
      }).filter(({ role }) => role === 'finding');
    expect(explain({ mode: 'per-second' })).toMatchObject([
      {
        kind: 'alike',
        severity: 'severe',
        sentence: expect.stringMatching(/baseline, as with more load or more instances: no/),
      },
    ]);
    expect(explain({ mode: 'total' })[0]?.sentence).toMatch(
      /^All functions changed alike, each by its part of the baseline: no/,
    );
    const names = new Set(both.names);
    expect(explain({ noise: { self: names, total: names } })).toMatchObject([
      { severity: 'info', sentence: expect.stringMatching(/This may be noise\.$/) },
    ]);
    // As shares, nothing changed.
    expect(
      explain({ mode: 'share', scale: { baseline: 1 / 100, comparison: 1 / 200 } }).map(({ kind }) => kind),
    ).toEqual(['flat']);
  });

  test('sides without a difference have no finding but that', () => {
    const same = side([10, 40, 0]);
    const { facts } = computeDiffFacts({
      diff: { tree, baseline: same, comparison: same },
      scale: { baseline: 1, comparison: 1 },
      mode: 'total',
      profileTypeId: 'process_cpu:samples:count::milliseconds',
      categories: classifyTree(tree, DEFAULT_CATEGORY_RULES),
      rules: DEFAULT_FACT_RULES,
    });
    expect(facts.filter(({ role }) => role === 'finding').map(({ kind }) => kind)).toEqual(['flat']);
  });
});

describe('code without symbols that counts as self of its caller', () => {
  const tree = treeFromText('main.main;runtime.asmcgocall 90\nmain.main;main.work 10');
  const find = (value: number, kind: string, more: Partial<FactsInput> = {}) =>
    factsOf(tree, {
      unnamed: {
        valueOf: new Map([['runtime.asmcgocall', value]]),
        binariesOf: new Map([['runtime.asmcgocall', [{ file: '/usr/lib/libfoo.so', value }]]]),
      },
      ...more,
    })
      .filter((fact) => fact.kind === kind)
      .map(({ sentence }) => sentence);

  test('is not the own work of that function', () => {
    expect(find(90, 'hot-spot')).toEqual([
      'One hot spot: code without symbols (libfoo.so) that runtime.asmcgocall calls takes 90 % of the CPU samples (90), all of it from main.main.',
    ]);
    expect(find(90, 'split')).toEqual(['By whose code spent it: own 10 % and without symbols 90 %.']);
  });

  test('is a part of it where the function works itself, too', () => {
    expect(find(60, 'hot-spot')).toEqual([
      'One hot spot: runtime.asmcgocall takes 90 % of the CPU samples (90), of which 60 % is code without symbols (libfoo.so) that it calls, all of it from main.main.',
    ]);
    expect(find(60, 'split')).toEqual([
      'By whose code spent it: own 10 %, language runtime 30 % and without symbols 60 %.',
    ]);
  });

  test('is not claimed where the function did not spend as much, nor where nobody knows', () => {
    expect(find(95, 'hot-spot')[0]).toMatch(/^One hot spot: runtime\.asmcgocall itself takes 90 %/);
    expect(find(90, 'hot-spot', { unnamed: undefined })[0]).toMatch(/ itself takes 90 %/);
  });

  test('what is missing is said, and nothing is whole then', () => {
    const missing = '80 ms (27.6 %) without symbols is missing from the flame graph: libfoo.so 80 ms.';
    expect(find(90, 'coverage', { unseen: [missing] })).toEqual(['The server cut nothing.', missing]);
  });
});

test('a finding whose named functions are not all of it says that there are others', () => {
  const stacks = ['regexp.MustCompile 50', 'regexp.Compile 3', 'regexp.MatchString 2'];
  const tree = treeFromText(`${stacks.map((stack) => `main.main;${stack}`).join('\n')}\nmain.main 45`);
  expect(factsOf(tree).find(({ ruleId }) => ruleId === 'go-regex')?.sentence).toMatch(
    /^Regular expressions \(Go\): 55 % of the CPU samples passes through regexp\.MustCompile and others/,
  );
});

test('what calls itself deeply is the recursion, not the filters around it', () => {
  const filters = 'Next;Filter;Run;Next;Filter;Run;Next;Filter;Run';
  const tree = treeFromText(`${filters};fib;fib;fib;fib;fib;add 90\n${filters} 10`);
  const recursion = factsOf(tree).find(({ kind }) => kind === 'recursion');
  expect(recursion?.sentence).toMatch(/^Recursion: fib calls itself on the stacks of 90 % .* up to 5 times on one\.$/);
});

test('functions whose names a profiler could not read are no hot spot', () => {
  const unread = '(unknown):-1 - (unknown) [c function]';
  const tree = treeFromText(`app/shop.rb:-1 - total;${unread} 60\napp/shop.rb:-1 - total 40`);
  const facts = factsOf(tree);
  expect(facts.find(({ kind }) => kind === 'hot-spot')?.sentence).not.toContain('(unknown)');
});

test('a function at the depth at which servers cut stacks is not said to spend all of that itself', () => {
  const tree = treeFromText(`${'visit;'.repeat(999)}walk 90\nmain 10`);
  expect(factsOf(tree).find(({ kind }) => kind === 'hot-spot')?.sentence).toMatch(
    /^One hot spot: walk and what it calls take 90 %/,
  );
});

test('paths part below one call only where there is something below it', () => {
  const narrow = (text: string) => factsOf(treeFromText(text)).find(({ kind }) => kind === 'narrow')?.sentence;
  expect(narrow('main;serve;a 40\nmain;serve;b 40\nmain;c 20')).toMatch(
    /goes through one call of serve; below it the paths part/,
  );
  expect(narrow('main;a 70\nmain;b 30')).toBeUndefined();
});

test('two long names that begin alike are not cut to the same text', () => {
  const long = (type: string) => `void acme::fill<${'std::vector<'.repeat(12)}${type}${'>'.repeat(12)}>(${type})`;
  const tree = treeFromText(`main;${long('int')} 50\nmain;${long('long')} 50`);
  const texts = factsOf(tree).flatMap(({ parts }) => parts.flatMap((part) => (part.kind === 'function' ? [part] : [])));
  const shown = new Map(texts.map(({ name, text }) => [name, text]));
  expect(new Set(shown.values()).size).toBe(shown.size);
});
