/** @jest-environment node */
import fc from 'fast-check';
import { NameIndex } from 'profile/explain/grounding/NameIndex';
import { computeFunctions } from 'profile/functions/computeFunctions';
import type { FlameTree } from 'profile/tree/FlameTree';
import { arbitraryTree } from '../../../../tests/helpers/arbitraryTree';
import { treeFromText } from '../../../../tests/helpers/treeFromText';
import { lookUp, type LookUpSubject } from './lookUp';
import { listLookUpTools } from './lookUpTools';
import { Redaction } from './Redaction';

const tree = treeFromText(`
  main;a.Load;db.Query 60
  main;b.Load;db.Query 30
  main;a.Load 10
`);

function subjectOf(of: FlameTree, more: Partial<LookUpSubject> = {}): LookUpSubject {
  return {
    tree: of,
    profileTypeId: 'process_cpu:samples:count::milliseconds',
    names: new NameIndex(computeFunctions(of)),
    functionIds: [],
    redaction: new Redaction({ labelValues: false, pathsAndHosts: true }),
    ...more,
  };
}

const ask = (tool: string, args: unknown, more: Partial<LookUpSubject> = {}): unknown =>
  JSON.parse(lookUp(tool, JSON.stringify(args), subjectOf(tree, more)).content);

test('callers and callees are listed with their part of the whole', () => {
  expect(ask('callers', { function: 'db.Query' })).toMatchObject({
    function: ['F1', 'db.Query', '90 % (90)', '90 % (90)'],
    callers: {
      rows: [
        ['F2', 'a.Load', '60 %'],
        ['F3', 'b.Load', '30 %'],
      ],
      leftOut: 0,
    },
  });
  expect(ask('callees', { function: 'a.Load' })).toMatchObject({ callees: { rows: [['F2', 'db.Query', '60 %']] } });
});

test('ids that were given stay, and new ones follow them', () => {
  const functionIds = [tree.names.indexOf('main'), tree.names.indexOf('b.Load')];
  const answer = lookUp('path', '{"function":"F2"}', subjectOf(tree, { functionIds }));
  expect(JSON.parse(answer.content)).toMatchObject({
    path: [
      ['F1', 'main', '100 %'],
      ['F2', 'b.Load', '30 %'],
      ['F3', 'db.Query', '30 %'],
    ],
  });
  expect(answer.functionIds.map((name) => tree.names[name])).toEqual(['main', 'b.Load', 'db.Query']);
});

test('a search lists the largest first; an ending that several have names them', () => {
  expect(ask('search', { text: 'load' })).toMatchObject({
    found: 2,
    functions: [
      ['F1', 'a.Load'],
      ['F2', 'b.Load'],
    ].map((row) => expect.arrayContaining(row)),
  });
  expect(ask('function', { function: 'Load' })).toMatchObject({ error: 'Several functions end like this.' });
});

test('a comparison gives both sides', () => {
  const columns = (by: number) => ({
    self: tree.self.map((value) => value * by),
    total: tree.total.map((value) => value * by),
  });
  const diff = { baseline: columns(0.5), comparison: columns(0.25) };
  expect(ask('diff', { function: 'db.Query' }, { diff })).toMatchObject({
    function: ['F1', 'db.Query', '90 % (45)', '90 % (45)', '90 % (22.5)', '90 % (22.5)'],
  });
});

test.each([
  ['no such tool', 'delete_all', '{}', 'There is no tool delete_all.'],
  ['diff of one profile', 'diff', '{"function":"main"}', 'There is no tool diff.'],
  ['no JSON', 'callers', '{', 'The argument “function” has to be'],
  ['no function', 'callers', '[]', 'The argument “function” has to be'],
  ['an invention', 'callers', '{"function":"x.Nothing"}', 'No function of this profile has this name.'],
  ['no text', 'search', '{"text":7}', 'The argument “text” has to be'],
])('%s is answered, not thrown', (_, tool, json, sentence) => {
  expect(JSON.parse(lookUp(tool, json, subjectOf(tree)).content)).toMatchObject({
    error: expect.stringContaining(sentence),
  });
});

test('whatever is asked of any tree, the answer is one line of JSON and ids are those of functions', () => {
  const tools = listLookUpTools(false).map(({ name }) => name);
  fc.assert(
    fc.property(arbitraryTree, fc.constantFrom(...tools), fc.json(), (of, tool, json) => {
      const { content, functionIds } = lookUp(tool, json, subjectOf(of));
      expect(content).not.toMatch(/[\n<>`]/);
      expect(typeof JSON.parse(content)).toBe('object');
      expect(functionIds.every((name) => name >= 0 && name < of.names.length)).toBe(true);
    }),
  );
});
