/** Numbers in [0, 1). */
export type Random = () => number;

/** The same seed gives the same numbers: mulberry32, a published 32-bit generator in the public domain. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A 32-bit seed from words (FNV-1a), so that each host, service and moment has its own numbers. */
export function computeSeed(...words: ReadonlyArray<string | number>): number {
  let hash = 0x811c9dc5;
  for (const character of words.join('\0')) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return hash >>> 0;
}

/** A whole number from `low` up to and including `high`. */
export function getInteger(random: Random, low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1));
}

export function pickFrom<Item>(random: Random, items: readonly Item[]): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) {
    throw new Error('Nothing to pick from: the list is empty.');
  }
  return item;
}

/** How many events fall into an interval in which `mean` are expected (Knuth's method). */
export function drawPoisson(random: Random, mean: number): number {
  if (mean > 100) {
    // Counts of two halves add up to the count of the whole, and exp(-mean) stays far from underflow.
    return drawPoisson(random, mean / 2) + drawPoisson(random, mean / 2);
  }
  const limit = Math.exp(-mean);
  let count = 0;
  let product = random();
  while (product > limit) {
    count += 1;
    product *= random();
  }
  return count;
}
