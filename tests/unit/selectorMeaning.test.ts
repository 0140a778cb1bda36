/** @jest-environment node */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { createValueTest, getFilterProblem } from 'profile/labels/createValueTest';
import { decodeFilters } from 'profile/labels/decodeFilter';
import { encodeFilter } from 'profile/labels/encodeFilter';
import { readSelector } from 'profile/labels/readSelector';
import { matches, parseSelector as parseAsServer } from '../../demo/store/parseSelector';
import { type Filter, printSelector, toFilter } from '../../src/profile/labels/Filter';

// Few labels and short texts of few characters, so that filters and series meet often; the characters are those that mean
// something to URLs, selectors or regexes.
const LABELS = ['region', 'team.name', 'a"b', 'né\\|,'] as const;
const text = fc.oneof(
  fc.string({
    unit: fc.constantFrom('a', 'b', '|', ',', '"', '\\', '\n', '.', '*', '(', ')', '[', '$', '{', '🔥', '\ufffd'),
  }),
  fc.constantFrom('', 'a', 'b', 'ab', 'a|b', 'a.b', '__gfp__', '${x}', '\u202e', '\r\n'),
);
const regex = fc.oneof(text, fc.constantFrom('a.*', '.+', 'a|b', '(a|b)+', '[^a]*', '^a$', '', '.', '(?i)A', '\\.'));
const filter: fc.Arbitrary<Filter> = fc.oneof(
  fc.record({ label: fc.constantFrom(...LABELS), operator: fc.constantFrom('=', '!='), values: fc.tuple(text) }),
  fc.record({ label: fc.constantFrom(...LABELS), operator: fc.constantFrom('=~', '!~'), values: fc.tuple(regex) }),
  fc.record({
    label: fc.constantFrom(...LABELS),
    operator: fc.constantFrom('in', 'not-in'),
    values: fc.array(text, { minLength: 1, maxLength: 4 }),
  }),
  fc.record({ label: fc.constantFrom(...LABELS), operator: fc.constant('is-empty'), values: fc.constant([]) }),
);
const sendable = filter.filter((each) => getFilterProblem(each) === undefined);
const series = fc
  .dictionary(fc.constantFrom(...LABELS), text, { maxKeys: 4 })
  .map((labels) => new Map(Object.entries(labels)));

function passes(filters: readonly Filter[], labels: ReadonlyMap<string, string>): boolean {
  return filters.every((each) => createValueTest(each)(labels.get(each.label) ?? ''));
}

test('what the page takes a filter to mean is what the store selects, also after the URL', () => {
  fc.assert(
    fc.property(fc.array(sendable, { maxLength: 3 }), fc.array(series, { maxLength: 6 }), (filters, sets) => {
      const url = new URLSearchParams(filters.map((each) => ['var-filters', encodeFilter(each)]));
      const { filters: linked } = decodeFilters(new URLSearchParams(url.toString()).getAll('var-filters'));
      const matchers = parseAsServer(printSelector(linked));
      expect(sets.map((labels) => matches(matchers, labels))).toEqual(sets.map((labels) => passes(filters, labels)));
    }),
    { numRuns: 500 },
  );
});

test('a selector shown as filters selects the same', () => {
  fc.assert(
    fc.property(fc.array(sendable, { maxLength: 3 }), series, (filters, labels) => {
      const shown = readSelector(printSelector(filters))?.map(toFilter) ?? [];
      expect(passes(shown, labels)).toBe(passes(filters, labels));
    }),
  );
});

interface Exchange {
  readonly path: string;
  readonly request?: { readonly matchers?: readonly string[]; readonly labelNames?: readonly string[] };
  readonly answer: { readonly labelsSet?: readonly { readonly labels?: readonly { name: string; value: string }[] }[] };
}

test('label sets that a real Pyroscope answered fulfil what it was asked', () => {
  const file = join(process.cwd(), 'tests/fixtures/recordings/pyroscope/queries.json');
  const exchanges: readonly Exchange[] = JSON.parse(readFileSync(file, 'utf8'));
  const checked = exchanges
    .filter(({ path }) => path.endsWith('/Series'))
    .flatMap(({ request, answer }) =>
      (answer.labelsSet ?? []).map(({ labels = [] }) => {
        const set = new Map(labels.map(({ name, value }) => [name, value]));
        const filters = (request?.matchers ?? []).flatMap((selector) => readSelector(selector) ?? []).map(toFilter);
        // An answer has only the labels that were asked for.
        return passes(
          filters.filter(({ label }) => set.has(label)),
          set,
        );
      }),
    );
  expect(checked.length).toBeGreaterThan(5);
  expect(checked).not.toContain(false);
});
