/** @jest-environment node */
import { classifyTree } from 'profile/names/classifyTree';
import { DEFAULT_CATEGORY_RULES } from 'profile/names/defaultCategoryRules';
import { computeCoverage } from 'profile/tree/computeCoverage';
import { treeFromText } from '../../../../tests/helpers/treeFromText';
import { DEFAULT_FACT_RULES } from './buildFactRules';
import { computeFacts } from './computeFacts';
import { rollUpTopics } from './rollUpTopics';

const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';

function rollUp(text: string, rules = DEFAULT_FACT_RULES) {
  const tree = treeFromText(text);
  return rollUpTopics({ tree, profileTypeId: CPU, categories: classifyTree(tree, DEFAULT_CATEGORY_RULES), rules });
}

const costs = (text: string) => rollUp(text).map(({ title, value }) => `${title} ${value}`);

const MIXED = `
  main.main;encoding/json.Marshal;encoding/json.(*encodeState).string 30
  main.main;encoding/json.Marshal;runtime.mallocgc 10
  main.main;main.work 25
  runtime.gcBgMarkWorker;runtime.gcDrain;runtime.scanobject 20
  java/lang/Thread.run;com/acme/Shop.list;com/fasterxml/jackson/databind/ObjectMapper.writeValue 15
`;

test('a kind of work counts whichever language it is written in, each stack once', () => {
  expect(costs(MIXED)).toEqual(['Serialisation 55', 'Garbage collection 20', 'Memory allocation 10']);
});

test('the functions by which stacks get into it are named, the heaviest first', () => {
  expect(rollUp(MIXED)[0]?.functions).toEqual([
    { name: 'encoding/json.Marshal', value: 40 },
    { name: 'com/fasterxml/jackson/databind/ObjectMapper.writeValue', value: 15 },
  ]);
});

test('what own code spends that a library calls back is not the library’s', () => {
  const text = `
    main.main;encoding/json.Marshal;main.(*Price).MarshalJSON;main.compute 60
    main.main;encoding/json.Marshal 40
  `;
  expect(costs(text)).toEqual(['Serialisation 40']);
});

test('of one language it says what the facts say', () => {
  const tree = treeFromText(MIXED);
  const categories = classifyTree(tree, DEFAULT_CATEGORY_RULES);
  const rules = DEFAULT_FACT_RULES.filter(({ id }) => id === 'go-gc');
  const [fact] = computeFacts({
    ...{ tree, categories, rules, profileTypeId: CPU, untransformedTotal: 100 },
    coverage: computeCoverage(tree),
    range: { fromMs: 0, toMs: 60_000 },
  }).facts.filter(({ ruleId }) => ruleId === 'go-gc');
  expect(fact?.weight).toBeCloseTo(0.2);
  expect(rollUp(MIXED, rules)).toMatchObject([{ topic: 'gc', value: 20 }]);
});

test('a tree without any of it has none', () => {
  expect(rollUp('main.main;main.work 5')).toEqual([]);
});
