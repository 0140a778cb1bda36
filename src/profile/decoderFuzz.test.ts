/** @jest-environment node */
// Changes valid input at random: a decoder has to answer with a sound tree or with its own error, never with another
// exception, a hang or a huge allocation. The seed is fixed, so that a failure comes back; inputs that once failed are
// kept as examples.
import fc from 'fast-check';
import { decodeLevels } from 'profile/formats/decodeLevels';
import { decodeNestedSet } from 'profile/formats/decodeNestedSet';
import { decodeTree } from 'profile/formats/decodeTree';
import { encodeNestedSet } from 'profile/formats/encodeNestedSet';
import { readProfileFile } from 'profile/formats/files/readProfileFile';
import { parseCollapsed } from 'profile/formats/parseCollapsed';
import { parseFlamebearer } from 'profile/formats/parseFlamebearer';
import { parseSpeedscope } from 'profile/formats/parseSpeedscope';
import { buildTreeFromPprof } from 'profile/formats/pprof/buildTreeFromPprof';
import { decodePprof } from 'profile/formats/pprof/decodePprof';
import { encodePprof } from 'profile/formats/pprof/encodePprof';
import { printCollapsed } from 'profile/formats/printCollapsed';
import { encodeLevels, printFlamebearer } from 'profile/formats/printFlamebearer';
import { printSpeedscope } from 'profile/formats/printSpeedscope';
import { runSteps } from 'profile/formats/runSteps';
import type { FlameTree } from 'profile/tree/FlameTree';
import { ProfileDecodeError } from 'profile/tree/ProfileDecodeError';
import { encodeTree } from '../../tests/helpers/encodeTree';
import { findTreeFault } from '../../tests/helpers/findTreeFault';
import { treeFromText } from '../../tests/helpers/treeFromText';

const RUNS = { seed: 20261123, numRuns: 3000 };

const trees = [
  treeFromText('main;handle;parse 300\nmain;handle;render 5\nmain;other 70\ninit;other;x 1', { limited: true }),
  treeFromText('a;a;a;b;a 1000000\na;b 1\nλ;<init> 128\nλ;other 16384'),
  treeFromText('only 9007199254740991'),
];

function expectSoundOrRefused(decode: () => readonly FlameTree[]): void {
  let decoded: readonly FlameTree[];
  try {
    decoded = decode();
  } catch (error) {
    expect(error).toBeInstanceOf(ProfileDecodeError);
    return;
  }
  expect(decoded.map(findTreeFault)).toEqual(decoded.map(() => undefined));
}

/** One change of a list of bytes or characters. */
const change = fc.record({
  kind: fc.constantFrom('set', 'flip', 'insert', 'remove', 'repeat', 'cut'),
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  length: fc.integer({ min: 1, max: 12 }),
  value: fc.oneof(fc.constantFrom(0, 1, 0x7f, 0x80, 0xff), fc.nat(255)),
});
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

function applyChange(bytes: readonly number[], { kind, at, length, value }: Change): number[] {
  const position = Math.floor(at * bytes.length);
  const head = bytes.slice(0, position);
  const tail = bytes.slice(position);
  switch (kind) {
    case 'set':
      return [...head, value, ...tail.slice(1)];
    case 'flip':
      return [...head, (tail[0] ?? 0) ^ (1 << (value % 8)), ...tail.slice(1)];
    case 'insert':
      return [...head, ...Array<number>(length).fill(value), ...tail];
    case 'remove':
      return [...head, ...tail.slice(length)];
    case 'repeat':
      return [...head, ...tail.slice(0, length), ...tail];
    default:
      return head;
  }
}

function changedBytes(seeds: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> {
  return fc
    .tuple(fc.constantFrom(...seeds), fc.array(change, { minLength: 1, maxLength: 6 }))
    .map(([seed, changes]) => Uint8Array.from(changes.reduce<readonly number[]>(applyChange, [...seed])));
}

function changedText(seeds: readonly string[]): fc.Arbitrary<string> {
  return changedBytes(seeds.map((seed) => new TextEncoder().encode(seed))).map((bytes) =>
    new TextDecoder().decode(bytes),
  );
}

/** JSON that stays JSON: a few of its numbers become others, or something else altogether. */
function changedJson(seeds: readonly string[]): fc.Arbitrary<string> {
  const token = fc.oneof(
    fc.constantFrom('-1', '0.5', '1e300', '9007199254740993', '"x"', 'null', '[]', '{}', 'true'),
    fc.nat(9).map(String),
  );
  const at = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
  return fc
    .tuple(fc.constantFrom(...seeds), fc.array(fc.tuple(at, token), { minLength: 1, maxLength: 3 }))
    .map(([seed, changes]) =>
      changes.reduce((text, [share, replacement]) => {
        const numbers = [...text.matchAll(/-?\d+(\.\d+)?(e\d+)?/g)];
        const { 0: number = '', index = 0 } = numbers[Math.floor(share * numbers.length)] ?? {};
        return text.slice(0, index) + replacement + text.slice(index + number.length);
      }, seed),
    );
}

const strangeNumber = fc.oneof(
  fc.constantFrom(-1, 0, 0.5, 1, 2 ** 31, 2 ** 53, 2 ** 63, 1e300, NaN, Infinity),
  fc.integer({ min: -3, max: 12 }),
);

/** A few numbers of a list replaced; `at` is a share of the length. */
const replacements = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), strangeNumber), {
  minLength: 1,
  maxLength: 4,
});

function replace(numbers: ArrayLike<number>, changes: ReadonlyArray<readonly [at: number, value: number]>): number[] {
  const changed = Array.from(numbers);
  for (const [at, value] of changes) {
    changed[Math.floor(at * changed.length)] = value;
  }
  return changed;
}

