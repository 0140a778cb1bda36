/** @jest-environment node */
import fc from 'fast-check';
import type { CodeLine } from './CodeExcerpt';
import { readSuggestedChange, type SuggestedChange } from './SuggestedChange';

const SOURCE = [
  'func formatTags(tags map[string]string) string {',
  '\tnames := make([]string, 0)',
  '\tfor name := range tags {',
  '\t\tnames = append(names, name)',
  '\t}',
  '\tsort.Strings(names)',
  '\treturn strings.Join(names, ",")',
  '}',
  '',
  'func other() {',
  '}',
];

function give(source: readonly string[], firstLine = 41): { file: string; lines: CodeLine[] } {
  return { file: 'app/tags.go', lines: source.map((text, at) => ({ line: firstLine + at, text, costs: [] })) };
}

function print({ problem, hunks }: SuggestedChange): string[] {
  const signs = { same: ' ', removed: '-', added: '+' };
  return [
    ...(problem === undefined ? [] : [problem]),
    ...hunks.flat().map(({ kind, line, text }) => `${line ?? '  '}${signs[kind]}${text}`),
  ];
}

function read(diff: string, info = 'diff'): string[] | undefined {
  const change = readSuggestedChange(info, diff.split('\n'), give(SOURCE));
  return change && print(change);
}

test('a diff is shown against the source, with its numbers and its own white space', () => {
  const diff = `--- a/app/tags.go
+++ b/app/tags.go
@@ -1,3 +1,3 @@
 func formatTags(tags map[string]string) string {
-    names := make([]string, 0)
+    names := make([]string, 0, len(tags))
     for name := range tags {
`;
  expect(read(diff)).toEqual([
    '41 func formatTags(tags map[string]string) string {',
    '42-\tnames := make([]string, 0)',
    '  +    names := make([]string, 0, len(tags))',
    '43 \tfor name := range tags {',
  ]);
});

test('several parts, with lines whose space was forgotten, each find their place', () => {
  const diff = `@@
-\tnames := make([]string, 0)
+\tnames := make([]string, 0, len(tags))
@@ somewhere @@
sort.Strings(names)
+\tlog()`;
  expect(read(diff)).toEqual([
    '42-\tnames := make([]string, 0)',
    '  +\tnames := make([]string, 0, len(tags))',
    '46 \tsort.Strings(names)',
    '  +\tlog()',
  ]);
});

test.each([
  ['-\tnames := makeSlice()\n+\tx', '“names := makeSlice()” is no line of the source that was sent.'],
  ['-\tfor name := range tags {\n-\tsort.Strings(names)\n+x', 'Its lines do not follow each other'],
  ['+\tlog()', 'It does not say where it belongs.'],
  [' }\n+// end', 'It fits 3 places of the source that was sent.'],
  ['-\tsort.Strings(names)\n+\tsort.Strings(names)', 'It changes nothing.'],
  [' \tsort.Strings(names)', 'It changes nothing.'],
  ['', 'It changes nothing.'],
  ['--- a/b.go\n+++ b/b.go\n@@ -46 @@\n-\tsort.Strings(names)\n+x', 'It is for the file b.go.'],
])('what cannot be made to the source says why: %j', (diff, sentence) => {
  expect(read(diff)?.[0]).toContain(sentence);
});

test('of several places the one that the diff names counts', () => {
  expect(read('@@ -48,1 +48,2 @@\n }\n+// end')).toEqual(['48 }', '  +// end']);
});

test('lines that were not sent are no context', () => {
  const { file, lines } = give(SOURCE);
  const gapped = { file, lines: lines.filter(({ line }) => line !== 43) };
  const diff = [' \tnames := make([]string, 0)', '-\t\tnames = append(names, name)', '+x'];
  expect(readSuggestedChange('diff', diff, gapped)?.problem).toContain('do not follow each other');
});

test('the function written anew is a change, too; other code is not', () => {
  const anew = SOURCE.slice(0, 8).map((text) => text.replace('\tnames := make([]string, 0)', '\tvar names []string'));
  expect(read(anew.join('\n'), 'go')).toEqual([
    '41 func formatTags(tags map[string]string) string {',
    '42-\tnames := make([]string, 0)',
    '  +\tvar names []string',
    '43 \tfor name := range tags {',
    '44 \t\tnames = append(names, name)',
    '45 \t}',
    '46 \tsort.Strings(names)',
    '47 \treturn strings.Join(names, ",")',
    '48 }',
  ]);
  expect(read('func elsewhere() {\n\twork()\n}', 'go')).toBeUndefined();
  expect(read('go test -bench .', 'sh')).toBeUndefined();
});

const line = fc.constantFrom('a', 'b', '', '  c', '}', 'd()');

test('what is left of a change that fits is the source, and what it makes is what was written', () => {
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 12 }),
      fc.nat(),
      fc.nat(),
      line,
      (source, from, size, added) => {
        const start = from % source.length;
        const old = source.slice(start, start + 1 + (size % 4));
        const diff = [`@@ -${1 + start} @@`, ...old.map((text) => `-${text}`), `+new ${added}`];
        const change = readSuggestedChange('diff', diff, give(source, 1));
        const rows = change?.hunks.flat() ?? [];
        expect(rows.filter(({ kind }) => kind === 'added').map(({ text }) => text)).toEqual([`new ${added}`]);
        if (change?.problem === undefined) {
          const removed = rows.filter(({ kind }) => kind === 'removed');
          expect(removed.map((row) => source[(row.line ?? 0) - 1])).toEqual(removed.map(({ text }) => text));
        } else {
          expect(old.every((text) => text.trim() === '')).toBe(true);
        }
      },
    ),
  );
});
