import type { Fact, FactPart } from './Fact';
import { printParts } from './say';

/** A fact before it has its place in the list. Omitted: a finding, by the rule of its kind, from no part on. */
export interface FactDraft
  extends
    Omit<Fact, 'id' | 'sentence' | 'role' | 'why' | 'ruleId' | 'threshold'>,
    Partial<Pick<Fact, 'role' | 'why' | 'ruleId' | 'threshold'>> {}

const RANKS = { severe: 0, notable: 1, info: 2 } as const;

/** Context in the order it was written, then findings, the most severe and largest first; numbered in that order. */
export function finishFacts(drafts: readonly FactDraft[]): Fact[] {
  const context = drafts.filter(({ role }) => role === 'context');
  const findings = drafts
    .filter(({ role }) => role !== 'context')
    .sort((a, b) => RANKS[a.severity] - RANKS[b.severity] || b.weight - a.weight);
  return [...context, ...findings].map((draft, index) => ({
    ...{ role: 'finding', why: '', ruleId: draft.kind, threshold: 0, ...draft },
    id: `K${index + 1}`,
    sentence: printParts(draft.parts),
  }));
}

/** Creates a fact of context, which rests on no rule. */
export function contextFact(kind: Fact['kind'], parts: readonly FactPart[], weight = 1): FactDraft {
  return {
    ...{ kind, role: 'context', severity: 'info', weight, parts },
    evidence: { functions: [], nodes: [] },
  };
}
