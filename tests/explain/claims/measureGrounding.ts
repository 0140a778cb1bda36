import { DEFAULT_FACT_RULES } from 'profile/explain/facts/buildFactRules';
import { computeFacts } from 'profile/explain/facts/computeFacts';
import type { Claim } from 'profile/explain/grounding/Claim';
import { groundAnswer } from 'profile/explain/grounding/Grounder';
import type { GroundingInput } from 'profile/explain/grounding/GroundingProfile';
import { computeFunctions } from 'profile/functions/computeFunctions';
import { rankFunctions } from 'profile/functions/rankFunctions';
import { classifyTree } from 'profile/names/classifyTree';
import { DEFAULT_CATEGORY_RULES } from 'profile/names/defaultCategoryRules';
import { computeCoverage } from 'profile/tree/computeCoverage';
import { type FlameTree, getTotal } from 'profile/tree/FlameTree';

const HOUR_MS = 3_600_000;

export function buildGroundingInput(tree: FlameTree, profileTypeId: string): GroundingInput {
  const untransformedTotal = getTotal(tree);
  const { facts } = computeFacts({
    tree,
    untransformedTotal,
    coverage: computeCoverage(tree),
    profileTypeId,
    range: { fromMs: 0, toMs: HOUR_MS },
    categories: classifyTree(tree, DEFAULT_CATEGORY_RULES),
    rules: DEFAULT_FACT_RULES,
  });
  const functionIds = [...rankFunctions(computeFunctions(tree), 'total', 60)];
  return { tree, untransformedTotal, profileTypeId, durationMs: HOUR_MS, functionIds, facts };
}

export function isFlagged({ kind, verdict }: Claim): boolean {
  return kind !== 'link' && (verdict === 'unknown-name' || verdict === 'wrong-number' || verdict === 'unsupported');
}

/** True if the checker marks something in the wrong part of the text. */
export function isCaught(text: string, wrong: string, input: GroundingInput): boolean {
  const start = text.indexOf(wrong);
  const end = start + wrong.length;
  return groundAnswer(text, input).claims.some((claim) => isFlagged(claim) && claim.start < end && claim.end > start);
}
