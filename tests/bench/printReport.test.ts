/** @jest-environment node */
import { type BenchMachine, type BenchResult, printReport } from './printReport';

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

test('the server’s own diff stands below ours, or how to have it measured', () => {
  const answer = { firstMs: 812.3, againMs: 700, bytes: 140_000, nodeCount: 2048 };
  const trees = { firstMs: 400, againMs: 300.4, bytes: 19_000_000, nodeCount: 524_288 };
  expect(printReport(machine, [], [result], { diff: answer, trees }).split('\n').slice(-3, -1)).toEqual([
    '| its own diff (`Diff`) | 2,048 | 0.1 | 812 | 700 |',
    '| both whole trees, which ours begins with | 524,288 | 19.0 | 400 | 300 |',
  ]);
  expect(printReport(machine, [], [result])).toContain('set `PYROSCOPE_URL`');
});
