import { describeProfileType } from 'profile/catalog/describeProfileType';
import { computeDiff } from 'profile/diff/DiffTree';
import type { Claim } from 'profile/explain/grounding/Claim';
import { Grounder } from 'profile/explain/grounding/Grounder';
import { GroundingProfile } from 'profile/explain/grounding/GroundingProfile';
import type { FlameTree } from 'profile/tree/FlameTree';
import { BLIND_CASES } from './blindCases';
import { type GeneratedRelation, generateRelation } from './claims/generateRelations';
import { buildGroundingInput } from './claims/measureGrounding';
import { Random } from './claims/Random';
import {
  HELD_OUT_TEMPLATES,
  LAST_TEMPLATES,
  RELATION_KINDS,
  type RelationKind,
  type Templates,
  TUNING_TEMPLATES,
} from './claims/relationTemplates';
import { Stacks } from './claims/Stacks';
import { FOURTH_TEMPLATES, UNSEEN_TEMPLATES } from './claims/unseenTemplates';
import { type ExplainCase, getCaseTree } from './ExplainCase';
import { OPEN_CASES } from './openCases';

const HOUR_S = 3600;
/** Tries per relation: not every pick of functions lends itself to every kind. */
const MAX_TRIES = 60;

/** A set of profiles, words and seeds that has none of those of the other. */
interface RelationCorpus {
  readonly cases: readonly ExplainCase[];
  readonly templates: Templates;
  readonly seed: number;
  /** Number per profile, kind and truth. */
  readonly wanted: number;
}

export const TUNING_CORPUS: RelationCorpus = {
  cases: BLIND_CASES,
  templates: TUNING_TEMPLATES,
  seed: 4_100,
  wanted: 3,
};
export const HELD_OUT_CORPUS: RelationCorpus = {
  cases: OPEN_CASES,
  templates: HELD_OUT_TEMPLATES,
  seed: 9_300,
  wanted: 4,
};

export const LAST_CORPUS: RelationCorpus = { cases: OPEN_CASES, templates: LAST_TEMPLATES, seed: 17_700, wanted: 4 };

export const FOURTH_CORPUS: RelationCorpus = {
  cases: BLIND_CASES,
  templates: FOURTH_TEMPLATES,
  seed: 26_100,
  wanted: 4,
};
export const UNSEEN_CORPUS: RelationCorpus = {
  cases: OPEN_CASES,
  templates: UNSEEN_TEMPLATES,
  seed: 31_700,
  wanted: 4,
};

/** The verdict that readers see on a number. */
type Judgement = 'right' | 'struck' | 'not checked';

export interface RelationRate {
  readonly kind: RelationKind;
  readonly ofTrue: Record<Judgement, number>;
  readonly ofFalse: Record<Judgement, number>;
  /** False ones called right, and true ones that were struck, with the checker's answer. */
  readonly misses: string[];
}

export function measureRelations({ cases, templates, seed, wanted }: RelationCorpus): RelationRate[] {
  const none = (): Record<Judgement, number> => ({ right: 0, struck: 0, 'not checked': 0 });
  const rates = RELATION_KINDS.map((kind): RelationRate => ({ kind, ofTrue: none(), ofFalse: none(), misses: [] }));
  cases.forEach((explainCase, at) => {
    const tree = getCaseTree(explainCase);
    const random = new Random(seed + at);
    const { unit } = describeProfileType(explainCase.profileTypeId);
    const before = vary(tree, random);
    const [alone, compared] = [undefined, before].map((side) => buildProfile(explainCase.profileTypeId, tree, side));
    const subject = { stacks: new Stacks(tree), before: new Stacks(before), unit, random };
    for (const rate of rates) {
      const profile = rate.kind.startsWith('before') ? compared : alone;
      for (const isTrue of [true, false]) {
        let left = wanted;
        for (let attempt = 0; attempt < MAX_TRIES && left > 0 && profile; attempt++) {
          const claim = generateRelation(subject, rate.kind, isTrue, templates);
          if (claim) {
            left--;
            count(rate, claim, profile);
          }
        }
      }
    }
  });
  return rates;
}

function count(rate: RelationRate, claim: GeneratedRelation, profile: GroundingProfile): void {
  const grounder = new Grounder(profile);
  grounder.push(claim.text);
  const { claims } = grounder.finish();
  const judgement = judge(claim, claims);
  (claim.isTrue ? rate.ofTrue : rate.ofFalse)[judgement]++;
  if (judgement === (claim.isTrue ? 'struck' : 'right')) {
    const why = claims.map(({ text, verdict, reason }) => `${text}: ${verdict} ${reason}`).join(' | ');
    rate.misses.push(`${claim.isTrue ? 'true' : 'FALSE'} ${claim.text} [${claim.number}] ${why}`);
  }
}

function judge({ start, number }: GeneratedRelation, claims: readonly Claim[]): Judgement {
  const verdicts = claims
    .filter((claim) => claim.kind === 'number' && claim.start < start + number.length && claim.end > start)
    .map(({ verdict }) => verdict);
  if (
    verdicts.some((verdict) => verdict === 'wrong-number' || verdict === 'unsupported' || verdict === 'unknown-name')
  ) {
    return 'struck';
  }
  return verdicts.includes('ok') ? 'right' : 'not checked';
}

function buildProfile(profileTypeId: string, tree: FlameTree, before: FlameTree | undefined): GroundingProfile {
  if (!before) {
    return new GroundingProfile(buildGroundingInput(tree, profileTypeId));
  }
  const { tree: both, baseline, comparison } = computeDiff(before, tree);
  return new GroundingProfile({
    ...buildGroundingInput(tree, profileTypeId),
    tree: both,
    facts: [],
    functionIds: [],
    diff: { baseline, comparison, baselineWeight: HOUR_S, comparisonWeight: HOUR_S },
  });
}

/** Makes the profile as it may have been before: each stack has another cost. */
function vary(tree: FlameTree, random: Random): FlameTree {
  const self = tree.self.map((value) => value * random.pick([0.2, 0.5, 0.8, 1, 1.1, 1.3]));
  const total = Float64Array.from(self);
  for (let node = tree.nodeCount - 1; node >= 0; node--) {
    for (let below = node + 1; below < (tree.subtreeEnd[node] ?? 0); below = tree.subtreeEnd[below] ?? below + 1) {
      total[node] = (total[node] ?? 0) + (total[below] ?? 0);
    }
  }
  return { ...tree, self, total };
}
