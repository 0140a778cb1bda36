/** @jest-environment node */
import { create, toBinary } from '@bufbuild/protobuf';
import { encodePprof } from 'profile/formats/pprof/encodePprof';
import { printFlamebearer } from 'profile/formats/printFlamebearer';
import { printSpeedscope } from 'profile/formats/printSpeedscope';
import { runSteps } from 'profile/formats/runSteps';
import type { ProfileErrorReason } from 'profile/tree/ProfileDecodeError';
import { ProfileSchema } from 'pyroscope/gen/google/v1/profile_pb';
import { printTree } from '../../../../tests/helpers/printTree';
import { treeFromText } from '../../../../tests/helpers/treeFromText';
import type { ProfileFile } from './ProfileFile';
import { readProfileFile } from './readProfileFile';

const read = (content: string | object | Uint8Array): ProfileFile =>
  runSteps(
    readProfileFile(
      content instanceof Uint8Array
        ? content
        : new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content)),
    ),
  );

/** Each profile as "name (unit)" and its tree. */
function describe(file: ProfileFile): string[] {
  return file.profiles.flatMap(({ name, unit, build }) => [`${name} (${unit})`, ...printTree(runSteps(build()).tree)]);
}

const call = (functionName: string, url = '', lineNumber = -1) => ({ functionName, url, lineNumber });

const tree = treeFromText('main;parse 300\nmain 20');

