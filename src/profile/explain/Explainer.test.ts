/** @jest-environment node */
import fc from 'fast-check';
import { classifyTree } from 'profile/names/classifyTree';
import { DEFAULT_CATEGORY_RULES } from 'profile/names/defaultCategoryRules';
import { getTotal } from 'profile/tree/FlameTree';
import { treeFromText } from '../../../tests/helpers/treeFromText';
import { Explainer } from './Explainer';

const tree = treeFromText('main.main;regexp.Compile 60\nmain.main;main.load 40');
const ANSWER =
  '- [observation] `F1` takes {F1.total%} and `main.load` 40 %.\n- `main.main` calls `nobody.Knows`, 12 %.\n';

function createExplainer(): Explainer {
  return new Explainer({
    ...{
      tree,
      facts: { facts: [], whole: 0 },
      categories: classifyTree(tree, DEFAULT_CATEGORY_RULES),
    },
    ...{
      profileTypeId: 'process_cpu:samples:count::milliseconds',
      untransformedTotal: getTotal(tree),
      durationMs: 60_000,
    },
  });
}

const question = { functionIds: [tree.names.indexOf('regexp.Compile')], knownWords: [] };

test('an answer that grows ends with the same result as one that comes at once, also where its beginning changes', () => {
  const whole = createExplainer().checkAnswer({ ...question, text: ANSWER, isFinished: true });
  expect(whole.summary.sentence).toBe('3 of 4 names, 2 of 3 numbers');
  expect(Object.values(whole.names).sort()).toEqual(['main.load', 'main.main', 'regexp.Compile']);
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(ANSWER.length)), fc.boolean(), (places, isRewritten) => {
      const explainer = createExplainer();
      for (const place of places.sort((a, b) => a - b)) {
        explainer.checkAnswer({ ...question, text: ANSWER.slice(0, place), isFinished: false });
      }
      if (isRewritten) {
        explainer.checkAnswer({ ...question, text: 'Something else.', isFinished: true });
      }
      expect(explainer.checkAnswer({ ...question, text: ANSWER, isFinished: true })).toEqual(whole);
    }),
    { numRuns: 40 },
  );
});
