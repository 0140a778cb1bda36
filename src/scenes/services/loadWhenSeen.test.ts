/** @jest-environment node */
import { loadWhenSeen, type SeenByService, type SeenQuestion } from './loadWhenSeen';

const RANGE = { fromMs: 0, toMs: 80_000 };
const COST = { self: 1, total: 1, whole: 10, cut: 0 };
const listServices = (count: number) => Array.from({ length: count }, (_, place) => `s${place}`);

function load(changes: Partial<SeenQuestion>, signal = new AbortController().signal) {
  const shown: SeenByService[] = [];
  const question = { services: listServices(2), filters: [], range: RANGE, measurePart: async () => COST, ...changes };
  return { shown, seen: loadWhenSeen(question, signal, (next) => shown.push(next)) };
}

test('of each service eight parts are asked, of at most twenty services, at most four at a time', async () => {
  let [running, most] = [0, 0];
  const asked: string[] = [];
  const { seen } = load({
    services: listServices(24),
    filters: [{ label: 'team', operator: '=', values: ['shop'] }],
    measurePart: async (selector) => {
      asked.push(selector);
      most = Math.max(most, ++running);
      await Promise.resolve();
      running--;
      return COST;
    },
  });
  expect((await seen).size).toBe(20);
  expect([asked.length, most]).toEqual([160, 4]);
  expect(asked[0]).toBe('{service_name="s0",team="shop"}');
});

test('parts are in order of time, and shown service by service; one that fails stops no other', async () => {
  const { seen, shown } = load({
    measurePart: async (selector, { fromMs }) => {
      if (selector.includes('s0')) {
        throw new Error('no answer');
      }
      return { ...COST, total: fromMs < 40_000 ? 0 : 1 };
    },
  });
  const known = await seen;
  expect(known.get('s0')).toEqual({ failure: 'no answer' });
  expect(known.get('s1')).toMatchObject([0, 0, 0, 0, 1, 1, 1, 1].map((total) => ({ total })));
  expect(shown.map(({ size }) => size)).toEqual([1, 2]);
});

test('canceled, it begins no other request', async () => {
  const controller = new AbortController();
  let askedCount = 0;
  const { seen } = load(
    {
      services: listServices(20),
      measurePart: async () => {
        askedCount += 1;
        controller.abort();
        throw new DOMException('Canceled.', 'AbortError');
      },
    },
    controller.signal,
  );
  await expect(seen).rejects.toThrow();
  expect(askedCount).toBeLessThanOrEqual(4);
});
