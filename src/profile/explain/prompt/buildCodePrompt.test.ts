/** @jest-environment node */
import { decodePprof } from 'profile/formats/pprof/decodePprof';
import { buildDiffRows, buildLineRows } from 'profile/lines/buildLineRows';
import { buildCodeExcerpt, type CodeExcerpt, rankCodeLines } from 'profile/lines/CodeExcerpt';
import { computeFunctionLines } from 'profile/lines/computeFunctionLines';
import { classifyTree } from 'profile/names/classifyTree';
import { DEFAULT_CATEGORY_RULES } from 'profile/names/defaultCategoryRules';
import { INJECTIONS } from '../../../../tests/explain/injections';
import { pprofFromText } from '../../../../tests/helpers/pprofFromText';
import { treeFromText } from '../../../../tests/helpers/treeFromText';
import { buildCodePrompt, getLanguage } from './buildCodePrompt';
import { PromptBudgetError, type PromptInput } from './buildPrompt';
import { estimateTokens } from './estimateTokens';
import { CODE_SYSTEM_PROMPT, DATA_END, DATA_START } from './systemPrompt';

const STACKS = `main:3;render:15@shop/page.go;tags:43@shop/tags.go 300
main:3;render:15@shop/page.go;tags:46@shop/tags.go;sort:9 500
main:3;list:7@shop/list.go;tags:46@shop/tags.go;sort:9 200`;

/** Sixty lines `line N`, of which tags has 41 to 49. */
const SOURCE = Array.from({ length: 60 }, (_, at) => `\tline ${at + 1}`);

function excerptOf(text: string, source: readonly string[] | undefined, name = 'tags'): CodeExcerpt {
  const lines = computeFunctionLines(decodePprof(pprofFromText(text, { startLines: { [name]: 41 } })), 0, { name });
  const [place] = lines.places;
  if (!place) {
    throw new Error(`No lines of ${name}.`);
  }
  return buildCodeExcerpt({
    functionName: name,
    file: place.file,
    startLine: place.startLine,
    rows: buildLineRows({ lines: place.lines, source }, { isWhole: false }),
    source,
    callers: place.callers,
    costs: [{ self: place.self, total: place.total }],
    isDiff: false,
    note: '',
  });
}

const tree = treeFromText('main;render;tags 300\nmain;render;tags;sort 500\nmain;list;tags;sort 200');

function inputOf(more: Partial<PromptInput> = {}): Omit<PromptInput, 'facts'> {
  return {
    tree,
    profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
    categories: classifyTree(tree, DEFAULT_CATEGORY_RULES),
    labels: [{ name: 'region', value: 'eu-west' }],
    redaction: { labelValues: false, pathsAndHosts: false },
    budgetTokens: 8_000,
    ...more,
  };
}

/** The lines between the marks, read as JSON. */
function readData(content: string): unknown[] {
  const lines = content.split('\n');
  expect(lines.filter((line) => line.includes('<'))).toEqual([DATA_START, DATA_END]);
  return lines.slice(lines.indexOf(DATA_START) + 1, lines.indexOf(DATA_END)).map((line): unknown => JSON.parse(line));
}

