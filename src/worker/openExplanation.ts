import type { Explanation } from 'profile/explain/Explainer';
import type { Transform } from 'profile/transform/Transform';
import type { FlameTree } from 'profile/tree/FlameTree';
import type { DiffExplanationQuestion, DiffTrees } from './DiffEngine';
import type { ExplanationQuestion, OpenedExplanation } from './ProfileEngine';
import { type Engine, getEngine, withTree, withTrees } from './profileWorker';

/** Explains what transforms leave of a tree. */
export function openExplanation(
  tree: FlameTree,
  transforms: readonly Transform[],
  question: ExplanationQuestion,
): Promise<Explanation> {
  return open(false, () => withTree(tree, (engine, id) => engine.explain(id, transforms, question)));
}

/** Explains how two trees differ. */
export function openDiffExplanation(trees: DiffTrees, question: DiffExplanationQuestion): Promise<Explanation> {
  return open(true, () => withTrees(trees, (engine, ids) => engine.explainDiff(ids, question)));
}

async function open(isDiff: boolean, start: () => Promise<OpenedExplanation>): Promise<Explanation> {
  const { id: firstId, facts } = await start();
  let id = firstId;
  // The engine forgets what is old; the same question gives the same again.
  const ask = async <T>(question: (engine: Engine) => T | undefined | Promise<T | undefined>): Promise<T> => {
    const engine = await getEngine();
    const answer = await question(engine);
    if (answer !== undefined) {
      return answer;
    }
    ({ id } = await start());
    const second = await question(engine);
    if (second === undefined) {
      throw new Error('The worker has lost the explanation that it just began.');
    }
    return second;
  };
  return {
    facts,
    isDiff,
    buildPrompt: (question) => ask((engine) => engine.buildPrompt(id, question)),
    checkAnswer: (question) => ask((engine) => engine.checkAnswer(id, question)),
    lookUp: (question) => ask((engine) => engine.lookUp(id, question)),
  };
}
