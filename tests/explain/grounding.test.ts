/** @jest-environment node */
import { measureAnswers, measureClaims } from './measureClaims';

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
