/** @jest-environment node */
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { classifyTree } from 'profile/names/classifyTree';
import { DEFAULT_CATEGORY_RULES } from 'profile/names/defaultCategoryRules';
import type { FlameTree } from 'profile/tree/FlameTree';
import { createEmptyTree, FlameTreeBuilder } from 'profile/tree/FlameTreeBuilder';
import { HOSTILE_NAMES } from '../../../tests/helpers/hostileNames';
import { treeFromText } from '../../../tests/helpers/treeFromText';
import { printFunctionsCsv } from './printFunctionsCsv';

const print = (tree: FlameTree, unit = 'nanoseconds'): string => {
  const categories = classifyTree(tree, DEFAULT_CATEGORY_RULES);
  return [...printFunctionsCsv(tree, { unit, wholeTotal: 200, categories })].join('');
};

/** A reader after RFC 4180, which takes nothing else. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy)) {
    row.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\r\n') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

test('lists every function with what it costs, of the view and of the whole', () => {
  const tree = treeFromText('main.main;net/http.serve 60\nmain.main;main.main;other.f 40');
  const text = print(tree);

  expect(text.split('\r\n')).toEqual([
    'function,package,category,self (nanoseconds),total (nanoseconds),self share of view,total share of view,' +
      'self share of whole,total share of whole,occurrences',
    'net/http.serve,net/http,library,60,60,0.6,0.6,0.3,0.3,1',
    'other.f,other,own,40,40,0.4,0.4,0.2,0.2,1',
    'main.main,main,own,0,100,0,1,0,0.5,2',
    '',
  ]);
});

test('a spreadsheet takes no name for a formula, and nothing in a name is invisible', () => {
  const builder = new FlameTreeBuilder();
  builder.push(0, 0, 0);
  HOSTILE_NAMES.forEach((_, index) => builder.push(1, index + 1, HOSTILE_NAMES.length - index));
  const tree = builder.build(['total', ...HOSTILE_NAMES]);
  const [, ...rows] = parseCsv(print(tree));
  const cells = rows.flat();

  expect(rows.every((row) => row.length === 10)).toBe(true);
  expect(rows.map(([name = '']) => name.replace(/^'(?=[=+\-@])/, ''))).toEqual(HOSTILE_NAMES.map(formatFunctionName));
  expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
  expect(cells.filter((cell) => /[\p{Cc}\p{Cf}\p{Cs}]/u.test(cell))).toEqual([]);
});

test('an empty profile has a header only', () => {
  expect(parseCsv(print(createEmptyTree(), ''))).toEqual([expect.arrayContaining(['function', 'self', 'occurrences'])]);
});

test('what the screen shows as money has columns of its own beside what was measured', () => {
  const tree = treeFromText('main;parse 30');
  const categories = classifyTree(tree, DEFAULT_CATEGORY_RULES);
  const shownUnit = { unit: 'money:EUR', divisor: 10 };
  const options = { unit: 'nanoseconds', shownUnit, wholeTotal: 30, categories };
  const [header = '', first = ''] = [...printFunctionsCsv(tree, options)].join('').split('\r\n');
  expect(header).toMatch(/,self \(EUR\/month\),total \(EUR\/month\)$/);
  expect(first).toMatch(/^parse,.*,3,3$/);
});
