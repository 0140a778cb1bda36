/**
 * Changes recorded files at random and reads them: `npx tsx tests/fuzz/files.ts [count] [seed]`. Each has to be read into sound
 * trees, or refused with a ProfileDecodeError, within two seconds. Prints what failed, with the seed of the input.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { createRandom } from '../../src/profile/diff/createRandom';
import { readProfileFile } from '../../src/profile/formats/files/readProfileFile';
import { runSteps } from '../../src/profile/formats/runSteps';
import { describeSamples } from '../../src/profile/formats/samples/describeSamples';
import { narrowSamples } from '../../src/profile/formats/samples/narrowSamples';
import type { FlameTree } from '../../src/profile/tree/FlameTree';
import { ProfileDecodeError } from '../../src/profile/tree/ProfileDecodeError';

const FOLDER = join(import.meta.dirname, '../fixtures/files');
const LONGEST_MS = 2000;
const TOKENS = ['-1', '0', '1e300', '9007199254740993', '"x"', 'null', '[]', '{}', 'true', '0.5'];

const [count = 100_000, firstSeed = 1] = process.argv.slice(2).map(Number);
const seeds = readdirSync(FOLDER)
  .filter((name) => !/\.(md|py)$|^expected/.test(name))
  .map((name) => ({ name, bytes: unpack(readFileSync(join(FOLDER, name))) }));

function unpack(bytes: Buffer): Uint8Array {
  return bytes[0] === 0x1f ? gunzipSync(bytes) : bytes;
}

function change(bytes: Uint8Array, random: () => number): Uint8Array {
  const pick = (limit: number) => Math.floor(random() * limit);
  let changed = Buffer.from(bytes);
  for (let left = 1 + pick(5); left > 0; left--) {
    const at = pick(changed.length);
    const length = 1 + pick(16);
    const [head, tail] = [changed.subarray(0, at), changed.subarray(at)];
    switch (pick(7)) {
      case 0:
        changed = Buffer.concat([head, Buffer.of(pick(256)), tail.subarray(1)]);
        break;
      case 1:
        changed = Buffer.concat([head, Buffer.of((tail[0] ?? 0) ^ (1 << pick(8))), tail.subarray(1)]);
        break;
      case 2:
        changed = Buffer.concat([head, Buffer.alloc(length, pick(256)), tail]);
        break;
      case 3:
        changed = Buffer.concat([head, tail.subarray(length)]);
        break;
      case 4:
        changed = Buffer.concat([head, tail.subarray(0, length * 64), tail]);
        break;
      case 5:
        changed = head.length > 0 ? head : changed;
        break;
      default: {
        // One number of a text becomes something else.
        const text = changed.toString('latin1');
        const numbers = [...text.slice(at, at + 2000).matchAll(/-?\d+(\.\d+)?/g)];
        const { 0: number = '', index = 0 } = numbers[pick(numbers.length)] ?? {};
        changed = Buffer.from(
          text.slice(0, at + index) + (TOKENS[pick(TOKENS.length)] ?? '') + text.slice(at + index + number.length),
          'latin1',
        );
      }
    }
  }
  return changed;
}

/** Describes what is unsound of a tree; undefined if nothing is. */
function findFault({ self, total, nameIndex, names }: FlameTree): string | undefined {
  const isSound = (value: number) => Number.isFinite(value) && value >= 0;
  if (!self.every(isSound) || !total.every(isSound)) {
    return 'a value that is no number, or below zero';
  }
  return nameIndex.every((name) => names[name] !== undefined) ? undefined : 'a node without a name';
}

function read(bytes: Uint8Array): string | undefined {
  try {
    for (const { build } of runSteps(readProfileFile(bytes)).profiles) {
      const { tree, samples } = runSteps(build());
      const groupBy = samples?.labels[0]?.name ?? '';
      const trees = [
        tree,
        ...(samples ? [narrowSamples(samples, { labels: [], groupBy, partMs: { from: 0, to: 50 } })] : []),
      ];
      const timeline = samples && describeSamples(samples).timeline;
      const fault = trees.map(findFault).find(Boolean);
      if (fault !== undefined || timeline?.values.some((value) => !Number.isFinite(value))) {
        return fault ?? 'a timeline that is no number';
      }
    }
    return undefined;
  } catch (error) {
    return error instanceof ProfileDecodeError ? undefined : `an error of another kind: ${String(error)}`;
  }
}

let failures = 0;
let longestMs = 0;
for (let seed = firstSeed; seed < firstSeed + count; seed++) {
  const random = createRandom(seed);
  const file = seeds[Math.floor(random() * seeds.length)];
  if (file) {
    const bytes = change(file.bytes, random);
    // Of this process: others on the machine make nothing slow.
    const before = process.cpuUsage();
    const fault = read(bytes);
    const { user, system } = process.cpuUsage(before);
    const tookMs = (user + system) / 1000;
    longestMs = Math.max(longestMs, tookMs);
    if (fault !== undefined || tookMs > LONGEST_MS) {
      failures++;
      console.log(`${file.name}, seed ${seed}: ${fault ?? `took ${tookMs.toFixed(0)} ms`}`);
    }
  }
}
const { maxRSS } = process.resourceUsage();
console.log(
  `${count} inputs of ${seeds.length} files: ${failures} failed, the longest took ${longestMs.toFixed(0)} ms of CPU, at most ${(maxRSS / 1024).toFixed(0)} MB were in use`,
);
process.exitCode = failures > 0 ? 1 : 0;
