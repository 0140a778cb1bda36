import { gunzipSync } from 'node:zlib';
import { buildDiffFunctions } from 'flamegraph/diff/listDiffFunctions';
import { printTicketHtml } from 'flamegraph/exports/ticket/Ticket';
import { startViewer } from 'flamegraph/exports/viewer/viewer';
import { parseViewerData } from 'flamegraph/exports/viewer/viewerData';
import { buildDiffView } from 'profile/diff/buildDiffView';
import { computeFunctionDiff } from 'profile/diff/computeFunctionDiff';
import { computeDiff } from 'profile/diff/DiffTree';
import { parseFlamebearer } from 'profile/formats/parseFlamebearer';
import { buildTreeFromPprof } from 'profile/formats/pprof/buildTreeFromPprof';
import { decodePprof } from 'profile/formats/pprof/decodePprof';
import { computeCoverage } from 'profile/tree/computeCoverage';
import { printTree } from '../../../../tests/helpers/printTree';
import { treeFromText } from '../../../../tests/helpers/treeFromText';
import { createDiffFile, redactDiffSubject } from './createDiffFile';
import { buildDiffTicket } from './createDiffTicket';
import type { DiffExportContent, DiffExportSubject, DiffFormatName } from './DiffExportSource';

const TYPE = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const before = treeFromText('main;parse 3000000000\nmain;gc 1000000000');
const after = treeFromText('main;parse 3000000000\nmain;<b>fmt 6000000000');
const upright = computeDiff(before, after);
const scale = { baseline: 0.1, comparison: 0.1 };
const format = { mode: 'per-second', format: { unit: 'cores', divisor: 1e9, isInstant: false } } as const;
const view = buildDiffView(upright, { scale, widths: 'both' });
const functions = buildDiffFunctions(computeFunctionDiff(upright), scale, undefined);

const content: DiffExportContent = {
  view,
  scaled: { baseline: view.baseline, comparison: view.comparison, scale, format },
  upright,
  functions: functions && { all: functions, listed: functions.functions },
  sureness: undefined,
  picture: undefined,
};

function describe(fromMinute: number, tree: typeof before): DiffExportSubject['sides']['baseline'] {
  return {
    profileTypeId: TYPE,
    labelSelector: '{service_name="checkout", region="eu"}',
    range: { fromMs: Date.UTC(2026, 10, 23, 7, fromMinute), toMs: Date.UTC(2026, 10, 23, 7, fromMinute, 10) },
    timeZone: 'UTC',
    coverage: computeCoverage(tree),
    weight: 60,
    transforms: [],
    pluginVersion: '1.0.0',
    createdMs: 0,
  };
}

const subject: DiffExportSubject = {
  title: 'cpu · checkout',
  sides: { baseline: describe(4, before), comparison: describe(20, after) },
  mode: 'per second',
  cost: undefined,
  widths: 'widths of both sides',
};

async function save(
  name: DiffFormatName,
  of = subject,
  saved = content,
): Promise<{ name: string; bytes: Uint8Array; text: string }> {
  const file = await createDiffFile(name, of, saved, new AbortController().signal);
  const bytes = await new Promise<Uint8Array>((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(new Uint8Array(reader.result as ArrayBuffer));
    reader.readAsArrayBuffer(file.blob);
  });
  return { name: file.name, bytes, text: new TextDecoder().decode(bytes) };
}

test('flamebearer JSON holds both sides, and where they come from', async () => {
  const { name, text } = await save('flamebearer');
  expect(name).toBe(
    'flamegraph_baseline_2026-11-23_0704-to-2026-11-23_0704_comparison_2026-11-23_0720-to-2026-11-23_0720.flamebearer.json',
  );
  const parsed = parseFlamebearer(text, { limited: false });
  expect(parsed.kind === 'double' && [parsed.left.total[0], parsed.right.total[0]]).toEqual([4e9, 9e9]);
  expect(text).toContain('"Baseline query"');
});

test.each([
  ['pprof-baseline', before],
  ['pprof-comparison', after],
] as const)('%s holds that side alone', async (format_, tree) => {
  const { name, bytes } = await save(format_);
  expect(name).toMatch(/^(baseline|comparison)_process_cpu-.*\.pb\.gz$/);
  const side = buildTreeFromPprof(decodePprof(new Uint8Array(gunzipSync(bytes))), 0);
  expect(printTree(side).sort()).toEqual(printTree(tree).sort());
});

test('CSV has the functions of the table in the mode on screen', async () => {
  const [head, ...rows] = (await save('csv')).text.split('\r\n');
  expect(head).toContain('difference self (nanoseconds, per second)');
  expect(rows.find((row) => row.startsWith('<b>fmt'))).toMatch(/^<b>fmt,0,600000000,600000000,/);
});

