/** @jest-environment node */
import { printReport, type BenchMachine, type BenchResult } from './printReport';

const machine: BenchMachine = {
  date: '2026-01-02',
  cpu: 'a processor',
  cores: 2,
  memoryGb: 8,
  browser: 'a browser',
  timeoutS: 30,
};

const result: BenchResult = {
  shape: 'deep',
  nodeCount: 65_536,
  subject: 'ours',
  outcome: { values: { decode: 12.34, firstPaintCold: 1234.5, longestTask: 0 }, end: { status: 'ok' } },
  load: 0.5,
};

test('a row has what was measured, and a dash for what was not', () => {
  const lines = printReport(machine, [result], []).split('\n');
  expect(lines[2]).toBe('### deep, 65,536 nodes');
  expect(lines[6]).toBe('| this plugin | 12 | – | 1,235 | – | – | – | – | – | < 50 | – | – |');
});

test('what did not finish is said beside the name, and keeps what was measured before', () => {
  const end = { status: 'timeout', message: 'did not finish after 30 s' } as const;
  const late: BenchResult = { ...result, subject: 'd3', outcome: { values: { firstPaintCold: 9 }, end } };
  expect(printReport(machine, [late], [])).toContain('| d3-flame-graph (did not finish after 30 s) | – | – | 9.0 |');
});
