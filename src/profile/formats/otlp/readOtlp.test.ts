/** @jest-environment node */
import { create, type MessageInitShape, toBinary } from '@bufbuild/protobuf';
import { readProfileFile } from 'profile/formats/files/readProfileFile';
import { runSteps } from 'profile/formats/runSteps';
import { ProfilesDataSchema, type ValueTypeSchema } from 'pyroscope/gen/opentelemetry/v1/profiles_pb';
import { printTree } from '../../../../tests/helpers/printTree';

const STRINGS = ['', 'cpu', 'nanoseconds', 'main', 'parse', 'thread.name', 'worker', 'count', 'inlined'];
const CPU: MessageInitShape<typeof ValueTypeSchema> = { typeStrindex: 1, unitStrindex: 2 };
const START = 1_700_000_000_000_000_000n;

const dictionary = {
  stringTable: STRINGS,
  functionTable: [{}, { nameStrindex: 3 }, { nameStrindex: 4 }, { nameStrindex: 8 }],
  locationTable: [{}, { lines: [{ functionIndex: 1 }] }, { lines: [{ functionIndex: 3 }, { functionIndex: 2 }] }],
  stackTable: [{}, { locationIndices: [1] }, { locationIndices: [2, 1] }],
  attributeTable: [
    {},
    { keyStrindex: 5, value: { value: { case: 'stringValueStrindex', value: 6 } as const } },
    { keyStrindex: 7, value: { value: { case: 'intValue', value: 12n } as const } },
  ],
  linkTable: [{}, { traceId: Uint8Array.of(0xab, 1), spanId: Uint8Array.of(0x0c) }],
};

function read(data: MessageInitShape<typeof ProfilesDataSchema>) {
  return runSteps(readProfileFile(toBinary(ProfilesDataSchema, create(ProfilesDataSchema, data))));
}

test('reads stacks of the dictionary, leaf first, with inlined functions', () => {
  const { formatName, profiles } = read({
    dictionary,
    resourceProfiles: [
      {
        scopeProfiles: [
          {
            profiles: [
              {
                sampleType: CPU,
                samples: [
                  { stackIndex: 2, values: [5n, 2n] },
                  { stackIndex: 1, values: [1n] },
                ],
              },
            ],
          },
        ],
      },
    ],
  });
  expect(formatName).toBe('OTLP profiles');
  expect(
    profiles.flatMap(({ name, unit, build }) => [`${name} (${unit})`, ...printTree(runSteps(build()).tree)]),
  ).toEqual(['cpu (ns)', 'main 8 (self 1)', '  parse 7 (self 0)', '    inlined 7 (self 7)']);
});

test('keeps attributes, links and times of samples; times alone count one each', () => {
  const { profiles } = read({
    dictionary,
    resourceProfiles: [
      {
        scopeProfiles: [
          {
            profiles: [
              {
                sampleType: { typeStrindex: 7 },
                timeUnixNano: START,
                samples: [
                  {
                    stackIndex: 1,
                    attributeIndices: [1, 2],
                    linkIndex: 1,
                    timestampsUnixNano: [START, START + 4_096_000n],
                  },
                  { stackIndex: 2, timestampsUnixNano: [START + 1_024_000n] },
                ],
              },
            ],
          },
        ],
      },
    ],
  });
  const samples = profiles[0] && runSteps(profiles[0].build()).samples;
  expect([...(samples?.timeNs ?? [])]).toEqual([0, 4_096_000, 1_024_000]);
  expect([...(samples?.value ?? [])]).toEqual([1, 1, 1]);
  expect(samples?.labels.map(({ name, values, valueOf }) => [name, values, [...valueOf]])).toEqual([
    ['thread.name', ['worker'], [0, 0, -1]],
    ['count', ['12'], [0, 0, -1]],
    ['trace_id', ['ab01'], [0, 0, -1]],
    ['span_id', ['0c'], [0, 0, -1]],
  ]);
});

test('profiles of several services are told apart by them', () => {
  const resource = (service: string) => ({
    resource: {
      attributes: [{ key: 'service.name', value: { value: { case: 'stringValue', value: service } as const } }],
    },
    scopeProfiles: [{ profiles: [{ sampleType: CPU }] }],
  });
  expect(
    read({ dictionary, resourceProfiles: [resource('cart'), resource('search')] }).profiles.map(({ name }) => name),
  ).toEqual(['cpu of cart', 'cpu of search']);
});

test.each([
  ['a stack that does not exist', { stackIndex: 9, values: [1n] }, /stack 9 of 3/],
  ['an attribute that does not exist', { stackIndex: 1, attributeIndices: [7], values: [1n] }, /attribute 7/],
  ['a link that does not exist', { stackIndex: 1, linkIndex: 4, values: [1n] }, /link 4/],
])('refuses %s', (_, sample, message) => {
  const data = {
    dictionary,
    resourceProfiles: [{ scopeProfiles: [{ profiles: [{ sampleType: CPU, samples: [sample] }] }] }],
  };
  expect(() => read(data)).toThrow(message);
});

test('messages of a file, one a line, are one profile of each service and type; what is not read is said', () => {
  const message = (startS: number, value: number) => ({
    dictionary: {
      stringTable: ['', 'cpu', 'nanoseconds', startS > 0 ? 'later' : 'main', 'tags'],
      functionTable: [{}, { nameStrindex: 3 }],
      locationTable: [{}, { lines: [{ functionIndex: 1 }] }],
      stackTable: [{}, { locationIndices: [1] }],
      attributeTable: [{}, { keyStrindex: 4, value: { arrayValue: { values: [] } } }],
    },
    resourceProfiles: [
      {
        scopeProfiles: [
          {
            profiles: [
              {
                ...{ sampleType: { typeStrindex: 1, unitStrindex: 2 }, durationNano: '10000000000' },
                ...{ timeUnixNano: `${1_700_000_000 + startS}000000000` },
                samples: [{ stackIndex: 1, values: [value] }],
              },
            ],
          },
        ],
      },
    ],
  });
  const lines = [message(0, 3), { resourceSpans: [] }, message(10, 5)].map((line) => JSON.stringify(line));
  const { profiles } = runSteps(readProfileFile(new TextEncoder().encode(`${lines.join('\n')}\n`)));
  expect(profiles).toMatchObject([
    {
      ...{ name: 'cpu', durationNs: 20e9 },
      notes: [
        'The sum of 2 profiles of the file.',
        'Attributes that are lists, maps or bytes are not read: 1.',
        'Messages of the file without a profile: 1 of 3.',
      ],
    },
  ]);
  expect(profiles[0] && printTree(runSteps(profiles[0].build()).tree)).toEqual(['main 3 (self 3)', 'later 5 (self 5)']);
});

test('what is null in JSON is as good as left out', () => {
  const profile = { sampleType: { typeStrindex: 1 }, periodType: null, samples: [{ stackIndex: 1, values: ['4'] }] };
  const message = {
    resourceProfiles: [{ resource: null, scopeProfiles: [{ profiles: [profile] }, { profiles: null }] }],
    dictionary: {
      ...{ stringTable: ['', 'count', 'main'], linkTable: null },
      ...{ functionTable: [{}, { nameStrindex: 2 }], locationTable: [{}, { lines: [{ functionIndex: 1 }] }] },
      stackTable: [{}, { locationIndices: [1] }],
    },
  };
  const { profiles } = runSteps(readProfileFile(new TextEncoder().encode(JSON.stringify(message))));
  expect(profiles[0] && printTree(runSteps(profiles[0].build()).tree)).toEqual(['main 4 (self 4)']);
});
