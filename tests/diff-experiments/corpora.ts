import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { buildTreeFromPprof } from 'profile/formats/pprof/buildTreeFromPprof';
import { decodePprof } from 'profile/formats/pprof/decodePprof';
import type { FlameTree } from 'profile/tree/FlameTree';
import { createEmptyTree } from 'profile/tree/FlameTreeBuilder';
import { readManifest, RECORDED_FOLDER } from '../../demo/profiles/Manifest';
import { treeFromText } from '../helpers/treeFromText';

/** Profiles of an hour, one every 15 s, of a service that does not change. */
export type Hour = (random: () => number) => FlameTree[];

export const TICK_MS = 15_000;
export const TICKS = 240;

/** Reads the CPU profiles of a recorded service, a tree per window. */
export function readRecorded(service: string, version: string): FlameTree[] {
  const recorded = readManifest().services.find((each) => each.service === service && each.version === version);
  const type = recorded?.types.find(({ name }) => name === 'process_cpu');
  return (type?.files ?? []).map(({ file }) => readProfile(file, 'cpu:nanoseconds'));
}

/** Reads one sample type (`cpu:nanoseconds`) of a recorded file. */
export function readProfile(file: string, sampleType: string): FlameTree {
  const profile = decodePprof(new Uint8Array(gunzipSync(readFileSync(join(RECORDED_FOLDER, file)))));
  const index = profile.sampleTypes.findIndex(({ type, unit }) => `${type}:${unit}` === sampleType);
  return buildTreeFromPprof(profile, index);
}

/** Draws whole profiles of the recorded service, in random order, each as often as it comes. */
export function createRecordedHour(windows: readonly FlameTree[]): Hour {
  return (random) =>
    Array.from({ length: TICKS }, () => windows[Math.floor(random() * windows.length)] ?? createEmptyTree());
}

export interface BurstOptions {
  /** Mean length of a batch, in ticks. */
  readonly ticks: number;
  /** Mean pause before the next batch, in ticks. */
  readonly pauseTicks: number;
}

const STEADY_FUNCTIONS = 20;
const BATCH_FUNCTIONS = 6;

/**
 * Draws counted samples of a service with steady work and batches. Batches come at random, last for a random time, and differ in
 * size by a factor of about 8 between the smallest and the largest of ten; their functions run only meanwhile.
 */
export function createBurstyHour({ ticks, pauseTicks }: BurstOptions): Hour {
  return (random) => {
    let left = 0;
    let size = 0;
    return Array.from({ length: TICKS }, () => {
      const lines = countSamples(random, 'main;serve;steady', STEADY_FUNCTIONS, 30);
      if (left <= 0 && random() < 1 / pauseTicks) {
        left = Math.max(1, Math.round(-Math.log(1 - random()) * ticks));
        size = 60 * Math.exp(0.7 * drawNormal(random));
      }
      if (left > 0) {
        left--;
        lines.push(...countSamples(random, 'main;batch;step', BATCH_FUNCTIONS, size));
      }
      return lines.length > 0 ? treeFromText(lines.join('\n')) : createEmptyTree();
    });
  };
}

/** Draws a stack per function; the first is hit `most` times on average, the next half of that, a third, … */
function countSamples(random: () => number, stack: string, functions: number, most: number): string[] {
  return Array.from({ length: functions }, (_, index) => ({ index, count: drawPoisson(random, most / (1 + index)) }))
    .filter(({ count }) => count > 0)
    .map(({ index, count }) => `${stack}${index} ${count}`);
}

function drawNormal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

function drawPoisson(random: () => number, mean: number): number {
  if (mean > 50) {
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * drawNormal(random)));
  }
  const limit = Math.exp(-mean);
  let count = -1;
  for (let product = 1; product > limit; count++) {
    product *= random();
  }
  return Math.max(0, count);
}
