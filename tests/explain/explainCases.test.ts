/** @jest-environment node */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { measureAnswers, measureClaims } from './measureClaims';
import { measureFacts } from './measureFacts';
import { FACTS_MARKS, GROUNDING_MARKS, printFactsTable, printGroundingTable } from './printResults';

const DOCUMENT = join(process.cwd(), 'docs/explain.md');
const UPDATE = 'After a change: npx tsx tests/explain/writeResults.ts';

const results = measureFacts();
const withCause = results.filter(({ hasCause }) => hasCause);
const flat = results.filter(({ hasCause }) => !hasCause);

test('there are enough cases, half of them written before the rules', () => {
  expect(withCause.length).toBeGreaterThanOrEqual(25);
  expect(results.filter(({ isBlind }) => isBlind).length * 2).toBeGreaterThanOrEqual(results.length);
});

test('the cause is among the first three findings in at least 95 % of the cases', () => {
  const misses = withCause.filter(({ place }) => place === undefined).map(({ name }) => name);
  expect({ isGood: misses.length <= 0.05 * withCause.length, misses }).toEqual({ isGood: true, misses });
});

test.each(flat)('$name: nothing is severe, and the first finding says that it is flat', ({ severe, firstKind }) => {
  expect({ severe, firstKind }).toEqual({ severe: 0, firstKind: 'flat' });
});

test.each([
  ['facts', FACTS_MARKS, () => printFactsTable(results)],
  ['grounding', GROUNDING_MARKS, () => printGroundingTable(measureClaims(), measureAnswers())],
] as const)('the table of %s in docs/explain.md is what was measured', (_, [start, end], print) => {
  const text = readFileSync(DOCUMENT, 'utf8');
  const written = text.slice(text.indexOf(start) + start.length, text.indexOf(end)).trim();
  expect({ written, UPDATE }).toEqual({ written: print().trim(), UPDATE });
});
