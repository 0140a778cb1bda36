/** @jest-environment node */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { compileRegex } from './compileRegex';
import { getFilterProblem } from './createValueTest';
import { buildServiceSelector, type Filter, type Matcher, printSelector, toFilter, toMatcher } from './Filter';
import { readSelector } from './readSelector';

// Any code point that UTF-8 can carry, with the characters that mean something to selectors, regexes and URLs often.
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...'"\'`\\\n\r\t\0|,#_gfpu$[]{}()^*+?.~!=% é\u{1f525}\u202e\ufffd') }),
);
const name = text.filter((value) => value !== '');
const matcher: fc.Arbitrary<Matcher> = fc.record({
  label: fc.oneof(name, fc.constantFrom('region', 'service_name', 'team.name')),
  operator: fc.constantFrom('=', '!=', '=~', '!~'),
  value: text,
});

describe('printing', () => {
  test.each<[string, Array<Filter | Matcher>, string]>([
    ['nothing', [], '{}'],
    ['a matcher', [{ label: 'service_name', operator: '=', value: 'x' }], '{service_name="x"}'],
    ['a dotted name', [{ label: 'team.name', operator: '=', value: 'pay "core"' }], '{"team.name"="pay \\"core\\""}'],
    ['a list', [{ label: 'region', operator: 'in', values: ['eu', 'us.1'] }], '{region=~"eu|us\\\\.1"}'],
    ['a negated list', [{ label: 'region', operator: 'not-in', values: ['a|b'] }], '{region!~"a\\\\|b"}'],
    ['a list with nothing', [{ label: 'region', operator: 'in', values: ['eu', ''] }], '{region=~"eu|"}'],
    ['an empty label', [{ label: 'region', operator: 'is-empty', values: [] }], '{region=""}'],
    ['a regex as it is', [{ label: 'region', operator: '=~', values: ['e.|us'] }], '{region=~"e.|us"}'],
    ['line breaks', [{ label: 'a', operator: '=', value: 'x\ny\r\t\0' }], '{a="x\\ny\\u000d\\u0009\\u0000"}'],
    ['bidi controls', [{ label: 'a', operator: '=', value: 'x\u202ey' }], '{a="x\\u202ey"}'],
    ['the replacement character', [{ label: 'a', operator: '=', value: '\ufffd' }], '{a="\\ufffd"}'],
    ['half a surrogate pair', [{ label: 'a', operator: '=', value: 'x\ud83d' }], '{a="x\\ufffd"}'],
    [
      'what Grafana would replace',
      [{ label: 'a', operator: '=', value: '$x ${y} $ [[z]]' }],
      '{a="\\u0024x \\u0024{y} $ \\u005b[z]]"}',
    ],
    [
      'only what is complete',
      [
        { label: 'region', operator: 'in', values: [] },
        { label: '', operator: '=', values: ['x'] },
        { label: 'b', operator: '=', values: ['1'] },
      ],
      '{b="1"}',
    ],
  ])('prints %s', (_, conditions, expected) => {
    expect(printSelector(conditions)).toBe(expected);
  });

  test('asks for one service by name, for many by a list', () => {
    expect(buildServiceSelector(['a.b'])).toBe('{service_name="a.b"}');
    expect(buildServiceSelector(['a.b', 'c'])).toBe('{service_name=~"a\\\\.b|c"}');
    expect(buildServiceSelector(['a'], [{ label: 'region', operator: '!=', values: ['eu'] }])).toBe(
      '{service_name="a",region!="eu"}',
    );
  });

  test.each([[0], [25]])('refuses %i services at once', (count) => {
    expect(() => buildServiceSelector(Array.from({ length: count }, (_, i) => `s${i}`))).toThrow(RangeError);
  });
});

