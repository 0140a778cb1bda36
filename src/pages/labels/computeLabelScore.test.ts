/** @jest-environment node */
import { computeExplainedSpread } from 'profile/labels/explainedSpread';
import { computeLabelScore } from './computeLabelScore';

test('with all values known it is the spread of their totals', () => {
  expect(computeLabelScore({ totals: [80, 20], whole: 100, valueCount: 2 })).toBeCloseTo(0.36);
});

test('values that were not sent share what is left of the whole', () => {
  const score = computeLabelScore({ totals: [90, 5], whole: 97, valueCount: 4 });
  expect(score).toBeCloseTo(computeExplainedSpread([90, 5, 1, 1]));
});

test('without the whole, values that were not sent count as nothing', () => {
  const score = computeLabelScore({ totals: [50, 50], whole: undefined, valueCount: 4 });
  expect(score).toBeCloseTo(computeExplainedSpread([50, 50, 0, 0]));
});
