import { DEFAULT_FACT_RULES } from 'profile/explain/facts/buildFactRules';
import { computeFacts } from 'profile/explain/facts/computeFacts';
import { buildPrompt } from 'profile/explain/prompt/buildPrompt';
import { decodeTree } from 'profile/formats/decodeTree';
import { classifyTree } from 'profile/names/classifyTree';
import { DEFAULT_CATEGORY_RULES } from 'profile/names/defaultCategoryRules';
import { computeCoverage } from 'profile/tree/computeCoverage';
import { getTotal } from 'profile/tree/FlameTree';
import { measure } from './report';

/** 70 % of the default context size. */
const BUDGET_TOKENS = 11_200;

/** Measures facts and prompt of a whole tree, as the worker makes them. Fails if the prompt is larger than its budget. */
export async function measureExplain(bytes: Uint8Array): Promise<void> {
  const tree = decodeTree(bytes, { limited: false });
  const about = { tree, profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds' };
  const facts = await measure('facts', () =>
    computeFacts({
      ...about,
      untransformedTotal: getTotal(tree),
      coverage: computeCoverage(tree),
      range: { fromMs: 0, toMs: 3_600_000 },
      categories: classifyTree(tree, DEFAULT_CATEGORY_RULES),
      rules: DEFAULT_FACT_RULES,
    }),
  );
  const { estimatedTokens } = await measure('prompt', () =>
    buildPrompt({
      ...about,
      facts,
      categories: classifyTree(tree, DEFAULT_CATEGORY_RULES),
      labels: [],
      redaction: { labelValues: true, pathsAndHosts: true },
      budgetTokens: BUDGET_TOKENS,
    }),
  );
  if (estimatedTokens > BUDGET_TOKENS) {
    throw new Error(`The prompt has ${estimatedTokens} tokens, its budget ${BUDGET_TOKENS}.`);
  }
}
