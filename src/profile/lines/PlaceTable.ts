import { countBelow } from 'profile/collect';
import { type Build, getBuildKey, NO_BUILD, parseBuild } from 'profile/formats/pprof/Build';
import type { NamedFrames } from 'profile/formats/pprof/nameFrames';
import type { PprofProfile } from 'profile/formats/pprof/PprofProfile';
import type { FunctionPlace, LineValues } from './computeFunctionLines';

const NONE = -1;

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
export class PlaceTable {
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
      if (this.rowOfFrame[stack[depth]] !== NONE) {
        isFound = true;
        this.addFrame(stack, depth, value, sample);
      }
    }
    return isFound;
  }

  /** Adds a stack to the line of the call at the end of a path. Returns whether it leads there. */
  addCall(stack: readonly number[], path: ReadonlyArray<ReadonlySet<number>>, value: number, sample: number): boolean {
    const leadsThere =
      stack.length >= path.length && path.every((names, depth) => names.has(this.frames.frames[stack[depth]]));
    if (leadsThere && path.length > 0) {
      this.addFrame(stack, path.length - 1, value, sample);
    }
    return leadsThere && path.length > 0;
  }

  isSelf(stack: readonly number[], path: readonly unknown[] | undefined): boolean {
    return path ? stack.length === path.length : this.rowOfFrame[stack[stack.length - 1]] !== NONE;
  }

  toPlaces(): FunctionPlace[] {
    return this.places
      .map((place, index) => ({ place, index }))
      .filter(({ place }) => place.total !== 0)
      .sort((a, b) => b.place.total - a.place.total)
      .map(({ place: { build, file, startLine, self, total }, index }) => {
        const rows = this.rows.filter((row) => row.place === index && row.total !== 0).sort((a, b) => a.line - b.line);
        const callers = this.callers
          .filter(({ row }) => this.rows[row].place === index)
          .sort((a, b) => b.total - a.total);
        return {
          build,
          file,
          startLine,
          self,
          total,
          lines: toLineValues(rows),
          callers: {
            line: Float64Array.from(callers, ({ row }) => this.rows[row].line),
            name: callers.map(({ name }) => name),
            file: callers.map(({ file: callerFile }) => callerFile),
            callerLine: Float64Array.from(callers, ({ line }) => line),
            total: Float64Array.from(callers, (caller) => caller.total),
          },
        };
      });
  }

  private addFrame(stack: readonly number[], depth: number, value: number, sample: number): void {
    const rowIndex = this.rowOfFrame[stack[depth]];
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
    const caller = this.getCaller(rowIndex, depth === 0 ? NONE : this.getSite(stack[depth - 1]));
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
    const known = this.siteOfFrame[frame];
    if (known !== NONE) {
      return known;
    }
    const { file, line } = this.describeFrame(frame);
    const name = this.frames.names[this.frames.frames[frame]];
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
      const end = this.frames.frameStart[location + 1];
      for (let frame = this.frames.frameStart[location]; frame < end; frame++) {
        if (!this.functions.has(this.frames.frames[frame])) {
          continue;
        }
        const build = this.getBuild(locations.mapping[location], builds);
        const { file, line, startLine } = this.describeFrame(frame, location);
        const placeKey = JSON.stringify([getBuildKey(build), file]);
        let place = placeIndex.get(placeKey);
        if (place === undefined) {
          place = this.places.push({ build, file, startLine, self: 0, total: 0, lastSample: NONE }) - 1;
          placeIndex.set(placeKey, place);
        }
        const known = this.places[place];
        if (startLine > 0) {
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
    const build = known ?? (mapping < 0 ? NO_BUILD : parseBuild(strings[mappings.buildId[mapping]] ?? ''));
    builds.set(mapping, build);
    return build;
  }

  private describeFrame(
    frame: number,
    location = this.findLocation(frame),
  ): { file: string; line: number; startLine: number } {
    const { locations, functions, strings } = this.profile;
    const lineStart = locations.lineStart[location];
    if (lineStart === locations.lineStart[location + 1]) {
      return { file: '', line: 0, startLine: 0 };
    }
    const place = lineStart + frame - this.frames.frameStart[location];
    const fn = locations.lineFunction[place];
    return {
      file: strings[functions.filename[fn] ?? 0] ?? '',
      line: toLine(locations.lineNumber[place]),
      startLine: toLine(functions.startLine[fn]),
    };
  }

  private findLocation(frame: number): number {
    return countBelow(this.frames.frameStart, frame + 1) - 1;
  }
}

/** Some profilers write -1, or a column into the upper half, if a line is not known. */
function toLine(value: number | undefined): number {
  return value !== undefined && value > 0 && value <= 0x7fff_ffff ? value : 0;
}

export function toLineValues(
  rows: ReadonlyArray<{ readonly line: number; readonly self: number; readonly total: number }>,
): LineValues {
  return {
    line: Float64Array.from(rows, ({ line }) => line),
    self: Float64Array.from(rows, ({ self }) => self),
    total: Float64Array.from(rows, ({ total }) => total),
  };
}
