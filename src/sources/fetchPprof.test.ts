import { EventBusSrv } from '@grafana/data';
import { setBackendSrv } from '@grafana/runtime';
import type { LabelValuesQuery } from 'pyroscope/client';
import { PyroscopeError } from 'pyroscope/PyroscopeError';
import { HostBackendSrv } from '../../demo/host/services/backendSrv';
import { good } from '../../tests/faults/faults';
import { fetchClues } from './fetchPprof';

const MINUTE = { fromMs: Date.UTC(2026, 0, 1), toMs: Date.UTC(2026, 0, 1, 0, 1) };
const QUERY = { ...MINUTE, profileTypeId: 'cpu', labelSelector: '{service_name="shop"}', maxNodes: 100 };

let count = 0;

/** Learns from a new data source, as answers are kept, whose server gives every pprof. */
function learn(fetchLabelValues: (query: LabelValuesQuery) => Promise<string[]>) {
  count += 1;
  jest.spyOn(globalThis, 'fetch').mockImplementation((url) => good(String(url)));
  setBackendSrv(new HostBackendSrv(new EventBusSrv()));
  return fetchClues(`source ${count}`, QUERY, fetchLabelValues, new AbortController().signal);
}

test.each([
  ['the one that all series have', ['github.com/acme/shop'], 'github.com/acme/shop'],
  ['none where they have several', ['github.com/acme/shop', 'github.com/acme/cart'], ''],
  ['none where no series says one', [], ''],
])('the repository is %s', async (_, values, repository) => {
  const asked: LabelValuesQuery[] = [];
  const clues = await learn((query) => Promise.resolve((asked.push(query), values)));
  expect(asked).toEqual([{ ...MINUTE, label: 'service_repository', matchers: ['{service_name="shop"}'] }]);
  expect(clues).toMatchObject({ repository, labelsError: undefined });
  expect(clues.pprof.length).toBeGreaterThan(0);
});

test('labels that do not come cost no pprof, and the reason is handed on', async () => {
  const error = new PyroscopeError('busy', '');
  const clues = await learn(() => Promise.reject(error));
  expect(clues).toMatchObject({ repository: '', labelsError: error });
  expect(clues.pprof.length).toBeGreaterThan(0);
});

test('a question that was given up is no failure of the labels', async () => {
  const cancelled = new DOMException('The request was cancelled.', 'AbortError');
  await expect(learn(() => Promise.reject(cancelled))).rejects.toBe(cancelled);
});
