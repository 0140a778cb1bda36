import { formatInteger } from 'profile/format/formatNumber';

/** With fewer samples shares are too uncertain: a third of 30 may be a fifth or a half by chance. */
const MIN_SAMPLES_FOR_SHARES = 30;

/** Number of samples in a trace, as far as it is known. */
export interface TraceSamples {
  /** undefined if nobody counts them. */
  readonly count: number | undefined;
  /** True if shares of the trace mean anything; if the count is unknown, shares are shown with that word beside them. */
  readonly hasShares: boolean;
}

/** Adds up the samples of all services; unknown if one of them is unknown. */
export function countSamples(services: ReadonlyArray<{ readonly samples: number | undefined }>): TraceSamples {
  const count = services.some(({ samples }) => samples === undefined)
    ? undefined
    : services.reduce((sum, { samples = 0 }) => sum + samples, 0);
  return { count, hasShares: count === undefined || count >= MIN_SAMPLES_FOR_SHARES };
}

/** An explanation of so few samples would say nothing. */
export const TOO_FEW_TO_EXPLAIN = 'Too few samples to explain';

export function describeSamples({ count }: TraceSamples): string {
  return count === undefined ? 'sample count unknown' : `${formatInteger(count)} ${count === 1 ? 'sample' : 'samples'}`;
}

/** Explains why there are only amounts; "" if there are shares, too. */
export function describeMissingShares({ count, hasShares }: TraceSamples): string {
  return hasShares || count === undefined
    ? ''
    : `${describeSamples({ count, hasShares })} in all: too few for shares, which need ${MIN_SAMPLES_FOR_SHARES}. All traces of the same endpoint have more.`;
}
