import { formatInteger } from 'profile/format/formatNumber';

/** With fewer samples a share says more than it can know: of 30, a third may be a fifth or a half by chance. */
const MIN_SAMPLES_FOR_SHARES = 30;

/** What is known of how many samples a trace has. */
export interface TraceSamples {
  /** undefined where nobody counts them. */
  readonly count: number | undefined;
  /** Whether shares of it mean anything; where the count is not known they are shown beside that word. */
  readonly hasShares: boolean;
}

/** Samples of all services; unknown as soon as it is of one of them. */
export function countSamples(services: ReadonlyArray<{ readonly samples: number | undefined }>): TraceSamples {
  const count = services.some(({ samples }) => samples === undefined)
    ? undefined
    : services.reduce((sum, { samples = 0 }) => sum + samples, 0);
  return { count, hasShares: count === undefined || count >= MIN_SAMPLES_FOR_SHARES };
}

/** What an explanation would be made of says nothing with so few samples. */
export const TOO_FEW_TO_EXPLAIN = 'Too few samples to explain';

export function describeSamples({ count }: TraceSamples): string {
  return count === undefined ? 'sample count unknown' : `${formatInteger(count)} ${count === 1 ? 'sample' : 'samples'}`;
}

/** Why there are amounts only; "" where there are shares, too. */
export function describeMissingShares({ count, hasShares }: TraceSamples): string {
  return hasShares || count === undefined
    ? ''
    : `${describeSamples({ count, hasShares })} in all: too few for shares, which need ${MIN_SAMPLES_FOR_SHARES}. All traces of the same endpoint have more.`;
}
