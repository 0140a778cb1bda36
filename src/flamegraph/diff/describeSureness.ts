import type { FunctionVerdict, Sureness } from 'profile/diff/computeSureness';
import { formatShare } from 'profile/format/formatNumber';

/** Certainty that a function changed: a few words, and a sentence on hover. */
export interface SurenessText {
  readonly text: string;
  /** The same below the heading “Sure”, in one word. */
  readonly word: string;
  readonly title: string;
  readonly isSure: boolean;
}

/** @param sureness undefined while it is being estimated */
export function describeVerdict(sureness: Sureness | undefined, verdict: FunctionVerdict | undefined): SurenessText {
  if (!sureness) {
    return { text: 'estimating', word: '…', title: 'Parts of both sides are being compared.', isSure: true };
  }
  if (sureness.status === 'unknown') {
    return {
      text: 'unknown',
      word: 'unknown',
      title: 'The sides could not be cut into parts to compare.',
      isSure: true,
    };
  }
  if (!verdict) {
    return { text: 'noise', word: 'noise', title: 'No part of either side has this function.', isSure: false };
  }
  const { self, total } = verdict;
  const title = `By chance alone, a change as striking appears somewhere in the diff in ${formatShare(self.chance)} of cases (self), ${formatShare(total.chance)} (total).`;
  if (self.isSure) {
    const words = total.isSure ? { text: 'sure', word: 'sure' } : { text: 'sure (self)', word: 'self' };
    return { ...words, title, isSure: true };
  }
  return total.isSure
    ? { text: 'sure (total)', word: 'total', title, isSure: true }
    : { text: 'noise', word: 'noise', title, isSure: false };
}