test.each<[string, string | object | Uint8Array, string, string[]]>([
  [
    'pprof',
    encodePprof(tree, { sampleType: { type: 'cpu', unit: 'milliseconds' }, timeMs: 1e12, durationNs: 0, comments: [] }),
    'pprof',
    ['cpu (ns)', 'main 320000000 (self 20000000)', '  parse 300000000 (self 300000000)'],
  ],
  [
    'flamebearer whose samples stand for time',
    [...printFlamebearer([tree], { name: 'cpu', units: 'samples', sampleRate: 100 })].join(''),
    'flamebearer',
    ['cpu (ns)', 'main 3200000000 (self 200000000)', '  parse 3000000000 (self 3000000000)'],
  ],
  [
    'speedscope',
    [...printSpeedscope(tree, { name: 'run', unit: 'bytes', exporter: 'x' })].join(''),
    'speedscope',
    ['run (bytes)', 'main 320 (self 20)', '  parse 300 (self 300)'],
  ],
  [
    'collapsed stacks',
    'main;parse 300\nmain 20\n',
    'collapsed stacks',
    ['stacks (short)', 'main 320 (self 20)', '  parse 300 (self 300)'],
  ],
  [
    'a CPU profile of Chrome: a sample lasts until the next one, and idle time is nobody’s',
    {
      nodes: [
        { id: 1, callFrame: call('(root)'), children: [2, 3] },
        { id: 2, callFrame: call('main', 'file:///srv/app.js', 11), children: [4] },
        { id: 3, callFrame: call('(idle)') },
        { id: 4, callFrame: call('') },
      ],
      startTime: 1000,
      endTime: 1100,
      samples: [2, 4, 3, 2],
      timeDeltas: [10, 20, 30, 25],
    },
    'Chrome CPU profile',
    ['CPU profile (ns)', 'main (file:///srv/app.js:12) 65000 (self 35000)', '  (anonymous) 30000 (self 30000)'],
  ],
  [
    'a CPU profile without samples: hits are counted',
    {
      nodes: [
        { id: 1, callFrame: call('(root)'), hitCount: 0, children: [2] },
        { id: 2, callFrame: call('main'), hitCount: 7 },
      ],
    },
    'Chrome CPU profile',
    ['samples (short)', 'main 7 (self 7)'],
  ],
  [
    'a heap profile of V8',
    {
      head: {
        ...{ id: 1, callFrame: call('(root)'), selfSize: 0 },
        children: [
          { id: 2, callFrame: call('load', 'app.js', 0), selfSize: 64, children: [] },
          { id: 3, callFrame: call('main'), selfSize: 8, children: [] },
        ],
      },
    },
    'V8 heap profile',
    ['inuse_space (bytes)', 'load (app.js:1) 64 (self 64)', 'main 8 (self 8)'],
  ],
  [
    'a trace of DevTools: the profile of each thread, from its chunks',
    {
      traceEvents: [
        { name: 'thread_name', pid: 1, tid: 2, args: { name: 'CrRendererMain' } },
        { name: 'Profile', pid: 1, tid: 2, id: '0x1', args: { data: { startTime: 100 } } },
        { name: 'Paint', pid: 1, tid: 2 },
        {
          ...{ name: 'ProfileChunk', pid: 1, tid: 9, id: '0x1' },
          args: {
            data: {
              cpuProfile: {
                nodes: [
                  { id: 1, callFrame: call('(root)') },
                  { id: 2, parent: 1, callFrame: call('draw') },
                ],
                samples: [2, 2],
              },
              timeDeltas: [5, 10],
            },
          },
        },
        {
          ...{ name: 'ProfileChunk', pid: 1, tid: 9, id: '0x1' },
          args: { data: { cpuProfile: { samples: [1] }, timeDeltas: [15], endTime: 150 } },
        },
      ],
    },
    'DevTools trace',
    ['CrRendererMain (ns)', 'total 45000 (self 20000)', '  draw 25000 (self 25000)'],
  ],
  [
    'pyinstrument: what a call took besides its callees is its own',
    {
      duration: 2,
      root_frame: {
        ...{ function: '<module>', file_path_short: 'app.py', line_no: 1, time: 2 },
        children: [
          {
            ...{ function: 'load', file_path_short: 'app/io.py', line_no: 7, time: 1.5 },
            children: [{ function: '[self]', time: 1.5, children: [] }],
          },
        ],
      },
    },
    'pyinstrument',
    [
      'wall (ns)',

      '<module> (app.py:1) 2000000000 (self 500000000)',
      '  load (app/io.py:7) 1500000000 (self 1500000000)',
    ],
  ],
  [
    'perf script: samples of each event, below their program',
    [
      '# captured on: Mon',
      'my app 10/11 [002] 5.000001:     250000 cycles:u: ',
      '\t    7f01 parse+0x1a (/usr/lib/libjson.so)',
      '\t    7f00 [unknown] (/srv/my-app)',
      '',
      'my app 10/11 [002] 5.500001:     250000 cycles:u: ',
      '\t    7f00 [unknown] (/srv/my-app)',
      '',
      'java 12 6.000001: page-faults: ',
      '\t    8f00 Lcom/acme/Main;::run+0x20 (/tmp/perf-12.map)',
      '',
    ].join('\n'),
    'perf script',
    [
      'cycles:u (short)',

      'my app 2 (self 0)',
      '  [my-app] 2 (self 1)',
      '    parse 1 (self 1)',
      'page-faults (short)',

      'java 1 (self 0)',
      '  Lcom/acme/Main;::run 1 (self 1)',
    ],
  ],
  [
    'perf script without call chains',
    'swapper     0 [000] 12.000001: cpu-clock: ffffffff81 native_safe_halt+0xb ([kernel.kallsyms])\n',
    'perf script',
    ['cpu-clock (short)', 'swapper 1 (self 0)', '  native_safe_halt 1 (self 1)'],
  ],
  [
    'perf script with fields of other choice: no binaries, lines of source, records that are no samples',
    [
      'perf-exec     0     0.000000: PERF_RECORD_COMM: perf-exec:21/21',
      'swapper     0     0.000000: PERF_RECORD_MMAP -1/0: [0xff(0x12) @ 0xff]: x [kernel.kallsyms]_text',
      'my prog 21/21 62.461612:          1 page-faults: ',
      '\tffffffff81752b6a elf_load+0x28a',
      '  exec.c:12',
      '\t    7f00 std::vector<int, std::allocator<int> >::at(unsigned long)',
      '  [kernel.kallsyms][ffffffff8175320a]',
      '',
    ].join('\n'),
    'perf script',
    [
      'page-faults (short)',
      'my prog 1 (self 0)',
      '  std::vector<int, std::allocator<int> >::at(unsigned long) 1 (self 0)',
      '    elf_load 1 (self 1)',
    ],
  ],
  [
    'a frame as Grafana’s inspector shows it',
    [
      {
        schema: {
          fields: [
            { name: 'level' },
            { name: 'value', config: { unit: 'bytes' } },
            { name: 'self' },
            { name: 'label', config: { type: { enum: { text: ['total', 'main'] } } } },
          ],
        },
        data: {
          values: [
            [0, 1],
            [9, 9],
            [0, 9],
            [0, 1],
          ],
        },
      },
    ],
    'Grafana frame',
    ['flame graph (bytes)', 'main 9 (self 9)'],
  ],
  [
    'a frame in an answer of a data source, with names in the column',
    {
      results: {
        A: {
          frames: [
            {
              schema: { fields: [{ name: 'level' }, { name: 'value' }, { name: 'self' }, { name: 'label' }] },
              data: {
                values: [
                  [0, 1, 1],
                  [9, 4, 5],
                  [0, 4, 5],
                  ['total', 'main', 'gc'],
                ],
              },
            },
          ],
        },
      },
    },
    'Grafana frame',
    ['flame graph (short)', 'main 4 (self 4)', 'gc 5 (self 5)'],
  ],
])('reads %s', (_, content, formatName, expected) => {
  const file = read(content);
  expect(file.formatName).toBe(formatName);
  expect(describe(file)).toEqual(expected);
});

