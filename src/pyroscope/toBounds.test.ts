/** @jest-environment node */
import fc from 'fast-check';
import { toBounds } from './toBounds';

const YEAR_MS = 366 * 24 * 3_600_000;

test('whatever is in a link, no range before 2000, of no length or beyond ten years is asked for', () => {
  const moment = fc.oneof(
    fc.double({ noDefaultInfinity: false }),
    fc.integer({ min: -9e12, max: 5e12 }),
    fc.integer({ min: 9e11, max: 2e12 }),
  );
  fc.assert(
    fc.property(moment, moment, (fromMs, toMs) => {
      let bounds: ReturnType<typeof toBounds>;
      try {
        bounds = toBounds({ fromMs, toMs });
      } catch (error) {
        expect(error).toMatchObject({ kind: 'bad-range' });
        return;
      }
      const { start, end } = bounds;
      expect(start).toBeGreaterThanOrEqual(BigInt(Date.UTC(2000, 0, 1)));
      expect(end).toBeGreaterThan(start);
      expect(end - start).toBeLessThanOrEqual(BigInt(10 * YEAR_MS + 2));
    }),
    { numRuns: 500 },
  );
});
