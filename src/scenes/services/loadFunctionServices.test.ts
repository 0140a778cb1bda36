/** @jest-environment node */
import { measureFunction } from 'profile/transform/measureFunction';
import { treeFromText } from '../../../tests/helpers/treeFromText';
import {
  type FunctionServicesFound,
  type FunctionServicesQuestion,
  loadFunctionServices,
  rankRows,
} from './loadFunctionServices';

const listServices = (count: number) => Array.from({ length: count }, (_, i) => ({ name: `s${i}`, amount: count - i }));

function ask(count: number, fetchPart: FunctionServicesQuestion['fetchPart'], signal = new AbortController().signal) {
  const shown: FunctionServicesFound[] = [];
  const question = {
    services: listServices(count),
    filters: [{ label: 'team', operator: '=', values: ['payments'] }] as const,
    fetchPart,
    measure: (tree: Parameters<typeof measureFunction>[0]) => measureFunction(tree, 'json.encode'),
  };
  return { shown, answer: loadFunctionServices(question, signal, (found) => shown.push(found)) };
}

const TREE = treeFromText('main;json.encode;write 3\nmain;json.encode 2\nmain 5');

test.each([
  [6, 6, 0, 0],
  [1000, 24, 976, 0.953],
])('of %d services %d are asked, and the others are counted', async (count, askedCount, leftOutCount, share) => {
  const selectors: string[] = [];
  const { answer } = ask(count, async ({ labelSelector }) => {
    selectors.push(labelSelector);
    return TREE;
  });
  const { rows, ...leftOut } = await answer;
  expect(selectors).toHaveLength(askedCount);
  expect(selectors[0]).toBe('{service_name="s0",team="payments"}');
  expect(rows).toHaveLength(askedCount);
  expect(leftOut.leftOutCount).toBe(leftOutCount);
  expect(leftOut.leftOutShare).toBeCloseTo(share, 2);
});

test('at most four requests are under way at a time', async () => {
  let [running, most] = [0, 0];
  const { answer } = ask(24, async () => {
    most = Math.max(most, ++running);
    await Promise.resolve();
    running--;
    return TREE;
  });
  await answer;
  expect(most).toBe(4);
});

test('each service has what the function costs there; one that fails stops no other', async () => {
  const { answer } = ask(3, async ({ value }) => {
    if (value === 's1') {
      throw new Error('no answer');
    }
    return value === 's0' ? treeFromText('main 4') : TREE;
  });
  const ranked = rankRows((await answer).rows);
  expect(ranked).toMatchObject([
    { name: 's2', status: 'found', cost: { total: 5, self: 2, whole: 10, cut: 0 } },
    { name: 's0', status: 'found', cost: { total: 0, whole: 4 } },
    { name: 's1', status: 'failed', message: 'no answer' },
  ]);
});

test('canceled, it keeps what it has and begins no other request', async () => {
  const controller = new AbortController();
  let askedCount = 0;
  const { shown, answer } = ask(
    24,
    async () => {
      if (++askedCount === 4) {
        controller.abort();
      }
      return TREE;
    },
    controller.signal,
  );
  await expect(answer).rejects.toThrow();
  expect(askedCount).toBe(4);
  expect(shown.at(-1)?.rows.some(({ status }) => status === 'waiting')).toBe(true);
});
