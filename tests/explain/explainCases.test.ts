/** @jest-environment node */
import { computeDiffFacts } from 'profile/facts/computeDiffFacts';
import { computeFacts } from 'profile/facts/computeFacts';
import { DEFAULT_FACT_RULES } from 'profile/facts/buildFactRules';
import type { Fact } from 'profile/facts/Fact';
import { DEFAULT_CATEGORY_RULES } from 'profile/names/defaultCategoryRules';
import { alignTrees, projectTree } from 'profile/slices/alignTrees';
import { computeCoverage } from 'profile/tree/computeCoverage';
import { getTotal } from 'profile/tree/FlameTree';
import { BLIND_CASES } from './blindCases';
import type { ExplainCase } from './ExplainCase';
import { getCaseTree } from './ExplainCase';

const FIRST_FINDINGS = 3;

function getFindings(explainCase: ExplainCase): { findings: Fact[]; names: readonly string[] } {
  const tree = getCaseTree(explainCase);
  const { facts } = computeFacts({
    tree,
    untransformedTotal: getTotal(tree),
    coverage: computeCoverage(tree),
    profileTypeId: explainCase.profileTypeId,
    range: { fromMs: 0, toMs: 3_600_000 },
    categoryRules: DEFAULT_CATEGORY_RULES,
    rules: DEFAULT_FACT_RULES,
  });
  return { findings: facts.filter(({ role }) => role === 'finding'), names: tree.names };
}

const withCause = BLIND_CASES.filter(({ cause, baseline }) => cause && baseline === undefined);

test.each(withCause)('$name', (explainCase) => {
  const { findings, names } = getFindings(explainCase);
  const named = findings
    .slice(0, FIRST_FINDINGS)
    .flatMap(({ evidence }) => evidence.functions.map((name) => names[name]));
  expect(explainCase.cause?.filter((name) => named.includes(name))).not.toEqual([]);
});

test.each(BLIND_CASES.filter(({ cause }) => !cause))('$name', (explainCase) => {
  const { findings } = getFindings(explainCase);
  expect(findings[0]?.kind).toBe('flat');
  expect(findings.filter(({ severity }) => severity === 'severe')).toEqual([]);
});

test.each(BLIND_CASES.filter(({ baseline }) => baseline !== undefined))('$name', (explainCase) => {
  const sides = [explainCase.baseline ?? '', explainCase.stacks].map((stacks) =>
    getCaseTree({ ...explainCase, stacks }),
  );
  const aligned = alignTrees(sides);
  const [baseline, comparison] = sides.map((_, side) => projectTree(aligned, sides, side));
  if (!baseline || !comparison) {
    throw new Error('A comparison has two sides.');
  }
  const { facts } = computeDiffFacts({
    diff: { tree: aligned.merged, baseline, comparison },
    scale: { baseline: 1 / 600, comparison: 1 / 600 },
    mode: 'per-second',
    profileTypeId: explainCase.profileTypeId,
    categoryRules: DEFAULT_CATEGORY_RULES,
    rules: DEFAULT_FACT_RULES,
  });
  const findings = facts.filter(({ role }) => role === 'finding').slice(0, FIRST_FINDINGS);
  const named = findings.flatMap(({ evidence }) => evidence.functions.map((name) => aligned.merged.names[name]));
  expect(explainCase.cause?.filter((name) => named.includes(name))).not.toEqual([]);
});
