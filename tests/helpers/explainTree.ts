import { Explainer, type Explanation } from 'profile/explain/Explainer';
import { DEFAULT_FACT_RULES } from 'profile/explain/facts/buildFactRules';
import { computeFacts } from 'profile/explain/facts/computeFacts';
import { classifyTree } from 'profile/names/classifyTree';
import { DEFAULT_CATEGORY_RULES } from 'profile/names/defaultCategoryRules';
import { computeCoverage } from 'profile/tree/computeCoverage';
import { type FlameTree, getTotal } from 'profile/tree/FlameTree';

const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';

/** Explains a minute of CPU time, as the worker does. */
export function createExplainer(tree: FlameTree): Explainer {
  const untransformedTotal = getTotal(tree);
  const stacks = {
    tree,
    untransformedTotal,
    profileTypeId: CPU,
    categories: classifyTree(tree, DEFAULT_CATEGORY_RULES),
  };
  const facts = computeFacts({
    ...stacks,
    coverage: computeCoverage(tree),
    range: { fromMs: 0, toMs: 60_000 },
    rules: DEFAULT_FACT_RULES,
  });
  return new Explainer({ ...stacks, facts, durationMs: 60_000 });
}

/** Explains a tree as pages get it. */
export function explainTree(tree: FlameTree): Explanation {
  const explainer = createExplainer(tree);
  return {
    facts: explainer.facts,
    isDiff: false,
    buildPrompt: async (question) => explainer.buildPrompt(question),
    checkAnswer: async (question) => explainer.checkAnswer(question),
    lookUp: async (question) => explainer.lookUp(question),
  };
}
