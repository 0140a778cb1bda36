import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { computeDiff } from 'profile/diff/DiffTree';
import { DEFAULT_FACT_RULES } from 'profile/explain/facts/buildFactRules';
import { computeDiffFacts } from 'profile/explain/facts/computeDiffFacts';
import { computeFacts } from 'profile/explain/facts/computeFacts';
import type { Fact } from 'profile/explain/facts/Fact';
import { buildTreeFromPprof } from 'profile/formats/pprof/buildTreeFromPprof';
import { decodePprof } from 'profile/formats/pprof/decodePprof';
import { classifyTree } from 'profile/names/classifyTree';
import { DEFAULT_CATEGORY_RULES } from 'profile/names/defaultCategoryRules';
import { computeCoverage } from 'profile/tree/computeCoverage';
import { type FlameTree, getTotal } from 'profile/tree/FlameTree';
import { BLIND_CASES } from './blindCases';
import { type ExplainCase, getCaseTree } from './ExplainCase';
import { OPEN_CASES, RECORDED_CASES, type RecordedCase } from './openCases';

const FIRST_FINDINGS = 3;
const RECORDED_FOLDER = join(process.cwd(), 'demo/profiles/recorded');

export interface FactsResult {
  readonly name: string;
  readonly isBlind: boolean;
  readonly hasCause: boolean;
  /** Place of the first finding that names the cause, from 1; undefined if none of the first ones does. */
  readonly place: number | undefined;
  readonly severe: number;
  readonly firstKind: string | undefined;
}

/** Measures the facts on every case. */
export function measureFacts(): FactsResult[] {
  return [
    ...BLIND_CASES.map((explainCase) => measureCase(explainCase, true)),
    ...OPEN_CASES.map((explainCase) => measureCase(explainCase, false)),
    ...RECORDED_CASES.map(measureRecorded),
  ];
}

function measureCase(explainCase: ExplainCase, isBlind: boolean): FactsResult {
  const { name, cause, baseline, profileTypeId } = explainCase;
  const tree = getCaseTree(explainCase);
  if (baseline === undefined) {
    return judge({ name, isBlind, cause }, findFacts(tree, profileTypeId), tree.names);
  }
  const diff = computeDiff(getCaseTree({ ...explainCase, stacks: baseline }), tree);
  const { facts } = computeDiffFacts({
    diff,
    scale: { baseline: 1 / 600, comparison: 1 / 600 },
    mode: 'per-second',
    profileTypeId,
    categories: classifyTree(diff.tree, DEFAULT_CATEGORY_RULES),
    rules: DEFAULT_FACT_RULES,
  });
  return judge({ name, isBlind, cause }, facts, diff.tree.names);
}

function measureRecorded({ name, file, sampleType, profileTypeId, cause }: RecordedCase): FactsResult {
  const bytes = gunzipSync(readFileSync(join(RECORDED_FOLDER, `${file}.pb.gz`)));
  const tree = buildTreeFromPprof(decodePprof(bytes), sampleType);
  return judge({ name, isBlind: false, cause }, findFacts(tree, profileTypeId), tree.names);
}

function findFacts(tree: FlameTree, profileTypeId: string): readonly Fact[] {
  return computeFacts({
    tree,
    untransformedTotal: getTotal(tree),
    coverage: computeCoverage(tree),
    profileTypeId,
    range: { fromMs: 0, toMs: 3_600_000 },
    categories: classifyTree(tree, DEFAULT_CATEGORY_RULES),
    rules: DEFAULT_FACT_RULES,
  }).facts;
}

function judge(
  { name, isBlind, cause }: { name: string; isBlind: boolean; cause: readonly string[] | undefined },
  facts: readonly Fact[],
  names: readonly string[],
): FactsResult {
  const findings = facts.filter(({ role }) => role === 'finding');
  const at = findings
    .slice(0, FIRST_FINDINGS)
    .findIndex(({ evidence }) => evidence.functions.some((index) => cause?.includes(names[index] ?? '')));
  return {
    name,
    isBlind,
    hasCause: cause !== undefined,
    place: at < 0 ? undefined : at + 1,
    severe: findings.filter(({ severity }) => severity === 'severe').length,
    firstKind: findings[0]?.kind,
  };
}
