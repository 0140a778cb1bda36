/** @jest-environment node */
import { gzipSync } from 'node:zlib';
import { create, toBinary } from '@bufbuild/protobuf';
import { LineSchema, MappingSchema, type Profile, ProfileSchema } from 'pyroscope/gen/google/v1/profile_pb';
import { buildLocationTree, buildNameTree, computeTotals } from './CallTree';
import { encodePprof } from './encodePprof';
import { InvalidArgument } from './InvalidArgument';
import { mergeStacks, type StackQuery } from './mergeStacks';
import { parseSelector } from './parseSelector';
import { printProfileId, ProfileStore } from './ProfileStore';
import { parseProfileType } from './readQuery';
import { buildPprof } from './testing/buildPprof';

const LABELS = { __name__: 'process_cpu', service_name: 'checkout' };
const ALWAYS = { startMs: 0, endMs: 10_000 };

/** Lists `main;handle 5` for each stack with a value. */
function listStacks(store: ProfileStore, query: Partial<StackQuery> = {}): string[] {
  const { stacks, names } = store.symbols;
  const sums = mergeStacks(store, {
    matchers: [],
    range: ALWAYS,
    spanIds: [],
    traceIds: [],
    profileIds: [],
    callSite: [],
    ...query,
  });
  const printPath = (stack: number): string[] =>
    stack === 0
      ? []
      : [
          ...printPath(stacks.parent[stack] ?? 0),
          ...store.symbols.getFrames(stacks.key[stack] ?? 0).map((frame) => names[frame] ?? ''),
        ];
  return Array.from(sums.entries())
    .filter(([, value]) => value !== 0)
    .map(([stack, value]) => `${printPath(stack).join(';')} ${value}`)
    .sort();
}

function createStore(...profiles: Profile[]): ProfileStore {
  const store = new ProfileStore(() => 5000);
  for (const profile of profiles) {
    store.append(LABELS, store.intern(profile));
  }
  return store;
}

function listLabels(store: ProfileStore): object[] {
  return store.select([], ALWAYS).map((series) => Object.fromEntries(series.labels));
}

test('a profile becomes one series per sample type, with the labels that Pyroscope adds', () => {
  const store = createStore(
    buildPprof([{ stack: 'main', values: [1, 10] }], { types: ['samples:count', 'cpu:nanoseconds'] }),
  );
  expect(listLabels(store)).toEqual([
    {
      __name__: 'process_cpu',
      __period_type__: 'cpu',
      __period_unit__: 'nanoseconds',
      __profile_type__: 'process_cpu:samples:count:cpu:nanoseconds',
      __service_name__: 'checkout',
      __type__: 'samples',
      __unit__: 'count',
      service_name: 'checkout',
    },
    expect.objectContaining({
      __profile_type__: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
      __unit__: 'nanoseconds',
    }),
  ]);
});

test('a sample type without values has no series', () => {
  const types = ['alloc_space:bytes', 'inuse_space:bytes'];
  const store = createStore(buildPprof([{ stack: 'main', values: [8, 0] }], { types }));
  expect(listLabels(store)).toEqual([expect.objectContaining({ __type__: 'alloc_space' })]);
});

test('labels of samples become labels of series, ids of spans and traces do not', () => {
  const store = createStore(
    buildPprof([
      { stack: 'main;cart', values: [1], labels: { span_name: 'GET /cart', span_id: 'a1', trace_id: 'b2' } },
      { stack: 'main;idle', values: [2] },
    ]),
  );
  expect(store.select([parseSelector('{span_name="GET /cart"}')], ALWAYS)).toHaveLength(1);
  expect(store.select([parseSelector('{span_name=""}')], ALWAYS)).toHaveLength(1);
  expect(listLabels(store).flatMap(Object.keys)).not.toContain('span_id');
});