const limited = fc.boolean();

test('TREE bytes', () => {
  fc.assert(
    fc.property(changedBytes(trees.map(encodeTree)), limited, (bytes, isLimited) => {
      expectSoundOrRefused(() => [decodeTree(bytes, { limited: isLimited })]);
    }),
    RUNS,
  );
});

test('pprof', () => {
  const seeds = trees.map((tree) =>
    encodePprof(tree, { sampleType: { type: 'cpu', unit: 'ns' }, timeMs: 1e12, durationNs: 1e10, comments: ['x'] }),
  );
  fc.assert(
    fc.property(changedBytes(seeds), (bytes) => {
      expectSoundOrRefused(() => {
        const profile = decodePprof(bytes);
        return profile.sampleTypes.map((_, index) => buildTreeFromPprof(profile, index));
      });
    }),
    RUNS,
  );
});

test('collapsed stacks', () => {
  fc.assert(
    fc.property(changedText(trees.map((tree) => [...printCollapsed(tree)].join(''))), (text) => {
      expectSoundOrRefused(() => [parseCollapsed(text)]);
    }),
    RUNS,
  );
});

test('speedscope', () => {
  const options = { name: 'x', unit: 'bytes', exporter: 'x' };
  const sampled = JSON.stringify({
    shared: { frames: [{ name: 'a' }, { name: 'b' }] },
    profiles: [{ type: 'sampled', unit: 'none', samples: [[0], [0, 1]], weights: [1, 2] }],
  });
  const seeds = [sampled, ...trees.map((tree) => [...printSpeedscope(tree, options)].join(''))];
  fc.assert(
    fc.property(fc.oneof(changedText(seeds), changedJson(seeds)), (text) => {
      expectSoundOrRefused(() => [parseSpeedscope(text).tree]);
    }),
    RUNS,
  );
});

test('flamebearer', () => {
  const options = { name: 'x', units: 'samples', sampleRate: 1 };
  const seeds = trees.flatMap((tree) => [
    [...printFlamebearer([tree], options)].join(''),
    [...printFlamebearer([tree, tree], options)].join(''),
  ]);
  fc.assert(
    fc.property(fc.oneof(changedText(seeds), changedJson(seeds)), limited, (text, isLimited) => {
      expectSoundOrRefused(() => {
        const parsed = parseFlamebearer(text, { limited: isLimited });
        return parsed.kind === 'single' ? [parsed.tree] : [parsed.left, parsed.right];
      });
    }),
    RUNS,
  );
});

test('files that somebody drops', () => {
  const call = (functionName: string) => ({ functionName, url: 'a.js', lineNumber: 3 });
  const nodes = [
    { id: 1, callFrame: call('(root)'), children: [2, 3] },
    { id: 2, callFrame: call('main'), children: [] },
    { id: 3, callFrame: call('(idle)'), hitCount: 1 },
  ];
  const cpuProfile = { nodes, startTime: 0, endTime: 9, samples: [2, 3, 1], timeDeltas: [1, 2, 3] };
  const chunk = { cpuProfile: { nodes: [{ id: 1, callFrame: call('a') }], samples: [1, 1] }, timeDeltas: [1, 2] };
  const json = [
    cpuProfile,
    { nodes },
    { head: { id: 1, callFrame: call('a'), selfSize: 4, children: [{ id: 2, callFrame: call('b'), selfSize: 8 }] } },
    { traceEvents: [{ name: 'ProfileChunk', pid: 1, id: 1, args: { data: { ...chunk, startTime: 1, endTime: 9 } } }] },
    { duration: 3, root_frame: { function: 'a', time: 3, children: [{ function: '[self]', time: 1 }] } },
    [
      {
        schema: { fields: ['level', 'value', 'self', 'label'].map((name) => ({ name })) },
        data: {
          values: [
            [0, 1],
            [9, 9],
            [0, 9],
            ['total', 'main'],
          ],
        },
      },
    ],
  ].map((file) => JSON.stringify(file));
  const texts = [...json, 'a 1/2 [0] 1.5: 10 cycles:u: \n  7f a+0x1 (/b)\n  7e [unknown] (/c)\n\n', 'a;b 3\na 1\n'];
  fc.assert(
    fc.property(fc.oneof(changedText(texts), changedJson(json)), (text) => {
      expectSoundOrRefused(() =>
        runSteps(readProfileFile(new TextEncoder().encode(text))).profiles.map(({ build }) => runSteps(build()).tree),
      );
    }),
    RUNS,
  );
});

test('flame graph levels', () => {
  fc.assert(
    fc.property(fc.constantFrom(...trees), replacements, limited, (tree, changes, isLimited) => {
      const levels = encodeLevels(tree);
      const sizes = levels.map((level) => level.length);
      const changed = replace(levels.flat(), changes);
      const changedLevels = sizes.map((size) => changed.splice(0, size));

      expectSoundOrRefused(() => [decodeLevels({ names: tree.names, levels: changedLevels }, { limited: isLimited })]);
    }),
    RUNS,
  );
});

test('columns of a frame', () => {
  const column = fc.constantFrom('level', 'value', 'self', 'label');
  fc.assert(
    fc.property(fc.constantFrom(...trees), column, replacements, limited, (tree, name, changes, isLimited) => {
      const columns = encodeNestedSet(tree);

      expectSoundOrRefused(() => [
        decodeNestedSet({ ...columns, [name]: replace(columns[name], changes) }, { limited: isLimited }),
      ]);
    }),
    RUNS,
  );
});
