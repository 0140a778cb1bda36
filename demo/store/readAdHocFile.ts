import { gunzipSync } from 'node:zlib';
import { readPerfScriptInSteps } from 'profile/formats/files/readPerfScript';
import { parseCollapsed } from 'profile/formats/parseCollapsed';
import { parseFlamebearer } from 'profile/formats/parseFlamebearer';
import { buildTreeFromPprof } from 'profile/formats/pprof/buildTreeFromPprof';
import { decodePprof } from 'profile/formats/pprof/decodePprof';
import { runSteps } from 'profile/formats/runSteps';
import type { FlameTree } from 'profile/tree/FlameTree';

/** One profile of a file, with a flamebearer's metadata. */
export interface AdHocProfile {
  readonly name: string;
  readonly units: string;
  readonly sampleRate: number;
  readonly spyName: string;
  readonly tree: FlameTree;
}

type AdHocFormat = 'json' | 'pprof' | 'collapsed' | 'perf_script';

/** The most bytes, uncompressed, that a server takes of a file; their base64 may have as many characters. */
export const MAX_AD_HOC_BYTES = 4 * 1024 * 1024;

/** A file that is too large only when it is inflated. */
export class TooLargeInflated extends Error {}

/**
 * Reads a file as Pyroscope's service for ad hoc profiles does, which goes by the ending of its name first.
 * @throws Error with the server's words, if ours knows them
 */
export function readAdHocFile(name: string, bytes: Uint8Array): readonly AdHocProfile[] {
  const format = formatOfName(name, bytes) ?? formatOfBytes(bytes);
  try {
    const profiles = READERS[format](name, bytes);
    if (profiles.length === 0) {
      throw new Error('no profiles found after parsing');
    }
    return profiles;
  } catch (error) {
    if (error instanceof TooLargeInflated) {
      throw error;
    }
    const words = error instanceof Error ? error.message : String(error);
    throw new Error(`unable to process the profile. The profile was detected as "${format}": ${words}`, {
      cause: error,
    });
  }
}

function formatOfName(name: string, bytes: Uint8Array): AdHocFormat | undefined {
  const ending = /\.([^.]*)$/.exec(name)?.[1] ?? '';
  if (ending === 'txt') {
    return isPerfScript(decode(bytes)) ? 'perf_script' : 'collapsed';
  }
  return ending in READERS ? (ending as AdHocFormat) : undefined;
}

function formatOfBytes(bytes: Uint8Array): AdHocFormat {
  if (bytes.length < 2) {
    throw new Error('profile is too short');
  }
  if (bytes[0] === '{'.charCodeAt(0)) {
    return 'json';
  }
  const isText = bytes
    .subarray(0, 100)
    .every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d);
  return !isText || isGzip(bytes) ? 'pprof' : isPerfScript(decode(bytes)) ? 'perf_script' : 'collapsed';
}

const READERS: Readonly<Record<AdHocFormat, (name: string, bytes: Uint8Array) => readonly AdHocProfile[]>> = {
  json: (_, bytes) => readJson(decode(bytes)),
  pprof: (_, bytes) => readPprof(bytes),
  collapsed: (name, bytes) => [ofText(name, readCollapsed(decode(bytes)))],
  perf_script: (name, bytes) => {
    const [first] = isPerfScript(decode(bytes)) ? runSteps(readPerfScriptInSteps(bytes)) : [];
    if (!first) {
      throw new Error('reEventStart mismatch');
    }
    return [ofText(name, runSteps(first.build()).tree)];
  },
};

/** Makes a profile of text, which does not say what it counts: it is named after its file. */
function ofText(name: string, tree: FlameTree): AdHocProfile {
  return { name, units: '', sampleRate: 100, spyName: 'unknown', tree };
}

function readPprof(bytes: Uint8Array): AdHocProfile[] {
  if (bytes.length === 0) {
    throw new Error('parsing pprof: gzip reset: EOF');
  }
  const inflated = isGzip(bytes) ? gunzipSync(bytes) : bytes;
  if (inflated.length > MAX_AD_HOC_BYTES) {
    throw new TooLargeInflated();
  }
  const profile = decodePprof(new Uint8Array(inflated));
  if (!profile.periodType?.type) {
    throw new Error('PeriodType is nil');
  }
  return profile.sampleTypes.map(({ type, unit }, place) => ({
    name: type,
    ...(unit === 'nanoseconds'
      ? { units: 'samples', sampleRate: 1e9 }
      : { units: unit === 'bytes' ? 'bytes' : 'objects', sampleRate: 100 }),
    spyName: '',
    tree: buildTreeFromPprof(profile, place),
  }));
}

function readJson(text: string): AdHocProfile[] {
  const file = JSON.parse(text);
  if (!('flamebearer' in file)) {
    throw new Error('invalid profile: unsupported format ');
  }
  const parsed = parseFlamebearer(text, { limited: false });
  if (parsed.kind === 'double') {
    throw new Error('could not convert flameabearer to tree: unsupported flamebearer format double');
  }
  const { sampleRate, spyName = '' } = file.metadata;
  return [{ name: parsed.name, units: parsed.units, sampleRate, spyName, tree: parsed.tree }];
}

/** Reads collapsed stacks. Values are whole numbers here, and there are no comments. */
function readCollapsed(text: string): FlameTree {
  for (const line of text.split('\n').filter(Boolean)) {
    const space = line.lastIndexOf(' ');
    if (space < 0) {
      throw new Error('unable to find stacktrace and value separator');
    }
    const value = line.slice(space + 1);
    if (!/^\d+$/.test(value)) {
      throw new Error(
        `unable to parse sample value: strconv.ParseUint: parsing ${JSON.stringify(value)}: invalid syntax`,
      );
    }
  }
  return parseCollapsed(text);
}

/** True for perf script output. A head with nothing below it is none. */
function isPerfScript(text: string): boolean {
  return /^\S.*?\s\d+.*\s\d+\.\d+:.*:[ \t]*\n[ \t]+[0-9a-f]+\s/.test(text);
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
