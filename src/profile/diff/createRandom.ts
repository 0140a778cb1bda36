/** Numbers from 0 to 1 (exclusive), the same ones for the same seed: an answer must not change by asking again. */
export function createRandom(seed: number): () => number {
  // Weyl sequence through a 32-bit mixer (constants of splitmix32).
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}

/** Puts the items in a random order, in place. */
export function shuffle(items: Uint32Array, random: () => number): void {
  for (let last = items.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const item = items[last];
    items[last] = items[other];
    items[other] = item;
  }
}
