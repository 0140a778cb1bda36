import { parseUnit } from 'profile/catalog/parseUnit';
import { type Build, getBuildKey, NO_BUILD, parseBuild } from 'profile/formats/pprof/Build';
import { checkFrameCount } from 'profile/formats/pprof/buildTreeFromPprof';
import { type NamedFrames, nameFrames } from 'profile/formats/pprof/nameFrames';
import type { PprofProfile } from 'profile/formats/pprof/PprofProfile';
import { getStableNames, stableName } from 'profile/names/stableName';

export interface LinesQuestion {
  /**
   * The function, by its name in the call tree. Where no frame is called so, all that were called so in other runs: they have its
   * stable part (`stableName`). The same goes for names on the way in.
   */
  readonly name: string;
  /**
   * Only the call at the end of this way in: names from the outermost function to `name`. undefined for all its calls, of
   * which a stack that holds several counts once.
   */
  readonly path?: readonly string[];
}

/** Where a function costs, line by line. Values are in nanoseconds, bytes or counts. */
export interface FunctionLines {
  readonly name: string;
  readonly self: number;
  readonly total: number;
  /** Of all stacks that were given. */
  readonly profileTotal: number;
  /** Binaries of which the profile has no frame at all: where they are named, a server has left out the stacks through them. */
  readonly binariesWithoutFrames: readonly string[];
  /** The heaviest first. One function can come from several builds, and one name stand for functions in several files. */
  readonly places: readonly FunctionPlace[];
}

