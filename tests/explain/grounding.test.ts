/** @jest-environment node */
import { measureAnswers, measureClaims } from './measureClaims';
import { FOURTH_CORPUS, HELD_OUT_CORPUS, LAST_CORPUS, measureRelations, UNSEEN_CORPUS } from './measureRelations';

test('generated claims: false ones are marked, true ones are not', () => {
  const rates = measureClaims();
  for (const { fault, claims, marked, misses } of rates) {
    expect({ fault, isEnough: claims >= 20 }).toEqual({ fault, isEnough: true });
    const rate = marked / claims;
    expect({ fault, isGood: fault === 'none' ? rate <= 0.01 : rate >= 0.99, misses }).toEqual({
      fault,
      isGood: true,
      misses,
    });
  }
  expect(rates.reduce((sum, { claims }) => sum + claims, 0)).toBeGreaterThan(2_000);
});

test('free text in eight styles: what is wrong is marked, what is true is not', () => {
  const { answers, claims, faults, misses, alarms } = measureAnswers();
  expect(answers).toBeGreaterThanOrEqual(200);
  expect({ isGood: misses.length <= 0.01 * faults, misses }).toEqual({ isGood: true, misses });
  expect({ isGood: alarms.length <= 0.01 * claims, alarms }).toEqual({ isGood: true, alarms });
});

test.each([
  ['held out', HELD_OUT_CORPUS, 0.6],
  ['last', LAST_CORPUS, 0.6],
  // Of wording that the checker does not know, little can be right.
  ['fourth', FOURTH_CORPUS, 0.1],
  ['unseen', UNSEEN_CORPUS, 0.05],
])('relations (%s): no false one is called right, hardly a true one is struck', (_, corpus, leastRight) => {
  const rates = measureRelations(corpus);
  const sum = (count: (rate: (typeof rates)[number]) => number): number =>
    rates.reduce((all, rate) => all + count(rate), 0);
  const all = (of: 'ofTrue' | 'ofFalse'): number =>
    sum((rate) => rate[of].right + rate[of].struck + rate[of]['not checked']);
  const misses = rates.flatMap((rate) => rate.misses);
  expect(all('ofTrue') + all('ofFalse')).toBeGreaterThan(2_000);
  expect({ isGood: sum(({ ofFalse }) => ofFalse.right) <= 0.002 * all('ofFalse'), misses }).toEqual({
    isGood: true,
    misses,
  });
  expect({ isGood: sum(({ ofTrue }) => ofTrue.struck) <= 0.01 * all('ofTrue'), misses }).toEqual({
    isGood: true,
    misses,
  });
  expect(sum(({ ofTrue }) => ofTrue.right)).toBeGreaterThan(leastRight * all('ofTrue'));
});