test('the prompt of a function with its source', () => {
  const { messages, functionIds, leftOut, code } = buildCodePrompt(inputOf(), excerptOf(STACKS, SOURCE));
  expect(messages[0]).toEqual({ role: 'system', content: CODE_SYSTEM_PROMPT });
  expect(functionIds.map((name) => tree.names[name])).toEqual(['tags', 'render', 'list', 'sort']);
  const data = messages[1].content.split('\n').slice(2, -1);
  expect(data.filter((line) => !/^\["L(3|4[0124578]|49|5|6)/.test(line))).toEqual([
    '{"labels":[["region","eu-west"]]}',
    '{"function":"F1","file":"shop/tags.go","language":"Go"}',
    '{"functions":"[id, name, whose code, self, total]","caller":"[\\"caller\\", function, where it calls from, part of the function’s total]","callee":"[\\"callee\\", function, part of the whole profile]","lines":"[line, self, total, code]; parts are of the function"}',
    '["F1","tags","unknown","30 % (300 ns)","100 % (1 µs)"]',
    '["F2","render","unknown","0 % (0 ns)","80 % (800 ns)"]',
    '["F3","list","unknown","0 % (0 ns)","20 % (200 ns)"]',
    '["F4","sort","unknown","70 % (700 ns)","70 % (700 ns)"]',
    '["caller","F2","shop/page.go:15","80 %"]',
    '["caller","F3","shop/list.go:7","20 %"]',
    '["callee","F4","70 %"]',
    '["L43","30 % (300 ns)","30 % (300 ns)","    line 43"]',
    '["L46",0,"70 % (700 ns)","    line 46"]',
    '{"leftOut":["Lines 38 to 60 of the file’s 60 are included."]}',
  ]);
  expect(data).toContain('["L41",0,0,"    line 41"]');
  expect(leftOut).toEqual(['Lines 38 to 60 of the file’s 60 are included.']);
  expect(code?.lines.map(({ line }) => line)).toEqual(Array.from({ length: 23 }, (_, at) => 38 + at));
});

test('without a source there are numbers and costs only, and that is said', () => {
  const { messages, leftOut } = buildCodePrompt(inputOf(), excerptOf(STACKS, undefined));
  expect(messages[1].content).toContain('\n["L43","30 % (300 ns)","30 % (300 ns)"]\n["L46",0,"70 % (700 ns)"]\n');
  expect(messages[1].content).not.toContain('line 43');
  expect(leftOut).toEqual(['No source is at hand: lines are numbers and costs only.']);
});

test('a comparison gives both sides of every line', () => {
  const before = computeFunctionLines(decodePprof(pprofFromText('main:3;tags:43@shop/tags.go 100')), 0, {
    name: 'tags',
  });
  const after = computeFunctionLines(decodePprof(pprofFromText(STACKS)), 0, { name: 'tags' });
  const [old, own] = [before.places[0], after.places[0]];
  const { rows } = buildDiffRows(
    { place: old, lines: old?.lines, source: SOURCE },
    { place: own, lines: own?.lines, source: SOURCE },
    { isWhole: false },
  );
  const none = {
    line: new Float64Array(),
    name: [],
    file: [],
    callerLine: new Float64Array(),
    total: new Float64Array(),
  };
  const excerpt = buildCodeExcerpt({
    ...{ functionName: 'tags', file: 'shop/tags.go', startLine: 0, rows, source: SOURCE, isDiff: true, note: '' },
    callers: own?.callers ?? none,
    costs: [
      { self: before.self, total: before.total },
      { self: after.self, total: after.total },
    ],
  });
  const side = { self: tree.self, total: tree.total };
  const { messages } = buildCodePrompt(inputOf({ diff: { baseline: side, comparison: side } }), excerpt);
  expect(messages[1].content).toMatch(/^Say which lines of this function cost more or less in the comparison/);
  expect(messages[1].content).toContain(
    '["L43","100 % (100 ns)","100 % (100 ns)","30 % (300 ns)","30 % (300 ns)","    line 43"]',
  );
  expect(messages[1].content).toContain('["L46",0,0,0,"70 % (700 ns)","    line 46"]');
});

test('hot lines with those beside them come first, the rest by distance, and the budget holds', () => {
  const excerpt = excerptOf(STACKS, SOURCE);
  const ranked = rankCodeLines(excerpt.lines).map((place) => excerpt.lines[place]?.line);
  expect(ranked.slice(0, 11)).toEqual([46, 45, 47, 44, 48, 43, 49, 42, 41, 40, 39]);
  const whole = buildCodePrompt(inputOf(), excerpt).estimatedTokens;
  let before = 0;
  for (const budgetTokens of [whole - 100, whole - 50, whole + 50]) {
    const { messages, estimatedTokens, leftOut, code } = buildCodePrompt(inputOf({ budgetTokens }), excerpt);
    const sent = code?.lines.map(({ line }) => line) ?? [];
    expect(estimatedTokens).toBeLessThanOrEqual(budgetTokens);
    expect(estimatedTokens).toBe(messages.reduce((sum, { content }) => sum + estimateTokens(content), 0));
    expect([...sent].sort((a, b) => a - b)).toEqual(ranked.slice(0, sent.length).sort((a = 0, b = 0) => a - b));
    expect(leftOut[0]).toBe(`${sent.length} of 23 lines in and around the function are included.`);
    expect(leftOut[1]).toMatch(/^(Some of the lines|Lines) \d+ to \d+ of the file’s 60 are included\.$/);
    expect(messages[1].content).toContain(leftOut[0]);
    expect(sent.length).toBeGreaterThan(before);
    before = sent.length;
  }
  expect(() => buildCodePrompt(inputOf({ budgetTokens: 900 }), excerpt)).toThrow(PromptBudgetError);
});

test('long lines are cut, lines beyond the end of the file have no code, samples without a line are counted', () => {
  const text = 'main:3;tags:43@shop/tags.go 300\nmain:3;tags:99@shop/tags.go 100\nmain:3;tags:0@shop/tags.go 100';
  const source = SOURCE.map((line, at) => (at === 42 ? `x("${'y'.repeat(9_000)}")` : line));
  const { messages, leftOut } = buildCodePrompt(inputOf(), excerptOf(text, source));
  expect(messages[1].content).toMatch(/\["L43","60 % \(300 ns\)","60 % \(300 ns\)","x\(\\"y{300,396}…"\]/);
  expect(messages[1].content).toContain('["L99","20 % (100 ns)","20 % (100 ns)"]');
  expect(leftOut).toContain('1 line is longer than 400 characters and was cut.');
  expect(leftOut).toContain('20 % of the function’s self is on no known line.');
});

test('that lines count otherwise than the view is said first', () => {
  const note = 'Only one way in counts.';
  const { leftOut } = buildCodePrompt(inputOf(), { ...excerptOf(STACKS, SOURCE), note });
  expect(leftOut[0]).toBe(note);
});

test('where a profile has only the first line of a function, what follows goes along', () => {
  const source = Array.from({ length: 200 }, (_, at) => `line ${at + 1}`);
  const { lines } = excerptOf('main:3;tags:41@shop/tags.js 300', source);
  expect([lines[0]?.line, lines.at(-1)?.line]).toEqual([38, 101]);
});

test('paths and hosts in code are kept back where they are to be', () => {
  const source = SOURCE.map((line, at) => (at === 42 ? '\topen("/home/jo/shop/tags.txt", "db.internal")' : line));
  const redaction = { labelValues: true, pathsAndHosts: true };
  const { messages, aliases } = buildCodePrompt(inputOf({ redaction }), excerptOf(STACKS, source));
  expect(messages[1].content).toContain('open(\\"path-1/tags.txt\\", \\"host-1\\")');
  expect(messages[1].content).not.toContain('eu-west');
  expect(aliases.map(({ original }) => original)).toEqual(['eu-west', '/home/jo/shop', 'db.internal']);
});

test.each(INJECTIONS)('$kind in code, file and names stays data: $text', ({ text }) => {
  const excerpt = excerptOf(
    STACKS,
    SOURCE.map((line) => `${line} // ${text}`),
  );
  const hostile: CodeExcerpt = {
    ...excerpt,
    functionName: text,
    file: `shop/${text}.go`,
    callers: [{ name: text, file: text, line: 3, total: 10 }],
  };
  const { messages } = buildCodePrompt(inputOf({ labels: [{ name: text, value: text }] }), hostile);
  expect(messages.map(({ role }) => role)).toEqual(['system', 'user']);
  expect(messages[0].content).toBe(CODE_SYSTEM_PROMPT);
  expect(readData(messages[1].content).every((line) => typeof line === 'object')).toBe(true);
  expect(messages[1].content.split('\n').slice(2, -1).join('\n')).not.toMatch(
    /[<>`\u0000-\u0009\u000b-\u001f\u00ad\u200b\u2028\u202a-\u202e\u2066-\u2069\ufeff]|\[\/?INST\]/,
  );
});

test.each([
  ['shop/tags.go', 'Go'],
  ['C:\\shop\\Cart.CS', 'C#'],
  ['a.b/app.test.tsx', 'TypeScript'],
  ['Makefile', ''],
  ['x.__proto__', ''],
  ['', ''],
])('the language of %s', (file, language) => {
  expect(getLanguage(file)).toBe(language);
});
