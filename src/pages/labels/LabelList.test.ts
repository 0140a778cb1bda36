import type { LabelSet } from 'pyroscope/client';
import { PyroscopeError } from 'pyroscope/PyroscopeError';
import { LabelList, type LabelQuestion, MAX_LABEL_SETS } from './LabelList';

const QUESTION: Omit<LabelQuestion, 'serviceName'> = {
  dataSourceUid: 'uid',
  profileTypeId: 'cpu',
  filters: [{ label: 'region', operator: '=', values: ['eu'] }],
  openLabel: undefined,
  fromMs: 0,
  toMs: 3_600_000,
};

const NAMES = ['version', '__session_id__', 'service_name', 'pod', 'k8s.node'];

/** The state once the list is answered, and the calls that it took. Each test has a service of its own: answers are kept. */
async function ask(
  serviceName: string,
  answer: () => Promise<LabelSet[]>,
  changes: Partial<LabelQuestion> = {},
): Promise<{ state: LabelList['state']; calls: string[] }> {
  const calls: string[] = [];
  const list = new LabelList(() => ({
    fetchSeries: ({ matchers, labelNames }) => {
      calls.push(`Series ${matchers.join()} ${labelNames.join() || 'all labels'}`);
      return answer();
    },
    fetchLabelNames: ({ matchers }) => {
      calls.push(`LabelNames ${matchers.join()}`);
      return Promise.resolve(NAMES);
    },
  }));
  const answered = new Promise<void>((resolve) => {
    list.subscribeToState(({ isLoading }, before) => before.isLoading && !isLoading && resolve());
  });
  list.ask({ ...QUESTION, serviceName, ...changes });
  await answered;
  return { state: list.state, calls };
}

function buildSets(count: number): LabelSet[] {
  return Array.from({ length: count }, (_, i) => new Map([['pod', `pod-${i}`]]));
}

test('one Series call under the filters names the labels and counts their values, a missing label as a value', async () => {
  const sets = [
    new Map([['version', 'v1']]),
    new Map([
      ['version', 'v2'],
      ['k8s.node', 'n1'],
    ]),
  ];
  const { state, calls } = await ask('small', () => Promise.resolve(sets));
  expect(calls).toEqual(['Series {service_name="small",__profile_type__="cpu",region="eu"} all labels']);
  expect(state.tooMany).toBeUndefined();
  expect(state.labels).toEqual([
    { label: 'k8s.node', valueCount: 2 },
    { label: 'version', valueCount: 2 },
  ]);
});

test.each<[string, () => Promise<LabelSet[]>, number | undefined]>([
  [
    'so many combinations that counting takes too long',
    () => Promise.resolve(buildSets(MAX_LABEL_SETS + 1)),
    MAX_LABEL_SETS + 1,
  ],
  [
    'an answer that is too long to be read',
    () => Promise.reject(new PyroscopeError('too-large', 'The list is longer than 32 MiB.')),
    undefined,
  ],
])('%s: labels by name, without numbers, and the reason', async (name, answer, setCount) => {
  const { state, calls } = await ask(name, answer);
  expect(calls.map((call) => call.split(' ')[0])).toEqual(['Series', 'LabelNames']);
  expect(state.error).toBeUndefined();
  expect(state.tooMany).toEqual({ setCount });
  expect(state.labels?.map(({ label, valueCount }) => [label, valueCount])).toEqual([
    ['k8s.node', undefined],
    ['pod', undefined],
    ['version', undefined],
  ]);
});

test('as many combinations as are allowed are counted', async () => {
  const { state } = await ask('just', () => Promise.resolve(buildSets(MAX_LABEL_SETS)));
  expect(state.labels).toEqual([{ label: 'pod', valueCount: MAX_LABEL_SETS }]);
});

test('any other failure is one, and no reason to ask for names', async () => {
  const { state, calls } = await ask('down', () => Promise.reject(new PyroscopeError('unreachable', 'no answer')));
  expect(calls).toHaveLength(1);
  expect(state.error?.kind).toBe('unreachable');
});

test('of the label that is open, values that a filter leaves out are listed, too', async () => {
  const sets = [new Map([['region', 'eu']]), new Map([['region', 'us']])];
  const { state, calls } = await ask('open', () => Promise.resolve(sets), { openLabel: 'region' });
  expect(calls).toEqual(['Series {service_name="open",__profile_type__="cpu"} all labels']);
  expect(state.openValues).toEqual(['eu', 'us']);
  expect(state.labels).toEqual([{ label: 'region', valueCount: 1 }]);
});
