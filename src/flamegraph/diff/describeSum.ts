import type { FunctionDiff } from 'profile/diff/computeFunctionDiff';
import type { DiffScale } from 'profile/diff/DiffScale';
import { type DiffFormat, formatDifference } from './formatDiffValue';
import type { DiffFunctions } from './listDiffFunctions';

/** A sum of shares that is 0 on paper is not so in a computer. */
const ROUNDING = 1e-9;

/** Says that nothing is missing: the self differences of all functions, with what has no function, add up to the whole change. */
export function describeSum(
  diff: DiffFunctions,
  { cut, withoutStack }: FunctionDiff,
  scale: DiffScale,
  format: DiffFormat,
): string {
  const subtract = ({ baseline, comparison }: typeof cut) =>
    comparison * (scale.comparison ?? 0) - baseline * (scale.baseline ?? 0);
  const differences = Array.from(diff.functions, (name) => diff.scaled.difference.self[name] ?? 0);
  const moved = differences.reduce((sum, difference) => sum + Math.abs(difference), 0);
  const print = (value: number) => formatDifference(Math.abs(value) <= ROUNDING * moved ? 0 : value, format);
  const rest = [
    { text: 'cut by the server', value: subtract(cut) },
    { text: 'without a stack', value: subtract(withoutStack) },
  ]
    .filter(({ value }) => value !== 0)
    .map(({ text, value }) => `, ${text} ${print(value)}`);
  const self = print(differences.reduce((sum, difference) => sum + difference, 0));
  const whole = print(diff.scaled.totalDifference);
  return rest.length === 0
    ? `Self changes add up to ${whole}.`
    : `Self changes ${self}${rest.join('')}: together ${whole}.`;
}