test('several profiles of a file are listed, the one that its writer wants first', () => {
  const profile = (name: string, weight: number) => ({
    ...{ type: 'sampled', name, unit: 'milliseconds' },
    ...{ samples: [[0]], weights: [weight] },
  });
  const file = read({
    shared: { frames: [{ name: 'main' }] },
    activeProfileIndex: 1,
    profiles: [profile('worker', 1), profile('ui', 2)],
  });
  expect(file.first).toBe(1);
  expect(describe(file)).toEqual([
    ...['worker (ns)', 'main 1000000 (self 1000000)'],
    ...['ui (ns)', 'main 2000000 (self 2000000)'],
  ]);
});

test.each([
  ['the last is shown, as in other tools', [3n, 5n], 1],
  ['the first that has samples is shown where the last has none', [3n, 0n], 0],
  ['the last is shown where none has samples', [0n, 0n], 1],
])('of sample types of a pprof %s', (_, value, first) => {
  const profile = create(ProfileSchema, {
    stringTable: ['', 'cpu', 'nanoseconds', 'locks', 'count'],
    sampleType: [
      { type: 1n, unit: 2n },
      { type: 3n, unit: 4n },
    ],
    location: [{ id: 1n, address: 16n }],
    sample: [{ locationId: [1n], value }],
  });
  expect(read(toBinary(ProfileSchema, profile)).first).toBe(first);
});

test.each([
  ['with a byte order mark', new TextEncoder().encode('\ufeffmain;parse 300\r\nmain 20\r\n')],
  [
    'in UTF-16, as Windows writes what is redirected',
    Uint8Array.from(Buffer.from('\ufeffmain;parse 300\r\nmain 20\r\n', 'utf16le')),
  ],
  [
    'of JSON with a byte order mark',
    new TextEncoder().encode(
      `\ufeff${[...printSpeedscope(tree, { name: 'x', unit: 'objects', exporter: 'x' })].join('')}`,
    ),
  ],
])('reads a text %s', (_, bytes) => {
  expect(describe(read(bytes)).slice(1)).toEqual(['main 320 (self 20)', '  parse 300 (self 300)']);
});

test('stacks that begin like JSON, or have names that are markup, are stacks', () => {
  expect(describe(read('[unknown];<img src=x onerror=alert(1)> 5\n{lambda};main 2\n'))).toEqual([
    'stacks (short)',
    ...['[unknown] 5 (self 0)', '  <img src=x onerror=alert(1)> 5 (self 5)'],
    ...['{lambda} 2 (self 0)', '  main 2 (self 2)'],
  ]);
});

test('both sides of a comparison are profiles', () => {
  const file = read({
    flamebearer: {
      names: ['total', 'a'],
      levels: [
        [0, 3, 0, 0, 5, 0, 0],
        [0, 3, 3, 0, 5, 5, 1],
      ],
    },
    metadata: { format: 'double', units: 'objects' },
  });
  expect(describe(file)).toEqual([...['baseline (short)', 'a 3 (self 3)'], ...['comparison (short)', 'a 5 (self 5)']]);
});

test('what is not in the tree is said', () => {
  const file = read({
    nodes: [
      { id: 1, callFrame: call('(root)'), children: [2] },
      { id: 2, callFrame: call('(idle)') },
    ],
    ...{ startTime: 0, endTime: 2_000_000, samples: [2], timeDeltas: [0] },
  });
  expect(file.profiles[0]).toMatchObject({ durationNs: 2e9, notes: ['2 s without anything running are left out.'] });
});

test.each<[string, string | object, ProfileErrorReason, RegExp]>([
  ['an empty file', '', 'malformed', /^The file is empty/],
  ['a JFR recording, with the command that converts it', 'FLR\0…', 'malformed', /jfrconv -o collapsed/],
  ['a recording of perf, with the command that prints it', 'PERFILE2\0…', 'malformed', /perf script -i perf\.data/],
  ['a page to sign in', '\n<!DOCTYPE html><p>Sign in 5\n', 'malformed', /wants a sign-in gives a page/],
  ['a flame graph as a picture', '<?xml version="1.0"?>\n<svg>', 'malformed', /open the stacks that it was made from/],
  ['a ZIP archive', 'PK\u0003\u0004…', 'malformed', /Unpack it, and open what is in it/],
  ['JSON that is cut', '{"nodes": [', 'malformed', /^This is not JSON/],
  ['JSON of another kind', { rows: [] }, 'malformed', /"nodes", "traceEvents", "resourceProfiles"/],
  ['text of another kind', 'Dear all,\nhello', 'malformed', /^Line 1 does not end with a space and a value/],
  [
    'a caller in a circle',
    {
      nodes: [
        { id: 1, callFrame: call('a'), children: [2] },
        { id: 2, callFrame: call('b'), children: [1] },
      ],
      ...{ startTime: 0, endTime: 9, samples: [1], timeDeltas: [0] },
    },
    'inconsistent',
    /in a circle/,
  ],
  [
    'a sample of a node that does not exist',
    { nodes: [], startTime: 0, endTime: 9, samples: [7], timeDeltas: [0] },
    'inconsistent',
    /node 7/,
  ],
  ['a trace without a profile', { traceEvents: [{ name: 'Paint' }] }, 'malformed', /holds no CPU profile/],
  [
    'callees that took more than their caller',
    { duration: 1, root_frame: { function: 'a', time: 1, children: [{ function: 'b', time: 2 }] } },
    'inconsistent',
    /"a" took less than what it called/,
  ],
  [
    'values that are no number in the unit that is shown',
    { duration: 1, root_frame: { function: 'a', time: 1e300, children: [] } },
    'malformed',
    /add up to more than can be counted/,
  ],
  [
    'a frame that is no flame graph',
    [{ schema: { fields: [{ name: 'time' }] } }],
    'malformed',
    /^No frame of this file/,
  ],
])('refuses %s', (_, content, reason, message) => {
  const readAll = () => read(content).profiles.map(({ build }) => runSteps(build()));
  expect(readAll).toThrow(expect.objectContaining({ name: 'ProfileDecodeError', reason }));
  expect(readAll).toThrow(message);
});