test('an HTML page opens by itself, and says both sides of a frame', async () => {
  const { text } = await save('html');
  expect(text).not.toContain('<b>fmt');
  document.documentElement.innerHTML = text;
  startViewer(document);
  const graph = document.getElementById('graph');
  ['ArrowDown', 'ArrowDown'].forEach((key) => graph?.dispatchEvent(new KeyboardEvent('keydown', { key })));
  expect(document.getElementById('status')?.textContent).toContain('baseline 0.3 cores, comparison 0.3 cores');
  const data = parseViewerData(document.getElementById('profile')?.textContent ?? '');
  expect(data.diff?.comparison.total[0]).toBe(9e9);
});

test('without a graph on the screen there is no picture', async () => {
  await expect(save('png')).rejects.toThrow('There is no flame graph');
});

test('a ticket has the verdict, both ranges and what makes up the change', () => {
  const ticket = buildDiffTicket(subject, content, { verdict: 'Comparison costs more.', link: 'https://a.example/' });
  expect(ticket.sentences).toEqual([
    'cpu · checkout.',
    'Comparison costs more.',
    'Baseline 2026-11-23 07:04:00–07:04:10 UTC, comparison 2026-11-23 07:20:00–07:20:10 UTC.',
  ]);
  expect(ticket.functions).toEqual([
    { name: '<b>fmt', numbers: ['0 cores', '0.6 cores', '+0.6 cores', 'estimating'] },
    { name: 'gc', numbers: ['0.1 cores', '0 cores', '-0.1 cores', 'estimating'] },
  ]);
  expect(printTicketHtml(ticket)).not.toContain('<b>');
});

test('where the screen shows money, so do tables, pages and tickets, with what it is made of', async () => {
  const cost = 'At this rate the comparison costs €14.60/month more, extrapolated from 10 s and 10 s.';
  const asMoney: DiffExportSubject = { ...subject, mode: 'as money', cost };
  // A core at €29.20 a month.
  const scaled = {
    ...content.scaled,
    format: { mode: 'per-second', format: { unit: 'money:EUR', divisor: 1e9 / 29.2 } },
  } as const;
  const saved = { ...content, scaled };

  const [head, ...rows] = (await save('csv', asMoney, saved)).text.split('\r\n');
  expect(head).toContain('difference self (nanoseconds, per second)');
  expect(head?.split(',').at(-4)).toBe('difference self (EUR/month)');
  const gained = rows.find((row) => row.startsWith('<b>fmt'))?.split(',') ?? [];
  expect(Number(gained.at(-4))).toBeCloseTo(17.52);

  const { text } = await save('html', asMoney, saved);
  expect(text).toContain('as money, widths of both sides');
  expect(text).toContain(cost);
  expect((await save('flamebearer', asMoney, saved)).text).toContain(cost);

  const {
    sentences,
    columns,
    functions: listed,
  } = buildDiffTicket(asMoney, saved, { verdict: 'Costs more.', link: '' });
  expect(sentences).toContain(cost);
  expect(columns[0]).toBe('Baseline (self, as money)');
  expect(listed[0]?.numbers.slice(0, 3)).toEqual(['€0.00/month', '€17.52/month', '+€17.52/month']);
  // A verdict that is sure says it itself.
  const said = buildDiffTicket(asMoney, saved, { verdict: `Costs more. ${cost}`, link: '' });
  expect(said.sentences).not.toContain(cost);
});

test('of files there are their names in the place of times and queries', async () => {
  const ofFiles: DiffExportSubject = {
    ...subject,
    sides: {
      baseline: { ...subject.sides.baseline, fileNames: 'before.pb.gz' },
      comparison: { ...subject.sides.comparison, fileNames: '10 files (run-1.pb and others)' },
    },
  };
  const { name, text } = await save('flamebearer', ofFiles);
  expect(name).toBe('flamegraph_baseline_before.pb.gz_comparison_10-files-(run-1.pb-and-others).flamebearer.json');
  expect(JSON.parse(text).metadata.provenance).toMatchObject({ 'Baseline files': 'before.pb.gz' });
  expect(text).not.toContain('Baseline query');
  const { sentences, query } = buildDiffTicket(ofFiles, content, { verdict: undefined, link: undefined });
  expect(sentences).toContain('Baseline before.pb.gz, comparison 10 files (run-1.pb and others).');
  expect(query).toBeUndefined();
});

test('redacted, no label value is left', async () => {
  for (const name of ['html', 'flamebearer', 'csv', 'pprof-baseline'] as const) {
    const { bytes, text } = await save(name, redactDiffSubject(subject));
    const plain = name.startsWith('pprof') ? new TextDecoder().decode(gunzipSync(bytes)) : text;
    expect(plain).not.toMatch(/checkout|"eu"/);
  }
});
