/** @jest-environment node */
import { readProfileFile } from 'profile/formats/files/readProfileFile';
import { runSteps } from 'profile/formats/runSteps';
import { printTree } from '../../../../tests/helpers/printTree';
import { describeSamples } from './describeSamples';
import { decodeNarrowing, describeNarrowing, encodeNarrowing, type Narrowing, WHOLE } from './Narrowing';
import { narrowSamples } from './narrowSamples';
import type { SampleTable } from './SampleTable';

/** Samples of `perf script`: "program tid [cpu] seconds innermost;…;outermost". */
function readPerf(...stacks: string[]): SampleTable {
  const text = stacks.map((sample) => {
    const [program, tid, cpu, seconds, stack = ''] = sample.split(' ');
    const frames = stack.split(';').map((frame) => `\t  7f00 ${frame}+0x1 (/srv/shop)\n`);
    return `${program} ${tid} ${cpu} ${seconds}:  1 cycles: \n${frames.join('')}\n`;
  });
  const samples = readSamples(text.join(''));
  if (!samples) {
    throw new Error('This file has no samples.');
  }
  return samples;
}

/** Reads the first profile of a file. */
function readSamples(text: string): SampleTable | undefined {
  const [profile] = runSteps(readProfileFile(new TextEncoder().encode(text))).profiles;
  return profile && runSteps(profile.build()).samples;
}

const SAMPLES = readPerf(
  'shop 11 [000] 5.000 parse;main',
  'shop 12 [001] 5.010 render;main',
  'shop 12 [000] 5.020 parse;main',
  'log 13 [001] 5.040 flush',
);

const narrow = (narrowing: Partial<Narrowing>) => printTree(narrowSamples(SAMPLES, { ...WHOLE, ...narrowing }));

test('all samples are the tree of the profile', () => {
  expect(narrow({})).toEqual(printTree(SAMPLES.tree));
});

test('one of the values of a label is enough, but each label has to fit', () => {
  const thread = (value: string) => ({ name: 'thread', value });
  expect(narrow({ labels: [thread('shop 12')] })).toEqual([
    'shop 2 (self 0)',
    '  main 2 (self 0)',
    '    parse 1 (self 1)',
    '    render 1 (self 1)',
  ]);
  expect(narrow({ labels: [thread('shop 12'), thread('log 13'), { name: 'cpu', value: '001' }] })).toEqual([
    ...['shop 1 (self 0)', '  main 1 (self 0)', '    render 1 (self 1)'],
    ...['log 1 (self 0)', '  flush 1 (self 1)'],
  ]);
  expect(narrow({ labels: [{ name: 'goroutine', value: '1' }] })).toEqual([]);
});

test('a part of the recording has the samples that begin in it', () => {
  expect(narrow({ partMs: { from: 10, to: 40 } })).toEqual([
    'shop 2 (self 0)',
    '  main 2 (self 0)',
    '    parse 1 (self 1)',
    '    render 1 (self 1)',
  ]);
});

test('values of the label that groups are the outermost frames, the largest first', () => {
  expect(narrow({ groupBy: 'thread', partMs: { from: 0, to: 40 } })).toEqual([
    'thread: shop 12 2 (self 0)',
    ...['  shop 2 (self 0)', '    main 2 (self 0)', '      parse 1 (self 1)', '      render 1 (self 1)'],
    'thread: shop 11 1 (self 0)',
    ...['  shop 1 (self 0)', '    main 1 (self 0)', '      parse 1 (self 1)'],
  ]);
  expect(narrow({ groupBy: 'span', labels: [{ name: 'thread', value: 'log 13' }] })[0]).toBe('without span 1 (self 0)');
});

test('what there is to choose from: values by their totals, and what was spent when', () => {
  const { labels, timeline } = describeSamples(SAMPLES);
  expect(labels).toEqual([
    {
      name: 'thread',
      valueCount: 3,
      values: [
        { text: 'shop 12', total: 2 },
        { text: 'shop 11', total: 1 },
        { text: 'log 13', total: 1 },
      ],
    },
    {
      name: 'cpu',
      valueCount: 2,
      values: [
        { text: '000', total: 2 },
        { text: '001', total: 2 },
      ],
    },
  ]);
  expect(timeline?.durationMs).toBe(41);
  expect(timeline?.values.filter((value) => value > 0)).toEqual([1, 1, 1, 1]);
});

test('a file whose order may be that of sums has no times', () => {
  const shared = { frames: [{ name: 'a' }, { name: 'b' }] };
  const read = (samples: number[][]) =>
    readSamples(
      JSON.stringify({
        shared,
        profiles: [{ type: 'sampled', unit: 'seconds', samples, weights: samples.map(() => 1) }],
      }),
    );
  expect([...(read([[0], [1], [0]])?.timeNs ?? [])]).toEqual([0, 1e9, 2e9]);
  expect(read([[0], [0], [1]])?.timeNs).toBeUndefined();
});

test.each<[Narrowing, string]>([
  [WHOLE, ''],
  [
    {
      labels: [
        { name: 'a=b;c', value: 'x;y=é' },
        { name: 'is', value: '' },
      ],
      groupBy: '',
      partMs: undefined,
    },
    'a=b;c x;y=é, is ',
  ],
  [
    {
      labels: [
        { name: 'thread', value: 'a' },
        { name: 'thread', value: 'b' },
      ],
      groupBy: 'span',
      partMs: { from: 0.5, to: 12 },
    },
    'thread a or b, 500 µs to 12 ms, by span',
  ],
])('a link keeps %j', (narrowing, description) => {
  expect(decodeNarrowing(encodeNarrowing(narrowing))).toEqual(narrowing);
  expect(describeNarrowing(narrowing)).toBe(description);
});

test('what cannot be read of a link is left out', () => {
  expect(decodeNarrowing('is thread=%E0%A4;ms 9-3;by %;is x=1;nonsense')).toEqual({
    ...WHOLE,
    labels: [{ name: 'x', value: '1' }],
  });
});
