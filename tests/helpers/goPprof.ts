import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parseUnit } from 'profile/catalog/parseUnit';

/** Folders of recorded profiles: ours, and real ones of more languages that may not be copied into this repository. */
export const PROFILE_FOLDERS: ReadonlyArray<readonly [title: string, folder: string]> = [
  ['tests/fixtures/profiles', resolve('tests/fixtures/profiles')],
  ['../shared/profiles', resolve('../shared/profiles')],
];

/** Path of the program, undefined without Go. `go tool pprof` would look for it, and whether it is built, each time. */
const program = findProgram();

function findProgram(): string | undefined {
  const { stdout, status } = spawnSync('go', ['tool', '-n', 'pprof'], { encoding: 'utf8' });
  if (status !== 0) {
    return undefined;
  }
  const path = stdout.trim();
  if (!existsSync(path)) {
    // Newer releases of Go build it when it is first run.
    spawnSync('go', ['tool', 'pprof', '-h']);
  }
  return path;
}

/** True if `go tool pprof`, the reference implementation, is here; prints a line if it is not. */
export function hasGoPprof(): boolean {
  if (program === undefined) {
    console.warn('Not compared with `go tool pprof`: there is no Go on this machine.');
  }
  return program !== undefined;
}

/** Lists the paths of the profiles of a folder; prints a line if there are none. */
export function listProfiles(title: string, folder: string): string[] {
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => /\.(?:pb\.gz|pprof)$/.test(file)) : [];
  if (files.length === 0) {
    console.warn(`Not compared with \`go tool pprof\`: there are no profiles in ${title}.`);
  }
  return files.map((file) => join(folder, file));
}

/** Reads the bytes of a profile, uncompressed. */
export function readProfile(path: string): Uint8Array {
  const bytes = readFileSync(path);
  return path.endsWith('.gz') ? gunzipSync(bytes) : bytes;
}

/** Units of values after reading, by the names that `go tool pprof` takes. */
const READ_AS: Readonly<Record<string, string>> = { ns: 'nanoseconds', bytes: 'bytes' };

/**
 * Runs `go tool pprof`, with values in nanoseconds, bytes or as counts. `report` is its flags, such as `-top`, `unit` that of the
 * file.
 */
export function runGoPprof(report: readonly string[], file: string, sampleType: string, unit: string): string {
  const args = [
    ...report,
    '-symbolize=none',
    `-sample_index=${sampleType}`,
    `-unit=${READ_AS[parseUnit(unit).unit] ?? unit}`,
    file,
  ];
  const { stdout, stderr, status } = spawnSync(program ?? 'pprof', args, { encoding: 'utf8', maxBuffer: 64e6 });
  if (status !== 0) {
    throw new Error(stderr);
  }
  return stdout;
}

/** Flags with which `-top` leaves nothing out. */
export const EVERYTHING = ['-nodecount=0', '-nodefraction=0', '-edgefraction=0'] as const;

/** Reads rows of `-top`: flat flat% sum% cum cum% title */
export function readTopRows(text: string): Array<[title: string, self: number, total: number]> {
  const rows = text.matchAll(/^ *(-?[\d.]+)\S* +\S+% +\S+% +(-?[\d.]+)\S* +\S+%  (.*)$/gm);
  return Array.from(rows, ([, self, cum, title = '']) => [
    title.replace(/ \((partial-)?inline\)$/, ''),
    Number(self),
    Number(cum),
  ]);
}
