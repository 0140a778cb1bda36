/** @jest-environment node */
import { countRunNumbers } from 'profile/transform/mergeRunNumbers';
import { addCounts } from './useNameMarks';

test('a function that stands for several names says how many, beside what tells it from others', () => {
  const before = ['Shop$$Lambda$14/0x01.run', 'Shop$$Lambda$15/0x02.run', 'Cart.total'];
  const after = ['Shop$$Lambda$14/0x01.run', 'Shop$$Lambda$19/0x09.run', 'Cart.total'];
  const counts = countRunNumbers([before, after]);
  const [merged = ''] = [...(counts?.namesOf.keys() ?? [])];
  expect(counts?.names).toBe(3);
  expect([...addCounts(new Map([['Cart.total', 'line 3']]), counts)]).toEqual([
    ['Cart.total', 'line 3'],
    [merged, '3 names'],
  ]);
  expect(addCounts(new Map([[merged, 'compiled']]), counts).get(merged)).toBe('compiled, 3 names');
});