const otlp = (samples: readonly object[]) => ({
  dictionary: { stringTable: ['', 'cpu'], stackTable: [{}] },
  resourceProfiles: [{ scopeProfiles: [{}, { profiles: [{ sampleType: {}, samples }] }] }],
});
const sampled = (samples: unknown, weights: unknown) => ({
  shared: { frames: [{ name: 'main' }] },
  profiles: [
    { type: 'sampled', name: 'a', unit: 'none', samples: [[0]], weights: [1] },
    { type: 'sampled', name: 'b', unit: 'none', samples, weights },
  ],
});

test.each<[string, object, string]>([
  [
    'a sample of speedscope',
    sampled([[0], [7]], [1, 1]),
    'A stack refers to frame 7 of 1 (at profiles[1].samples[1]).',
  ],
  ['a weight of speedscope', sampled([[0], [0]], [1, 'x']), 'Element 1 of "weights" needs a number.'],
  [
    'an event of speedscope',
    {
      shared: { frames: [{ name: 'main' }] },
      profiles: [{ type: 'evented', startValue: 0, endValue: 9, events: [{ type: 'C', frame: 0, at: 1 }] }],
    },
    'An event closes a frame that is not the innermost open one (at profiles[0].events[0]).',
  ],
  [
    'a number of a flamebearer',
    {
      flamebearer: {
        names: ['total'],
        levels: [
          [0, 1, 1, 0],
          [0, 1, 'x', 0],
        ],
      },
    },
    'A level needs a number (at flamebearer.levels[1][2]).',
  ],
  [
    'a node of a CPU profile',
    {
      nodes: [
        { id: 1, callFrame: call('a') },
        { id: 1, callFrame: call('b') },
      ],
    },
    'There are two nodes with the id 1 (at nodes[1]).',
  ],
  [
    'a sample of a CPU profile',
    { nodes: [{ id: 1, callFrame: call('a') }], startTime: 0, endTime: 9, samples: [1, null], timeDeltas: [1, 1] },
    '"samples" needs a number (at samples[1]).',
  ],
  [
    'a frame of pyinstrument',
    {
      duration: 2,
      root_frame: {
        ...{ function: 'a', time: 2 },
        children: [
          { function: 'b', time: 1 },
          { function: 'c', time: 1, children: [{ function: 'd', time: 'long' }] },
        ],
      },
    },
    'The time of child 0 needs a number (at root_frame.children[1]).',
  ],
  [
    'a node of a heap profile that lies deep',
    {
      head: [...Array.from({ length: 20 }).keys()].reduce<object>(
        (child, depth) => ({ id: depth, callFrame: call('f'), selfSize: 1, children: [child] }),
        { id: 20, callFrame: call('f'), selfSize: 'much', children: [] },
      ),
    },
    'The size of a node needs a number (at head.children[0].children[0].children[0].children[0] … 12 more levels … .children[0].children[0].children[0].children[0]).',
  ],
  ['an event of a trace', { traceEvents: [{ name: 'Paint' }, 5] }, 'An event has to be an object (at traceEvents[1]).'],
  [
    'a sample of OTLP',
    otlp([{ stackIndex: 0, values: ['1'] }, { stackIndex: true }]),
    'A field needs a number (at resourceProfiles[0].scopeProfiles[1].profiles[0].samples[1]).',
  ],
])('says where %s is at fault', (_, content, message) => {
  const readAll = () => read(content).profiles.map(({ build }) => runSteps(build()));
  expect(readAll).toThrow(new Error(message));
});
