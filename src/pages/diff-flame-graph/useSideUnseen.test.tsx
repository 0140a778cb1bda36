import { EventBusSrv } from '@grafana/data';
import { setBackendSrv } from '@grafana/runtime';
import { renderHook, waitFor } from '@testing-library/react';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import type { DiffQuestion } from 'profile/diff/DiffQuestion';
import type { LoadedProfile } from 'queries/ProfileLoader';
import { openTree } from 'worker/OpenedProfile';
import { HostBackendSrv } from '../../../demo/host/services/backendSrv';
import { pprofFromText } from '../../../tests/helpers/pprofFromText';
import { treeFromText } from '../../../tests/helpers/treeFromText';
import { useSideUnseen } from './useSideUnseen';

const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const MINUTE = { fromMs: Date.UTC(2026, 0, 1), toMs: Date.UTC(2026, 0, 1, 0, 1) };
const PPROF = pprofFromText('main:1;work:2 210000000\nmain:1;work:2;?2#a 20000000\n?1#a 80000000', {
  binaries: { a: '/usr/lib/libfoo.so' },
});

let requests = 0;

beforeAll(() => {
  setBackendSrv(new HostBackendSrv(new EventBusSrv()));
});

beforeEach(() => {
  requests = 0;
  jest.spyOn(globalThis, 'fetch').mockImplementation(() => {
    requests += 1;
    return Promise.resolve(new Response(new Uint8Array(PPROF), { headers: { 'content-type': 'application/proto' } }));
  });
});

/** A side with so many CPU seconds a second on its chart, which its flame graph holds 230 ms of. */
function look(dataSourceUid: string, seriesAverage: number | undefined, { isWanted = false, typeId = CPU } = {}) {
  const profileType = describeProfileType(typeId);
  const opened = openTree(treeFromText('main;work 230000000'));
  const query = { ...MINUTE, profileTypeId: typeId, labelSelector: '{}', maxNodes: 100 };
  const profile: LoadedProfile = { serviceName: 'shop', query, opened, coverage: opened.coverage };
  const question: DiffQuestion = {
    ...{ range: MINUTE, profileType, selector: '{}' },
    series: seriesAverage === undefined ? undefined : { average: seriesAverage, weight: 60, slotCount: 60 },
  };
  return renderHook(() => useSideUnseen({ dataSourceUid, profile, question, isWanted })).result;
}

test('a side says what its flame graph lacks of its chart, and what counts for callers', async () => {
  const result = look('lacking', 310e6 / 60);
  await waitFor(() =>
    expect(result.current.sentences).toEqual([
      '80 ms (25.8 %) without symbols is missing from the flame graph: libfoo.so 80 ms.',
      '20 ms (8.7 %) is code without symbols (libfoo.so) and counts as self of its callers: work 20 ms.',
    ]),
  );
  expect(requests).toBe(1);
});

test.each([
  ['whose chart agrees with its flame graph', 'agrees', 230e6 / 60, CPU],
  ['without a chart', 'no chart', undefined, CPU],
  ['of a type that does not add up over time', 'instant', 1, 'memory:inuse_space:bytes:space:bytes'],
])('nothing is asked of a side %s', (_, dataSourceUid, average, typeId) => {
  expect(look(dataSourceUid, average, { typeId }).current).toMatchObject({ sentences: [], problem: '' });
  expect(requests).toBe(0);
});

test('where an explanation is open, it is asked all the same', async () => {
  const result = look('wanted', 230e6 / 60, { isWanted: true });
  expect(result.current.isPending).toBe(true);
  await waitFor(() => expect(result.current.sentences).toEqual([expect.stringMatching(/^20 ms .*work 20 ms\.$/)]));
});
