/** @jest-environment node */
import { buildFactRules, DEFAULT_FACT_RULES } from './buildFactRules';
import defaultFactRules from './defaultFactRules.json';
import type { FactRule } from './FactRule';
import { matchRules } from './matchRules';
import { MAX_RULES_LENGTH, parseFactRules, parseFactRulesJson } from './parseFactRules';

const GOOD = { id: 'pdf', title: 'PDF', patterns: ['com/acme/pdf/*'], threshold: 0.1, why: 'It is slow.' };
const errorsOf = (rule: unknown): readonly string[] => parseFactRulesJson(JSON.stringify([rule])).errors;

test('every default rule can be read', () => {
  expect(parseFactRules(defaultFactRules).errors).toEqual([]);
  expect(new Set(DEFAULT_FACT_RULES.map(({ language }) => language))).toEqual(
    new Set(['go', 'jvm', 'python', 'node', 'dotnet', 'ruby', 'rust', 'native', 'kernel', undefined]),
  );
});

test.each<[string, unknown, string]>([
  ['no rule', 7, 'Rule 1: a rule is an object with id, title, patterns, threshold and why.'],
  ['no id', { ...GOOD, id: '' }, 'Rule 1: the id has to be 1 to 64 lower-case letters, digits and dashes.'],
  [
    'an unknown field',
    { ...GOOD, limit: 1 },
    'Rule “pdf”: there is no field “limit”; known are id, topic, title, language, patterns, regex, profiles, threshold, severeFrom, why.',
  ],
  [
    'no title',
    { ...GOOD, title: undefined },
    'Rule “pdf”: title, why and topic have to be texts of 1 to 500 characters.',
  ],
  ['no names', { ...GOOD, patterns: undefined }, 'Rule “pdf”: patterns or a regex are missing.'],
  ['all names', { ...GOOD, patterns: ['*'] }, 'Rule “pdf”: a pattern of stars alone would fit every function.'],
  [
    'a share above one',
    { ...GOOD, threshold: 10 },
    'Rule “pdf”: the threshold has to be a part of the value: above 0, at most 1.',
  ],
  [
    'severe below threshold',
    { ...GOOD, severeFrom: 0.05 },
    'Rule “pdf”: severeFrom has to be between the threshold and 1.',
  ],
  [
    'an unknown language',
    { ...GOOD, language: 'cobol' },
    'Rule “pdf”: the language has to be one of go, jvm, python, ruby, dotnet, node, rust, cpp, native, kernel, unknown.',
  ],
  [
    'an unknown kind',
    { ...GOOD, profiles: ['cpu', 'gpu'] },
    'Rule “pdf”: profiles has to be a list of cpu, wall, wait, allocation, memory, count.',
  ],
  ['a broken regex', { ...GOOD, regex: '(' }, 'Rule “pdf”: its regex cannot be used: missing closing ): `(`.'],
  [
    'a costly regex',
    { ...GOOD, regex: '([a-z]{1,30}){1,30}' },
    'Rule “pdf”: its regex cannot be used: too large once its repetitions are written out.',
  ],
])('%s is named with its problem', (_, rule, error) => {
  expect(errorsOf(rule).map((text) => text.slice(0, error.length))).toEqual([error]);
});

test.each([
  ['text that is no JSON', '[{]', /^This is not JSON: /],
  ['no list', '{}', /^The rules have to be a list/],
  ['too much', ' '.repeat(MAX_RULES_LENGTH + 1), /longer than/],
])('%s is refused as a whole', (_, json, error) => {
  const { rules, errors } = parseFactRulesJson(json);
  expect(rules).toEqual([]);
  expect(errors).toEqual([expect.stringMatching(error)]);
});

test('settings switch rules off, add new ones and replace those with the same id', () => {
  const addedJson = JSON.stringify([GOOD, { ...GOOD, id: 'go-regex', title: 'Ours' }, { id: 'bad' }]);
  const { rules, errors } = buildFactRules({ disabled: ['go-gc', 'no-such'], addedJson });
  expect(rules).toHaveLength(DEFAULT_FACT_RULES.length);
  expect(rules.some(({ id }) => id === 'go-gc')).toBe(false);
  expect(rules.find(({ id }) => id === 'go-regex')?.title).toBe('Ours');
  expect(errors).toEqual(['There is no built-in rule “no-such” to switch off.', expect.stringContaining('Rule “bad”')]);
});

describe('names of a rule', () => {
  const rule = (part: Partial<FactRule>): FactRule => ({ ...GOOD, topic: 'x', severeFrom: 1, patterns: [], ...part });
  const isMatched = (name: string, part: Partial<FactRule>): boolean =>
    matchRules([name], [rule(part)])[0] !== undefined;

  test.each<[string, Partial<FactRule>, boolean]>([
    ['regexp.Compile', { patterns: ['regexp.*'] }, true],
    ['regexp.Compile', { patterns: ['regexp.Compile'] }, true],
    ['regexp.CompilePOSIX', { patterns: ['regexp.Compile'] }, false],
    ['a/node_modules/lodash/_baseClone.js', { patterns: ['*/node_modules/lodash/*Clone*'] }, true],
    ['a/node_modules/lodash/map.js', { patterns: ['*/node_modules/lodash/*Clone*'] }, false],
    ['x to_json', { patterns: ['*to_json'] }, true],
    ['json/decoder.py:3 - decode', { patterns: ['json/*'], language: 'python' }, true],
    ['json/Parser.parse(Ljava/lang/String;)V', { patterns: ['json/*'], language: 'python' }, false],
    ['malloc', { patterns: ['malloc'], language: 'native' }, true],
    ['com/acme/PdfWriter.write', { regex: '(?i)pdfwriter', patterns: undefined }, true],
    ['com/acme/CsvWriter.write', { regex: '(?i)pdfwriter', patterns: undefined }, false],
  ])('%s', (name, part, expected) => expect(isMatched(name, part)).toBe(expected));

  test('a name can belong to several rules', () => {
    expect(
      matchRules(['a.b', 'c'], [rule({ patterns: ['a.*'] }), rule({ regex: 'b$' }), rule({ patterns: ['d'] })]),
    ).toEqual([[0, 1], undefined]);
  });
});
