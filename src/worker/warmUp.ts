import type { EncodedProfile } from 'profile/formats/EncodedProfile';

const STACKS = 40;
const DEPTH = 50;
const ROUNDS = 3;

/**
 * Opens a made profile until the browser has compiled what opens one. Without it, that takes longer than opening the first
 * real profile of usual size.
 */
export function warmUpWorker(open: (profile: EncodedProfile) => void): void {
  const bytes = printStacks();
  for (let round = 0; round < ROUNDS; round++) {
    open({ format: 'tree', bytes });
  }
}

/** TREE bytes of stacks that share no function. */
function printStacks(): Uint8Array<ArrayBuffer> {
  const utf8 = new TextEncoder();
  const bytes = [0, 0, STACKS];
  for (let stack = 0; stack < STACKS; stack++) {
    for (let depth = 1; depth <= DEPTH; depth++) {
      const name = utf8.encode(`example/package${stack}.(*Type).call${depth}`);
      bytes.push(name.length, ...name, 0x80, depth, depth < DEPTH ? 1 : 0);
    }
  }
  return Uint8Array.from(bytes);
}
