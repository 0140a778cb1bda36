/** @jest-environment node */
import { limitParallel } from './mapLimited';

function start(limit: number, count: number) {
  const run = limitParallel(limit);
  let running = 0;
  const ends: Array<() => void> = [];
  const most: number[] = [];
  const all = Array.from({ length: count }, (_, place) =>
    run(async () => {
      running++;
      most.push(running);
      await new Promise<void>((resolve) => ends.push(resolve));
      running--;
      if (place === 1) {
        throw new Error('the second one');
      }
      return place;
    }).catch((error: unknown) => String(error)),
  );
  return { all, ends, getMost: () => Math.max(...most) };
}

test('never more than the limit at a time, and a failure makes room, too', async () => {
  const { all, ends, getMost } = start(2, 5);
  let ended = 0;
  const results = Promise.all(all).then((values) => {
    ended = values.length;
    return values;
  });
  while (ended === 0) {
    ends.splice(0).forEach((end) => end());
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(await results).toEqual([0, 'Error: the second one', 2, 3, 4]);
  expect(getMost()).toBe(2);
});
