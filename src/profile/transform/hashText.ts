/** 64 bits as two 32-bit integers. */
export interface Hash {
  readonly high: number;
  readonly low: number;
}

/**
 * Hash of a text's UTF-16 units: two multiplicative hashes (FNV-1a's prime, and Knuth's) with the final mix of
 * MurmurHash3. It is not safe against attackers. Links contain it, so it must never change.
 */
export function hashText(text: string): Hash {
  let high = 0x811c9dc5;
  let low = 0x9747b28c;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 0x01000193);
    low = Math.imul(low ^ unit, 0x9e3779b1);
  }
  return { high: mix(high), low: mix(low) };
}

function mix(value: number): number {
  let mixed = value;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
