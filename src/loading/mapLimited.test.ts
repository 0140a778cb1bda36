/** @jest-environment node */
import { mapLimited } from './mapLimited';

interface Begun {
  readonly item: string;
  readonly answer: (answer: string) => Promise<void>;
  readonly fail: (error: Error) => Promise<void>;
}

/** A map over items that the test ends in the order it likes. */
function begin(items: readonly string[], limit: number): { begun: Begun[]; result: Promise<string[]> } {
  const begun: Begun[] = [];
  const flush = () => new Promise<void>((resolve) => setImmediate(resolve));
  const result = mapLimited(
    items,
    limit,
    (item) =>
      new Promise<string>((resolve, reject) => {
        begun.push({
          item,
          answer: (answer) => (resolve(answer), flush()),
          fail: (error) => (reject(error), flush()),
        });
      }),
  );
  result.catch(() => undefined);
  return { begun, result };
}

const names = (begun: readonly Begun[]): string => begun.map(({ item }) => item).join('');

test('no more than the limit are under way, and the results are in the order of the items', async () => {
  const { begun, result } = begin(['a', 'b', 'c', 'd'], 2);
  expect(names(begun)).toBe('ab');
  await begun[1]?.answer('B');
  expect(names(begun)).toBe('abc');
  await begun[2]?.answer('C');
  await begun[0]?.answer('A');
  await begun[3]?.answer('D');
  await expect(result).resolves.toEqual(['A', 'B', 'C', 'D']);
});

test('after a failure no other item begins', async () => {
  const { begun, result } = begin(['a', 'b', 'c', 'd'], 2);
  await begun[0]?.fail(new Error('down'));
  await begun[1]?.answer('B');
  await expect(result).rejects.toThrow('down');
  expect(names(begun)).toBe('ab');
});

test('nothing to do is done', async () => {
  await expect(begin([], 4).result).resolves.toEqual([]);
});