test('samples are found by span, by trace, by profile and by call site', () => {
  const spanA = { span_id: 'a1', trace_id: 't1' };
  const spanB = { span_id: 'b2', trace_id: 't1' };
  const store = createStore(
    // The first profile has no span: the column of spans begins with the second one.
    buildPprof([{ stack: 'main;idle', values: [1] }]),
    buildPprof([
      { stack: 'main;cart;sql', values: [2], labels: spanA },
      { stack: 'main;cart', values: [4], labels: spanB },
      { stack: 'main;health', values: [8] },
    ]),
  );
  expect(listStacks(store)).toEqual(['main;cart 4', 'main;cart;sql 2', 'main;health 8', 'main;idle 1']);
  expect(listStacks(store, { spanIds: ['a1'] })).toEqual(['main;cart;sql 2']);
  expect(listStacks(store, { traceIds: ['t1'] })).toEqual(['main;cart 4', 'main;cart;sql 2']);
  expect(listStacks(store, { spanIds: ['a1'], traceIds: ['t2'] })).toEqual([]);
  expect(listStacks(store, { profileIds: [printProfileId(1)] })).toEqual(['main;idle 1']);
  expect(listStacks(store, { callSite: ['main', 'cart'] })).toEqual(['main;cart 4', 'main;cart;sql 2']);
  expect(listStacks(store, { callSite: ['cart'] })).toEqual([]);
});

test('a profile is found by its own time, or by the time it came when it has none', () => {
  const store = createStore(
    buildPprof([{ stack: 'old', values: [1] }], { timeMs: 1000 }),
    buildPprof([{ stack: 'timeless', values: [2] }]),
  );
  expect(store.getTimeRange()).toEqual({ startMs: 1000, endMs: 5000 });
  expect(listStacks(store, { range: { startMs: 0, endMs: 1000 } })).toEqual(['old 1']);
  expect(listStacks(store, { range: { startMs: 1001, endMs: 5000 } })).toEqual(['timeless 2']);
});

test('one profile can be appended again at other times and for other services', () => {
  const store = new ProfileStore();
  const profile = store.intern(buildPprof([{ stack: 'main', values: [3] }], { timeMs: 7 }));
  store.append(LABELS, profile, 100);
  store.append(LABELS, profile, 200);
  store.append({ ...LABELS, service_name: 'search' }, profile, 200);
  expect(listStacks(store)).toEqual(['main 9']);
  expect(listStacks(store, { matchers: parseSelector('{service_name="checkout"}') })).toEqual(['main 6']);
});

test('profiles that are too old are forgotten after a while, and the rest answers as before', () => {
  const store = new ProfileStore(() => 5000, {}, 1000);
  const profile = store.intern(
    buildPprof([
      { stack: 'main', values: [3] },
      { stack: 'main;work', values: [1] },
    ]),
  );
  for (let timeMs = 0; timeMs <= 2000; timeMs += 100) {
    store.append(LABELS, profile, timeMs);
  }
  store.append({ ...LABELS, service_name: 'ended' }, profile, 0);
  store.append(LABELS, profile, 2500);
  const { startMs, endMs } = store.getTimeRange() ?? { startMs: 0, endMs: 0 };
  expect(startMs).toBeGreaterThanOrEqual(1500);
  expect(endMs).toBe(2500);
  expect(listStacks(store, { range: { startMs: 0, endMs: 1499 } })).toEqual([]);
  expect(listStacks(store, { range: { startMs: 1500, endMs: 2500 } })).toEqual(['main 21', 'main;work 7']);
  expect(listLabels(store)).toHaveLength(1);
});

test('functions inlined into one another are frames of their own', () => {
  const profile = buildPprof([
    { stack: 'main;outer', values: [5] },
    { stack: 'inlined', values: [0] },
  ]);
  profile.location[0]?.line.unshift(create(LineSchema, { functionId: 3n, line: 40n }));
  expect(listStacks(createStore(profile))).toEqual(['main;outer;inlined 5']);
});

test('files and lines are kept, addresses of known functions are not', () => {
  const store = createStore(buildPprof([{ stack: 'main;handle', values: [5] }]));
  const tree = buildLocationTree(
    store.symbols,
    mergeStacks(store, { matchers: [], range: ALWAYS, spanIds: [], traceIds: [], profileIds: [], callSite: [] }),
  );
  const profile = encodePprof(store.symbols, tree, parseProfileType('process_cpu:cpu:nanoseconds:cpu:nanoseconds'), 9);
  expect(profile.sample).toMatchObject([{ locationId: [1n, 2n], value: [5n] }]);
  expect(profile.location[0]).toMatchObject({ address: 0n, mappingId: 1n, line: [{ functionId: 1n, line: 12n }] });
  const [handle] = profile.function;
  expect(profile.stringTable[Number(handle?.name)]).toBe('handle');
  expect(profile.stringTable[Number(handle?.filename)]).toBe('handle.go');
});

