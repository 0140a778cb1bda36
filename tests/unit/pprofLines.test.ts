/** @jest-environment node */
// Compares with `go tool pprof -lines` and `-list`, the reference implementation. What it cannot prove: builds and callers.
import { decodePprof } from 'profile/formats/pprof/decodePprof';
import { nameFrames } from 'profile/formats/pprof/nameFrames';
import type { PprofProfile } from 'profile/formats/pprof/PprofProfile';
import { computeFunctionLines } from 'profile/lines/computeFunctionLines';
import {
  EVERYTHING,
  hasGoPprof,
  listProfiles,
  PROFILE_FOLDERS,
  readProfile,
  readTopRows,
  runGoPprof,
} from '../helpers/goPprof';

/** The most functions per file: one question reads the whole profile. */
const MOST_FUNCTIONS = 60;

/** Self and total by `name file:line`. */
type Rows = Record<string, readonly [self: number, total: number]>;

/** Runs `-top -lines` for every line of every function. */
function runLines(file: string, sampleType: string, unit: string): Rows {
  const lines: Rows = {};
  for (const [title, self, total] of readTopRows(
    runGoPprof(['-top', '-lines', ...EVERYTHING], file, sampleType, unit),
  )) {
    addRow(lines, title, self, total);
  }
  return lines;
}

function computeLines(profile: PprofProfile, sampleType: number, name: string): Rows {
  const rows: Rows = {};
  for (const { file, lines } of computeFunctionLines(profile, sampleType, { name }).places) {
    lines.line.forEach((line, row) => {
      const place = line > 0 ? `${file}:${line}` : file;
      addRow(rows, place === '' ? name : `${name} ${place}`, lines.self[row] ?? 0, lines.total[row] ?? 0);
    });
  }
  return rows;
}

/** Adds a row: one line of code in two binaries is one line to `go tool pprof`. */
function addRow(rows: Rows, title: string, self: number, total: number): void {
  const [ownSelf, ownTotal] = rows[title] ?? [0, 0];
  rows[title] = [ownSelf + self, ownTotal + total];
}

test.each(PROFILE_FOLDERS)('lines of files in %s are those of go tool pprof -lines', (title, folder) => {
  if (!hasGoPprof()) {
    return;
  }
  for (const file of listProfiles(title, folder)) {
    const profile = decodePprof(readProfile(file));
    const { sampleTypes, samples } = profile;
    const sampleType = sampleTypes.findLastIndex((_, at) =>
      samples.values.some((value, place) => value > 0 && place % sampleTypes.length === at),
    );
    const { type = '', unit = '' } = sampleTypes[sampleType] ?? {};
    const reference = runLines(file, type, unit);
    let compared = 0;
    for (const name of nameFrames(profile).names.slice(1, MOST_FUNCTIONS)) {
      // A profile may name functions to drop, which only go tool pprof does.
      const ours = Object.entries(computeLines(profile, sampleType, name)).filter(([title]) => title in reference);
      compared += ours.length;
      expect({ file, lines: ours }).toEqual({ file, lines: ours.map(([title]) => [title, reference[title]]) });
    }
    expect(compared).toBeGreaterThan(20);
  }
});

test('the lines of a Go function are those that go tool pprof -list writes beside its source', () => {
  if (!hasGoPprof()) {
    return;
  }
  const file = 'tests/fixtures/profiles/go-cpu.pb.gz';
  const text = runGoPprof(['-list', '^main.formatTags$'], file, 'cpu', 'nanoseconds');
  const profile = decodePprof(readProfile(file));
  const [place] = computeFunctionLines(profile, 1, { name: 'main.formatTags' }).places;
  const rows = [...text.matchAll(/^ *(\.|\d+)\w* +(\.|\d+)\w* +(\d+):/gm)].map(([, self, total, line]) =>
    [line, self, total].map((each) => (each === '.' ? 0 : Number(each))),
  );
  const listed = rows.filter(([, self = 0, total = 0]) => self + total > 0);

  expect(listed.length).toBeGreaterThan(3);
  expect(
    place && Array.from(place.lines.line, (line, row) => [line, place.lines.self[row], place.lines.total[row]]),
  ).toEqual(listed);
});