describe('parsing', () => {
  test.each<[string, Matcher[]]>([
    ['{}', []],
    [' { } ', []],
    ['{a="1",}', [{ label: 'a', operator: '=', value: '1' }]],
    [
      '{ a = "1" , b!~\'x"y\' }',
      [
        { label: 'a', operator: '=', value: '1' },
        { label: 'b', operator: '!~', value: 'x"y' },
      ],
    ],
    ['{"team.name"=~`\\d|"`}', [{ label: 'team.name', operator: '=~', value: '\\d|"' }]],
    [
      '{a="\\x41\\101\\u00e9\\U0001f525\\a\\b\\f\\n\\r\\t\\v\\\\\\""}',
      [{ label: 'a', operator: '=', value: 'AAé\u{1f525}\x07\b\f\n\r\t\v\\"' }],
    ],
    [
      '{service_name=~"rec1-.*",region=""}',
      [
        { label: 'service_name', operator: '=~', value: 'rec1-.*' },
        { label: 'region', operator: '=', value: '' },
      ],
    ],
  ])('reads %s', (selector, expected) => {
    expect(readSelector(selector)).toEqual(expected);
  });

  test.each([
    '',
    '{',
    'x',
    'a="b"',
    '{a="b"',
    '{a="b}',
    '{a=b}',
    '{a}',
    '{a="b" c="d"}',
    '{,}',
    '{a="b"} rest',
    '{a>"b"}',
    '{service_name=}',
    '{=""}',
    '{a="x\ny"}',
    '{team.name="x"}',
  ])('%j is no selector', (text) => {
    expect(readSelector(text)).toBeUndefined();
  });

  test('gives back exactly what was printed', () => {
    fc.assert(
      fc.property(fc.array(matcher, { maxLength: 4 }), (matchers) => {
        expect(readSelector(printSelector(matchers))).toEqual(matchers);
      }),
    );
  });

  test('a printed selector has no character that is invisible or ends a line', () => {
    fc.assert(
      fc.property(fc.array(matcher, { maxLength: 4 }), (matchers) => {
        expect(printSelector(matchers)).not.toMatch(/[\p{Cc}\p{Cf}\p{Surrogate}]/u);
      }),
    );
  });
});

describe('a list of values', () => {
  const list = fc.array(text, { minLength: 1, maxLength: 5 });

  test('is a list again after selector and back', () => {
    fc.assert(
      fc.property(name, list, fc.constantFrom('in', 'not-in'), (label, values, operator) => {
        const filter: Filter = { label, operator, values };
        expect(readSelector(printSelector([filter]))?.map(toFilter)).toEqual([filter]);
      }),
    );
  });

  test('matches its values and nothing else', () => {
    fc.assert(
      fc.property(list, text, (values, other) => {
        const regex = compileRegex(toMatcher({ label: 'a', operator: 'in', values })?.value ?? '');
        expect(values.every((value) => regex.matches(value))).toBe(true);
        expect(regex.matches(other)).toBe(values.includes(other));
      }),
    );
  });
});

describe('selectors that a real Pyroscope was asked', () => {
  interface Recorded {
    readonly request?: { readonly labelSelector?: string; readonly matchers?: readonly string[] };
    readonly answer: unknown;
  }
  const path = join(process.cwd(), 'tests/fixtures/recordings/pyroscope/queries.json');
  const recorded: readonly Recorded[] = JSON.parse(readFileSync(path, 'utf8'));
  const selectors = recorded.flatMap(({ request = {}, answer }) => {
    const isRefused = JSON.stringify(answer).includes('parsing label selector');
    const texts = [...(request.labelSelector ? [request.labelSelector] : []), ...(request.matchers ?? [])];
    return texts.map((text) => ({ text, isRefused }));
  });

  test('are printed as they were', () => {
    const accepted = selectors.filter(({ isRefused }) => !isRefused).map(({ text }) => text);
    expect(accepted).toContain('{service_name="rec1-checkout","team.name"="pay \\"core\\""}');
    expect(accepted.map((text) => printSelector(readSelector(text) ?? []))).toEqual(accepted);
    expect(accepted.map((text) => printSelector((readSelector(text) ?? []).map(toFilter)))).toEqual(accepted);
  });

  test('are refused where the server refused them, for their syntax or for a regex', () => {
    const refused = selectors.filter(({ isRefused }) => isRefused).map(({ text }) => text);
    expect(refused.length).toBeGreaterThan(2);
    const isSendable = (text: string): boolean =>
      readSelector(text)?.every((each) => getFilterProblem(toFilter(each)) === undefined) ?? false;
    expect(refused.filter(isSendable)).toEqual([]);
  });
});
