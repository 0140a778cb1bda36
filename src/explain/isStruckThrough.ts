import type { Claim } from 'profile/explain/grounding/Claim';

/** True if a part of an answer is wrong as it stands; a name that several functions have may still mean one of them. */
export function isStruckThrough(verdict: Claim['verdict'], kind: Claim['kind']): boolean {
  return verdict === 'unknown-name' || verdict === 'wrong-number' || (verdict === 'unsupported' && kind === 'number');
}