test('a pprof may be compressed or not', () => {
  const bytes = toBinary(ProfileSchema, buildPprof([{ stack: 'main', values: [3] }]));
  const store = new ProfileStore(() => 5000);
  store.push(LABELS, bytes);
  store.push(LABELS, gzipSync(bytes));
  expect(listStacks(store)).toEqual(['main 6']);
});

test('a missing service name becomes "unspecified", a missing name is refused', () => {
  const store = new ProfileStore(() => 5000);
  const profile = store.intern(buildPprof([{ stack: 'main', values: [3] }]));
  store.append({ __name__: 'process_cpu' }, profile);
  expect(listLabels(store)).toEqual([expect.objectContaining({ service_name: 'unspecified' })]);
  expect(() => store.append({ service_name: 'checkout' }, profile)).toThrow(InvalidArgument);
});

test.each<[string, (profile: Profile) => void]>([
  ['a location that is not there', (profile) => profile.sample[0]?.locationId.push(99n)],
  [
    'a function that is not there',
    (profile) => profile.location[0]?.line.push(create(LineSchema, { functionId: 99n })),
  ],
  ['a text that is not there', (profile) => profile.stringTable.splice(2)],
  ['a value beyond 2^53', (profile) => profile.sample[0]?.value.splice(0, 1, 2n ** 53n)],
])('a profile with %s is refused', (_, spoil) => {
  const profile = buildPprof([{ stack: 'main', values: [3] }]);
  spoil(profile);
  expect(() => new ProfileStore().intern(profile)).toThrow(InvalidArgument);
});

test('what is no pprof is refused', () => {
  const store = new ProfileStore();
  expect(() => store.push(LABELS, new TextEncoder().encode('hello'))).toThrow(InvalidArgument);
  expect(() => store.push(LABELS, Uint8Array.of(0x1f, 0x8b, 1, 2))).toThrow(InvalidArgument);
});

test('a small body that inflates to more than memory should hold is refused', () => {
  const bomb = gzipSync(new Uint8Array(129 * 1024 * 1024));
  expect(() => new ProfileStore().push(LABELS, bomb)).toThrow(InvalidArgument);
});

describe('code without symbols, as a real server treats it', () => {
  /** Builds a profile in which `[lib]` has an address alone. Its binary says that its functions are known, or does not. */
  function buildUnsymbolized(hasFunctions: boolean): Profile {
    const profile = buildPprof([
      { stack: 'main;[lib];callback', values: [6] },
      { stack: 'main', values: [1] },
      { stack: '[lib];[start]', values: [3] },
    ]);
    profile.mapping.push(create(MappingSchema, { id: 1n, hasFunctions }));
    profile.location.forEach((location) => {
      const fn = profile.function.find(({ id }) => id === location.line[0]?.functionId);
      location.mappingId = 1n;
      location.line = profile.stringTable[Number(fn?.name ?? 0)]?.startsWith('[') ? [] : location.line;
    });
    return profile;
  }

  function getTotals(hasFunctions: boolean) {
    const store = createStore(buildUnsymbolized(hasFunctions));
    const sums = mergeStacks(store, {
      ...{ matchers: [], range: ALWAYS, spanIds: [], traceIds: [], profileIds: [], callSite: [] },
    });
    const trees = [buildNameTree(store.symbols, [sums]), buildLocationTree(store.symbols, sums)];
    return trees.map((tree) => computeTotals(tree)[0]?.[0]);
  }

  test('its stacks are in the pprof, and in the tree as far as they have a function', () => {
    expect(getTotals(false)).toEqual([7, 10]);
  });

  test('where the address is not kept either, the pprof has none of its stacks', () => {
    expect(getTotals(true)).toEqual([7, 1]);
  });
});
