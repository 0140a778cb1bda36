/** @jest-environment node */
import { highlightLines } from './highlightLines';

test('pieces of a line together are the line, comments over several lines included', () => {
  const lines = ['package main', '/* a <b>', '\t*/ func f() string { return "x\\n" }', '', '// </script><img src=x>'];
  const rows = highlightLines(lines, 'a/b.go');

  expect(rows?.map((pieces) => pieces.map(({ text }) => text).join(''))).toEqual(lines);
  expect(rows?.[1]?.[0]).toEqual({ text: '/* a <b>', scope: 'comment' });
  expect(rows?.[4]).toEqual([{ text: '// </script><img src=x>', scope: 'comment' }]);
});

test.each(['x.unknown', 'Makefile', 'x.__proto__', 'constructor'])('%s has no language', (file) => {
  expect(highlightLines(['a'], file)).toBeUndefined();
});

test('very long lines are left as they are', () => {
  expect(highlightLines(['x'.repeat(5_001)], 'x.js')).toBeUndefined();
});