/** A function as it is in one file of one build. */
export interface FunctionPlace {
  readonly build: Build;
  /** "" where the profile does not say. */
  readonly file: string;
  /** First line of the function; 0 where the profile does not say. */
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

/** Who calls the function on the stacks that pass a line: one entry per line and place of a call, the heaviest first. */
export interface LineCallers {
  readonly line: Float64Array;
  /** "" for stacks that begin with the function. */
  readonly name: readonly string[];
  readonly file: readonly string[];
  readonly callerLine: Float64Array;
  readonly total: Float64Array;
}

const NONE = -1;

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
  for (let sample = 0; sample < samples.count; sample++) {
    const value = (samples.values[sample * sampleTypes.length + sampleType] ?? 0) * factor;
    profileTotal += value;
    if (value === 0) {
      continue;
    }
    readFrames(profile, frames, sample, stack);
    if (path ? table.addCall(stack, path, value, sample) : table.addAll(stack, value, sample)) {
      total += value;
      self += table.isSelf(stack, path) ? value : 0;
    }
  }
  return {
    ...{ name: question.name, self, total, profileTotal },
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
  const files = Array.from(isUsed, (used, mapping) => (used ? '' : (strings[mappings.filename[mapping] ?? 0] ?? '')));
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

/** Frames of a sample's stack into `stack`, outermost first. */
function readFrames({ samples }: PprofProfile, { frameStart }: NamedFrames, sample: number, stack: number[]): void {
  stack.length = 0;
  const from = samples.stackStart[sample] ?? 0;
  for (let at = (samples.stackStart[sample + 1] ?? 0) - 1; at >= from; at--) {
    const location = samples.stack[at] ?? 0;
    for (let frame = (frameStart[location + 1] ?? 0) - 1; frame >= (frameStart[location] ?? 0); frame--) {
      stack.push(frame);
    }
  }
}

interface Place {
  readonly build: Build;
  readonly file: string;
  startLine: number;
  self: number;
  total: number;
  lastSample: number;
}

interface Row {
  readonly place: number;
  readonly line: number;
  self: number;
  total: number;
  lastSample: number;
}

interface Caller {
  readonly row: number;
  readonly name: string;
  readonly file: string;
  readonly line: number;
  total: number;
  lastSample: number;
}

/** Collects values by place, line and caller. Objects are made per line of the program, never per sample. */
class PlaceTable {
  private readonly places: Place[] = [];
  private readonly rows: Row[] = [];
  private readonly callers: Caller[] = [];
  /** Row of each frame, `NONE` for frames of other functions. */
  private readonly rowOfFrame: Int32Array;
  /** Number of what calls from each frame; frames of one function, file and line have one number. */
  private readonly siteOfFrame: Int32Array;
  private readonly sites: Array<{ readonly name: string; readonly file: string; readonly line: number }> = [];
  private readonly callerIndex = new Map<number, number>();

  constructor(
    private readonly profile: PprofProfile,
    private readonly frames: NamedFrames,
    private readonly functions: ReadonlySet<number>,
  ) {
    this.rowOfFrame = new Int32Array(frames.frames.length).fill(NONE);
    this.siteOfFrame = new Int32Array(frames.frames.length).fill(NONE);
    if (functions.size > 0) {
      this.findRows();
    }
  }

  /** Adds a stack to every line of the function that it passes. Returns whether it passes any. */
  addAll(stack: readonly number[], value: number, sample: number): boolean {
    let isFound = false;
    for (let depth = 0; depth < stack.length; depth++) {
      if ((this.rowOfFrame[stack[depth] ?? 0] ?? NONE) !== NONE) {
        isFound = true;
        this.addFrame(stack, depth, value, sample);
      }
    }
    return isFound;
  }

  /** Adds a stack to the line of the call at the end of a path. Returns whether it leads there. */
  addCall(stack: readonly number[], path: ReadonlyArray<ReadonlySet<number>>, value: number, sample: number): boolean {
    const leadsThere =
      stack.length >= path.length &&
      path.every((names, depth) => names.has(this.frames.frames[stack[depth] ?? 0] ?? NONE));
    if (leadsThere && path.length > 0) {
      this.addFrame(stack, path.length - 1, value, sample);
    }
    return leadsThere && path.length > 0;
  }

  isSelf(stack: readonly number[], path: readonly unknown[] | undefined): boolean {
    return path ? stack.length === path.length : (this.rowOfFrame[stack[stack.length - 1] ?? 0] ?? NONE) !== NONE;
  }

  toPlaces(): FunctionPlace[] {
    return this.places
      .map((place, index) => ({ place, index }))
      .filter(({ place }) => place.total !== 0)
      .sort((a, b) => b.place.total - a.place.total)
      .map(({ place: { build, file, startLine, self, total }, index }) => {
        const rows = this.rows.filter((row) => row.place === index && row.total !== 0).sort((a, b) => a.line - b.line);
        const callers = this.callers
          .filter(({ row }) => this.rows[row]?.place === index)
          .sort((a, b) => b.total - a.total);
        return {
          build,
          file,
          startLine,
          self,
          total,
          lines: {
            line: Float64Array.from(rows, (row) => row.line),
            self: Float64Array.from(rows, (row) => row.self),
            total: Float64Array.from(rows, (row) => row.total),
          },
          callers: {
            line: Float64Array.from(callers, ({ row }) => this.rows[row]?.line ?? 0),
            name: callers.map(({ name }) => name),
            file: callers.map(({ file: callerFile }) => callerFile),
            callerLine: Float64Array.from(callers, ({ line }) => line),
            total: Float64Array.from(callers, (caller) => caller.total),
          },
        };
      });
  }

  private addFrame(stack: readonly number[], depth: number, value: number, sample: number): void {
    const rowIndex = this.rowOfFrame[stack[depth] ?? 0] ?? NONE;
    const row = this.rows[rowIndex];
    const place = row && this.places[row.place];
    if (!row || !place) {
      return;
    }
    const isLeaf = depth === stack.length - 1;
    row.self += isLeaf ? value : 0;
    place.self += isLeaf ? value : 0;
    if (row.lastSample !== sample) {
      row.lastSample = sample;
      row.total += value;
    }
    if (place.lastSample !== sample) {
      place.lastSample = sample;
      place.total += value;
    }
    const caller = this.getCaller(rowIndex, depth === 0 ? NONE : this.getSite(stack[depth - 1] ?? 0));
    if (caller.lastSample !== sample) {
      caller.lastSample = sample;
      caller.total += value;
    }
  }

  private getCaller(row: number, site: number): Caller {
    const key = (site + 1) * this.rows.length + row;
    const known = this.callers[this.callerIndex.get(key) ?? NONE];
    if (known) {
      return known;
    }
    const { name, file, line } = this.sites[site] ?? { name: '', file: '', line: 0 };
    const caller: Caller = { row, name, file, line, total: 0, lastSample: NONE };
    this.callerIndex.set(key, this.callers.push(caller) - 1);
    return caller;
  }

  private readonly siteIndex = new Map<string, number>();

  private getSite(frame: number): number {
    const known = this.siteOfFrame[frame] ?? NONE;
    if (known !== NONE) {
      return known;
    }
    const { file, line } = this.describeFrame(frame);
    const name = this.frames.names[this.frames.frames[frame] ?? 0] ?? '';
    const key = JSON.stringify([name, file, line]);
    const site = this.siteIndex.get(key) ?? this.sites.push({ name, file, line }) - 1;
    this.siteIndex.set(key, site);
    this.siteOfFrame[frame] = site;
    return site;
  }

  private findRows(): void {
    const { locations } = this.profile;
    const placeIndex = new Map<string, number>();
    const rowIndex = new Map<string, number>();
    const builds = new Map<number, Build>();
    for (let location = 0; location < locations.count; location++) {
      const end = this.frames.frameStart[location + 1] ?? 0;
      for (let frame = this.frames.frameStart[location] ?? 0; frame < end; frame++) {
        if (!this.functions.has(this.frames.frames[frame] ?? NONE)) {
          continue;
        }
        const build = this.getBuild(locations.mapping[location] ?? NONE, builds);
        const { file, line, startLine } = this.describeFrame(frame, location);
        const placeKey = JSON.stringify([getBuildKey(build), file]);
        let place = placeIndex.get(placeKey);
        if (place === undefined) {
          place = this.places.push({ build, file, startLine, self: 0, total: 0, lastSample: NONE }) - 1;
          placeIndex.set(placeKey, place);
        }
        const known = this.places[place];
        if (known && startLine > 0) {
          known.startLine = known.startLine > 0 ? Math.min(known.startLine, startLine) : startLine;
        }
        const rowKey = `${place}:${line}`;
        const row = rowIndex.get(rowKey) ?? this.rows.push({ place, line, self: 0, total: 0, lastSample: NONE }) - 1;
        rowIndex.set(rowKey, row);
        this.rowOfFrame[frame] = row;
      }
    }
  }

  private getBuild(mapping: number, builds: Map<number, Build>): Build {
    const { mappings, strings } = this.profile;
    const known = builds.get(mapping);
    const build = known ?? (mapping < 0 ? NO_BUILD : parseBuild(strings[mappings.buildId[mapping] ?? 0] ?? ''));
    builds.set(mapping, build);
    return build;
  }

  private describeFrame(
    frame: number,
    location = this.findLocation(frame),
  ): { file: string; line: number; startLine: number } {
    const { locations, functions, strings } = this.profile;
    const lineStart = locations.lineStart[location] ?? 0;
    if (lineStart === (locations.lineStart[location + 1] ?? 0)) {
      return { file: '', line: 0, startLine: 0 };
    }
    const place = lineStart + frame - (this.frames.frameStart[location] ?? 0);
    const fn = locations.lineFunction[place] ?? NONE;
    return {
      file: strings[functions.filename[fn] ?? 0] ?? '',
      line: toLine(locations.lineNumber[place]),
      startLine: toLine(functions.startLine[fn]),
    };
  }

  /** The location whose frames a frame is among. */
  private findLocation(frame: number): number {
    const { frameStart } = this.frames;
    let low = 0;
    let high = frameStart.length - 1;
    while (low < high - 1) {
      const middle = (low + high) >>> 1;
      if ((frameStart[middle] ?? 0) <= frame) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }
}

/** Some profilers write -1, or a column into the upper half, where a line is not known. */
function toLine(value: number | undefined): number {
  return value !== undefined && value > 0 && value <= 0x7fff_ffff ? value : 0;
}
