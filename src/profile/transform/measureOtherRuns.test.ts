/** @jest-environment node */
import { findPath } from 'profile/tree/graftSubtree';
import { treeFromText } from '../../../tests/helpers/treeFromText';
import { measureOtherRuns } from './measureOtherRuns';

const lambda = (number: number) => `Cart$$Lambda$${number}/0x0800c8.apply`;

function measure(text: string, path: readonly string[]): number | undefined {
  const tree = treeFromText(text, { limited: true });
  return measureOtherRuns(tree, findPath(tree, path) ?? -1);
}

test('frames of other runs lie at the same place, whatever numbers their way in has', () => {
  const text = [
    `run;${lambda(14)};tax 6`,
    `run;${lambda(15)};tax 2`,
    `run;${lambda(15)};round 9`,
    `run;${lambda(16)};tax;round 1`,
    `${lambda(14)};tax 5`,
  ].join('\n');
  expect(measure(text, ['run', lambda(14), 'tax'])).toBe(3);
  expect(measure(text, ['run', lambda(15)])).toBe(7);
  expect(measure(text, ['run'])).toBe(0);
});

test('of what the server cut nobody knows whether it has such frames', () => {
  expect(measure(`run;${lambda(14)} 6\nrun;other 2`, ['run', lambda(14)])).toBeUndefined();
  expect(measure(`run;${lambda(14)} 6\nrun;${lambda(15)} 1\nrun;other 2`, ['run', lambda(14)])).toBe(1);
});
