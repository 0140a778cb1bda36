import { maskBursts } from './maskBursts';

const NONE = Number.NaN;

const leave = (values: readonly number[], shortest = 5): number[] =>
  Array.from(maskBursts(Float64Array.from(values), shortest).steady);

/** Values that differ from their neighbours by a hundredth. */
const around = (level: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => level + (i % 2) / 100);

describe('bursts', () => {
  test('of one slot and of several are left out, up or down, and said', () => {
    const values = [...around(1, 20), 0, ...around(1, 20), 3, 3, 3, ...around(1, 20)];
    const { steady, bursts } = maskBursts(Float64Array.from(values), 5);
    expect(bursts.map(({ from, length, height }) => [from, length, Math.round(height)])).toEqual([
      [20, 1, -1],
      [41, 3, 2],
    ]);
    expect(steady.filter((value) => Number.isNaN(value)).length).toBe(4);
  });

  test('what strays within a plateau is none, though lower levels stray less', () => {
    const low = [0.33, 0.31, 0.35, 0.32, 0.3, 0.34, 0.31, 0.32, 0.34, 0.37];
    const values = [...low, 0.92, 0.83, 0.9, 0.71, 0.69, ...low, ...low];
    expect(leave(values)).toEqual(values);
  });

  test('a gap between two of them is no level', () => {
    const values = [...around(1, 20), 3, 3, 1, 3, ...around(1, 20)];
    expect(leave(values).slice(20, 24)).toEqual([NONE, NONE, NONE, NONE]);
  });

  test('a slot that is half full where the data end is left out, a step is not', () => {
    expect(leave([...around(1, 20), 0.5]).at(-1)).toBeNaN();
    const step = [...around(1, 20), ...around(2, 20)];
    expect(leave(step)).toEqual(step);
  });

  test('what lasts longer, or is between a step and a spike, is none', () => {
    const plateau = [...around(1, 20), ...around(3, 5), ...around(1, 20)];
    expect(leave(plateau)).toEqual(plateau);
    const beside = [...around(3, 20), ...around(1, 3), 3, ...around(1, 20)];
    expect(leave(beside)).toEqual(beside.map((value, i) => (i === 23 ? NONE : value)));
  });

  test('noise that grows with the level is none', () => {
    const values = [...around(1, 40), ...Array.from({ length: 40 }, (_, i) => 100 + ((i * 3) % 5))];
    expect(leave(values)).toEqual(values);
  });

  test('where bursts are a third of the time, they stay', () => {
    const values = Array.from({ length: 60 }, (_, i) => (i % 9 > 5 ? 3 : 1));
    expect(leave(values)).toEqual(values);
  });
});
