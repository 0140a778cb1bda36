import { addItem } from 'profile/collect';
import { getBuildKey } from 'profile/formats/pprof/Build';
import { rankFiles } from 'profile/formats/pprof/computeUnnamed';
import type { LineCost } from './CodeExcerpt';
import type { FunctionLines, FunctionPlace } from './computeFunctionLines';
import { toLineValues } from './PlaceTable';

/** Adds up a function's lines in several profiles. */
export function mergeFunctionLines(all: readonly FunctionLines[]): FunctionLines {
  const places = new Map<string, FunctionPlace[]>();
  for (const place of all.flatMap((lines) => lines.places)) {
    const key = JSON.stringify([getBuildKey(place.build), place.file]);
    addItem(places, key, place);
  }
  const unnamed = all.flatMap((lines) =>
    lines.unnamed.files.map(({ file, value }) => ({ file, self: value, total: 0 })),
  );
  return {
    ...sum(all),
    profileTotal: all.reduce((before, { profileTotal }) => before + profileTotal, 0),
    unnamed: {
      value: sum(unnamed).self,
      files: rankFiles(new Map(addUp(unnamed, ({ file }) => file).map(({ file, self }) => [file, self]))),
    },
    binariesWithoutFrames: [...new Set(all.flatMap((lines) => lines.binariesWithoutFrames))],
    places: Array.from(places.values(), mergePlaces).sort((a, b) => b.total - a.total),
  };
}

/** Places of one file and build. */
function mergePlaces(places: FunctionPlace[]): FunctionPlace {
  const { build, file } = places[0] as FunctionPlace;
  const starts = places.flatMap(({ startLine }) => (startLine > 0 ? [startLine] : []));
  const lines = addUp(
    places.flatMap((place) =>
      Array.from(place.lines.line, (line, row) => ({
        ...{ line, self: place.lines.self[row], total: place.lines.total[row] },
      })),
    ),
    ({ line }) => String(line),
  ).sort((a, b) => a.line - b.line);
  const callers = addUp(
    places.flatMap(({ callers: { line, name, file: callerFile, callerLine, total } }) =>
      Array.from(line, (each, row) => ({
        caller: { line: each, name: name[row], file: callerFile[row], callerLine: callerLine[row] },
        ...{ self: 0, total: total[row] },
      })),
    ),
    ({ caller }) => JSON.stringify(caller),
  ).sort((a, b) => b.total - a.total);
  return {
    ...{ build, file, startLine: starts.length > 0 ? Math.min(...starts) : 0, ...sum(places) },
    lines: toLineValues(lines),
    callers: {
      line: Float64Array.from(callers, ({ caller }) => caller.line),
      name: callers.map(({ caller }) => caller.name),
      file: callers.map(({ caller }) => caller.file),
      callerLine: Float64Array.from(callers, ({ caller }) => caller.callerLine),
      total: Float64Array.from(callers, ({ total }) => total),
    },
  };
}

/** One row for each key, in the order in which keys come first. */
function addUp<T extends LineCost>(rows: readonly T[], getKey: (row: T) => string): T[] {
  const sums = new Map<string, T>();
  for (const row of rows) {
    const key = getKey(row);
    const before = sums.get(key);
    sums.set(key, before ? { ...before, ...sum([before, row]) } : row);
  }
  return [...sums.values()];
}

function sum(rows: readonly LineCost[]): LineCost {
  return rows.reduce((before, { self, total }) => ({ self: before.self + self, total: before.total + total }), {
    self: 0,
    total: 0,
  });
}
