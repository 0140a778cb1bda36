import type { UnnamedPart } from 'profile/amounts/describeUnnamedBelow';
import { parseUnit } from 'profile/catalog/parseUnit';
import { addAmount } from 'profile/collect';
import type { Build } from 'profile/formats/pprof/Build';
import { checkFrameCount } from 'profile/formats/pprof/buildTreeFromPprof';
import { getFile, rankFiles } from 'profile/formats/pprof/computeUnnamed';
import { type NamedFrames, nameFrames } from 'profile/formats/pprof/nameFrames';
import type { PprofProfile } from 'profile/formats/pprof/PprofProfile';
import { getStableNames, stableName } from 'profile/names/stableName';
import { sum } from 'profile/series/change/means';
import { PlaceTable } from './PlaceTable';

export interface LinesQuestion {
  /**
   * The function, by its name in the call tree. If no frame is called so, all that were called so in other runs: they have its
   * stable part (`stableName`). The same goes for names on the way in.
   */
  readonly name: string;
  /**
   * Names from the outermost function to `name`: only the call at the end of this path counts. undefined for all
   * calls; a stack with several of them counts once.
   */
  readonly path?: readonly string[];
}

/** Cost of a function line by line, in nanoseconds, bytes or counts. */
export interface FunctionLines {
  readonly self: number;
  readonly total: number;
  /** Total of all given stacks. */
  readonly profileTotal: number;
  /** The part of `self` that code without symbols spent, which the function calls, with its files. */
  readonly unnamed: UnnamedPart;
  /** Binaries without any frame in the profile: if they are listed, the server left out the stacks through them. */
  readonly binariesWithoutFrames: readonly string[];
  /** The heaviest first. One function can come from several builds, and one name stand for functions in several files. */
  readonly places: readonly FunctionPlace[];
}

/** A function as it is in one file of one build. */
export interface FunctionPlace {
  readonly build: Build;
  /** "" if the profile does not say. */
  readonly file: string;
  /** First line of the function; 0 if the profile does not say. */
  readonly startLine: number;
  readonly self: number;
  readonly total: number;
  readonly lines: LineValues;
  readonly callers: LineCallers;
}

/** One entry per line with a value, in the order of the lines. */
export interface LineValues {
  /** 0 stands for samples whose line is not known. */
  readonly line: Float64Array;
  readonly self: Float64Array;
  /** A stack that passes a line several times (recursion) counts once. */
  readonly total: Float64Array;
}

/** Callers of a function on the stacks that pass a line: one entry per line and call site, the heaviest first. */
export interface LineCallers {
  readonly line: Float64Array;
  /** "" for stacks that begin with the function. */
  readonly name: readonly string[];
  readonly file: readonly string[];
  readonly callerLine: Float64Array;
  readonly total: Float64Array;
}

/**
 * Self and total per line of a function. `sampleType` is a position in the profile's sample types.
 *
 *     main:3 → walk:10 → walk:12 → visit:40   5 ns
 *     main:3 → walk:12                        2 ns
 *     walk: self 2, total 7; line 10: self 0, total 5; line 12: self 2, total 7
 *
 * @throws ProfileDecodeError
 */
export function computeFunctionLines(
  profile: PprofProfile,
  sampleType: number,
  question: LinesQuestion,
): FunctionLines {
  const frames = nameFrames(profile);
  checkFrameCount(profile, frames.frameStart);
  const table = new PlaceTable(profile, frames, findFunctions(frames.names, question.name));
  const path = question.path?.map((name) => findFunctions(frames.names, name));
  const { samples, sampleTypes } = profile;
  const { factor } = parseUnit(sampleTypes[sampleType]?.unit ?? '');
  let self = 0;
  let total = 0;
  let profileTotal = 0;
  const stack: number[] = [];
  const unnamed = new Map<string, number>();
  for (let sample = 0; sample < samples.count; sample++) {
    const value = samples.values[sample * sampleTypes.length + sampleType] * factor;
    profileTotal += value;
    if (value === 0) {
      continue;
    }
    readFrames(profile, frames, sample, stack);
    if (path ? table.addCall(stack, path, value, sample) : table.addAll(stack, value, sample)) {
      total += value;
      if (table.isSelf(stack, path)) {
        self += value;
        const leaf = samples.stack[samples.stackStart[sample]];
        if (frames.frameStart[leaf] === frames.frameStart[leaf + 1]) {
          const file = getFile(profile, leaf);
          addAmount(unnamed, file, value);
        }
      }
    }
  }
  return {
    self,
    total,
    profileTotal,
    unnamed: { value: sum([...unnamed.values()]), files: rankFiles(unnamed) },
    binariesWithoutFrames: findBinariesWithoutFrames(profile),
    places: table.toPlaces(),
  };
}

function findBinariesWithoutFrames({ locations, mappings, strings }: PprofProfile): string[] {
  const isUsed = new Uint8Array(mappings.count);
  locations.mapping.forEach((mapping) => {
    if (mapping >= 0) {
      isUsed[mapping] = 1;
    }
  });
  const files = Array.from(isUsed, (used, mapping) => (used ? '' : strings[mappings.filename[mapping]]));
  return [...new Set(files.map((file) => file.slice(file.lastIndexOf('/') + 1)).filter((file) => file !== ''))];
}

/** Indices of the functions that a name stands for. */
function findFunctions(names: readonly string[], name: string): ReadonlySet<number> {
  const exact = names.indexOf(name);
  if (exact >= 0) {
    return new Set([exact]);
  }
  const wanted = stableName(name);
  return new Set(getStableNames(names).flatMap((stable, index) => (stable === wanted ? [index] : [])));
}

/** Reads frames of a sample's stack into `stack`, outermost first. */
function readFrames({ samples }: PprofProfile, { frameStart }: NamedFrames, sample: number, stack: number[]): void {
  stack.length = 0;
  const from = samples.stackStart[sample];
  for (let at = samples.stackEnd[sample] - 1; at >= from; at--) {
    const location = samples.stack[at];
    for (let frame = frameStart[location + 1] - 1; frame >= frameStart[location]; frame--) {
      stack.push(frame);
    }
  }
}
