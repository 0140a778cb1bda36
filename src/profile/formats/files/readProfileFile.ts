import { parseUnit } from 'profile/catalog/parseUnit';
import { addItem } from 'profile/collect';
import { formatValue } from 'profile/format/formatValue';
import { JsonParts, type JsonRange } from 'profile/formats/JsonParts';
import { JsonReader } from 'profile/formats/JsonReader';
import type { ProfileOfService } from 'profile/formats/otlp/OtlpTables';
import { isOtlp, readOtlpInSteps } from 'profile/formats/otlp/readOtlp';
import { readOtlpJsonInSteps } from 'profile/formats/otlp/readOtlpJson';
import { parseCollapsedInSteps } from 'profile/formats/parseCollapsed';
import { type Flamebearer, parseFlamebearerInSteps } from 'profile/formats/parseFlamebearer';
import type { JsonObject } from 'profile/formats/parseJson';
import { listSpeedscope, measureGaps, parseSpeedscope } from 'profile/formats/parseSpeedscope';
import { decodePprofInSteps } from 'profile/formats/pprof/decodePprof';
import type { PprofProfile } from 'profile/formats/pprof/PprofProfile';
import type { Steps } from 'profile/formats/runSteps';
import type { SampleTable } from 'profile/formats/samples/SampleTable';
import type { FlameTree } from 'profile/tree/FlameTree';
import { ProfileDecodeError } from 'profile/tree/ProfileDecodeError';
import { describeOtherKind } from './describeOtherKind';
import { describePlain, type FileProfile, type ProfileFile } from './ProfileFile';
import { readDevToolsTraceInSteps } from './readDevToolsTrace';
import { isFlameGraphFrame, listFrames, createNoFrameError, readGrafanaFrame } from './readGrafanaFrames';
import { isPerfScript, readPerfScriptInSteps } from './readPerfScript';
import { describePprof, describeSum } from './readPprofFile';
import { readPyinstrument } from './readPyinstrument';
import { readV8CpuProfileInSteps } from './readV8CpuProfile';
import { readV8HeapProfile } from './readV8HeapProfile';

const json = new JsonReader('file');

/**
 * Reads a dropped file by its content, not by its name: pprof, flamebearer, Grafana's frames, speedscope, collapsed
 * stacks, `perf script`, Chrome's CPU and heap profiles and traces, pyinstrument, OTLP.
 *
 * @param bytes the file without its gzip, see `readPprofBytes`
 * @throws ProfileDecodeError naming the format that was tried
 */
export function* readProfileFile(bytes: Uint8Array): Steps<ProfileFile> {
  const file = yield* readAnyFormat(bytes);
  return {
    ...file,
    profiles: file.profiles.map((profile) => ({
      ...profile,
      *build() {
        const built = yield* profile.build();
        requireFinite(built.tree);
        return built;
      },
    })),
  };
}

/** Throws if the total of a tree is not finite: the sum of finite values, or its amount in the shown unit, may be infinite. */
function requireFinite(tree: FlameTree): void {
  if (!Number.isFinite(tree.total[0] ?? 0)) {
    throw failure('The values of the file add up to more than can be counted.');
  }
}

function* readAnyFormat(bytes: Uint8Array): Steps<ProfileFile> {
  if (bytes.length === 0) {
    throw failure('The file is empty.');
  }
  const otherKind = describeOtherKind(bytes);
  if (otherKind !== undefined) {
    throw failure(otherKind);
  }
  const text = toUtf8(bytes);
  if (!text) {
    return isOtlp(bytes)
      ? describeOtlp(yield* readOtlpInSteps(bytes))
      : describePprofFile(yield* decodePprofInSteps(bytes));
  }
  const beginning = new TextDecoder().decode(text.subarray(0, LOOK_BYTES));
  if (JSON_BEGINNING.test(beginning)) {
    return yield* readJson(new JsonParts(text, json));
  }
  if (isPerfScript(text)) {
    return { formatName: 'perf script', profiles: yield* readPerfScriptInSteps(text), first: 0 };
  }
  const tree = yield* parseCollapsedInSteps(text);
  const notes = ['The file does not say what its numbers count.'];
  return one(
    'collapsed stacks',
    describePlain('stacks', 'short', notes, () => ({ tree })),
  );
}

function describePprofFile(profile: PprofProfile): ProfileFile {
  return { formatName: 'pprof', first: chooseFirst(profile), profiles: describePprof(profile, 'pprof') };
}

/**
 * Chooses the sample type that the file's writer wants shown first, if it has samples (a program without locks has no
 * lock samples); else the first type with samples.
 */
function chooseFirst({ sampleTypes, samples, defaultSampleType }: PprofProfile): number {
  const hasSamples = (type: number) => {
    for (let at = type; at < samples.values.length; at += sampleTypes.length) {
      if (samples.values[at] !== 0) {
        return true;
      }
    }
    return false;
  };
  const places = [defaultSampleType, ...sampleTypes.keys()];
  return places.find(hasSamples) ?? defaultSampleType;
}

/** Joins profiles of the same service and type: a program sends one every few seconds. */
function describeOtlp(profiles: readonly ProfileOfService[]): ProfileFile {
  const hasServices = new Set(profiles.map(({ service }) => service)).size > 1;
  const alike = new Map<string, ProfileOfService[]>();
  for (const profile of profiles) {
    const key = JSON.stringify([profile.service, profile.sampleTypes, profile.periodType]);
    addItem(alike, key, profile);
  }
  const described = Array.from(alike.values(), (sum) => {
    const each = describeSum(sum, 0, 'OTLP');
    const [service = ''] = sum.map((profile) => profile.service);
    return {
      ...each,
      name: hasServices ? `${each.name} of ${service || 'no service'}` : each.name,
      notes: [...each.notes, ...new Set(sum.flatMap(({ notes }) => notes))],
    };
  });
  if (described.length === 0) {
    throw new ProfileDecodeError('OTLP', 'malformed', 'This file of OTLP holds no profile.');
  }
  return { formatName: 'OTLP profiles', first: 0, profiles: described };
}

/** Messages of OTLP, one a line as the file exporter of its Collector writes them. */
function* readOtlpMessages(parts: JsonParts, messages: readonly JsonRange[]): Steps<ProfileFile> {
  const profiles: ProfileOfService[] = [];
  let otherCount = 0;
  for (const message of messages) {
    const found = yield* readOtlpJsonInSteps(parts, message);
    otherCount += found.length === 0 ? 1 : 0;
    // No spreading: a message may have more profiles than a call can take arguments.
    found.forEach((profile) => profiles.push(profile));
  }
  const file = describeOtlp(profiles);
  return {
    ...file,
    profiles: file.profiles.map((profile) => ({
      ...profile,
      notes: [
        ...profile.notes,
        ...(otherCount > 0 ? [`Messages of the file without a profile: ${otherCount} of ${messages.length}.`] : []),
      ],
    })),
  };
}

function* readJson(parts: JsonParts): Steps<ProfileFile> {
  const [whole, ...others] = parts.listValues();
  if (!whole) {
    throw failure('The file is empty.');
  }
  const members = parts.isList(whole) ? undefined : parts.findMembers(whole);
  if (others.length > 0 && !members?.has('resourceProfiles')) {
    throw failure(`The file holds more than one value of JSON: another one begins at byte ${others[0]?.start}.`);
  }
  if (members ? GRAFANA_KEYS.some((key) => members.has(key)) : !parts.isListOf(whole, 'pid')) {
    const frames = listFrames(yield* parts.read(whole));
    const frame = frames.find(isFlameGraphFrame);
    if (!frame) {
      throw createNoFrameError();
    }
    return one('Grafana frame', readGrafanaFrame(frame));
  }
  const events = members ? members.get('traceEvents') : whole;
  if (events) {
    const profiles = yield* readDevToolsTraceInSteps(parts, events);
    return { formatName: 'DevTools trace', profiles, first: 0 };
  }
  if (members?.has('nodes')) {
    return one('Chrome CPU profile', yield* readV8CpuProfileInSteps(parts, members));
  }
  if (members?.has('flamebearer')) {
    // A file says nothing of limits: in it, `other` is a name like others.
    return describeFlamebearer(yield* parseFlamebearerInSteps(parts, members, { limited: false }));
  }
  if (members?.has('resourceProfiles')) {
    return yield* readOtlpMessages(parts, [whole, ...others]);
  }
  const known = Object.entries(JSON_FORMATS).find(([key]) => members?.has(key));
  if (!known) {
    throw failure(
      `This JSON is of no format that is read here. Known are files with one of these at the top: ${JSON_KEYS.map((key) => `"${key}"`).join(', ')}.`,
    );
  }
  const [, read] = known;
  return read(json.object(yield* parts.read(whole), 'The file'));
}

/** Keys at the top of files that Grafana exports. */
const GRAFANA_KEYS = ['schema', 'results', 'frames', 'series'];

/** Readers of JSON formats, by a key at the top of the file. */
const JSON_FORMATS: Readonly<Record<string, (file: JsonObject) => ProfileFile>> = {
  shared: readSpeedscope,
  head: (file) => one('V8 heap profile', readV8HeapProfile(file)),
  root_frame: (file) => one('pyinstrument', readPyinstrument(file)),
};

const JSON_KEYS = [
  'nodes',
  'traceEvents',
  'resourceProfiles',
  'flamebearer',
  ...Object.keys(JSON_FORMATS),
  ...GRAFANA_KEYS,
];

/** `notes`: sentences about each of its profiles. */
export function describeFlamebearer(parsed: Flamebearer, notes: readonly string[] = []): ProfileFile {
  const { sampleRate = 0 } = parsed;
  // Samples that come so often a second stand for time.
  const isTime = parsed.units === 'samples' && sampleRate > 0;
  const { unit, factor } = isTime
    ? ({ unit: 'ns', factor: 1e9 / sampleRate } as const)
    : parseUnit(parsed.units.replace(/^lock_/, ''));
  const side = (name: string, tree: FlameTree) =>
    describePlain(name, unit, notes, () => ({ tree: scaleTree(tree, factor) }));
  return {
    formatName: 'flamebearer',
    first: 0,
    profiles:
      parsed.kind === 'single'
        ? [side(parsed.name || 'profile', parsed.tree)]
        : [side('baseline', parsed.left), side('comparison', parsed.right)],
  };
}

function readSpeedscope(file: JsonObject): ProfileFile {
  const { names, active } = listSpeedscope(file);
  return {
    formatName: 'speedscope',
    first: active >= 0 && active < names.length ? active : 0,
    profiles: names.map((name, index) => {
      const { unit } = json.object(json.array(file.profiles, '"profiles"')[index], 'A profile');
      const { unit: shownUnit, factor } = parseUnit(typeof unit === 'string' ? unit : '');
      const gaps = measureGaps(file, index) * factor;
      const notes =
        gaps > 0 ? [`${formatValue(gaps, shownUnit)} outside of all frames are left out, as in speedscope.`] : [];
      return describePlain(name || `profile ${index + 1}`, shownUnit, notes, () => {
        const parsed = parseSpeedscope(file, index);
        const tree = leaveOutOfRoot(scaleTree(parsed.tree, factor), gaps);
        // Only samples in order of time can be drawn as a timeline.
        const samples = shownUnit === 'ns' ? parsed.samples : undefined;
        return { tree, samples: samples && scaleSamples(samples, tree, { factor, gaps }) };
      });
    }),
  };
}

/** Scales samples in place: there are as many as the file has. */
function scaleSamples(
  { node, value, timeNs, labels }: SampleTable,
  tree: FlameTree,
  { factor, gaps }: { readonly factor: number; readonly gaps: number },
): SampleTable {
  for (let sample = 0; sample < node.length; sample++) {
    const isGap = gaps > 0 && node[sample] === 0;
    value[sample] = isGap ? 0 : value[sample] * factor;
    if (timeNs) {
      timeNs[sample] *= factor;
    }
  }
  return { tree, node, value, timeNs, labels };
}

function leaveOutOfRoot(tree: FlameTree, value: number): FlameTree {
  if (value === 0) {
    return tree;
  }
  const [self, total] = [tree.self.slice(), tree.total.slice()];
  self[0] = 0;
  total[0] = Math.max(0, (total[0] ?? 0) - value);
  return { ...tree, self, total };
}

function scaleTree(tree: FlameTree, factor: number): FlameTree {
  const scale = (values: Float64Array) => values.map((value) => value * factor);
  return factor === 1 ? tree : { ...tree, self: scale(tree.self), total: scale(tree.total) };
}

function one(formatName: string, profile: FileProfile): ProfileFile {
  return { formatName, profiles: [profile], first: 0 };
}

/** Number of bytes that are read to tell text from binary, and text formats from each other. */
const LOOK_BYTES = 4096;

/** Beginning of an object or of a list of objects. A stack may begin with a bracket, too, as “[unknown];main 5” does. */
const JSON_BEGINNING = /^\s*(\{\s*(["}]|$)|\[\s*([{\]]|$))/;

/** Converts a text to UTF-8 without byte order mark; undefined if it is no text. Windows writes UTF-16 if output is redirected. */
function toUtf8(bytes: Uint8Array): Uint8Array | undefined {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return new TextEncoder().encode(new TextDecoder(first === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes));
  }
  // Text has no control characters but line ends and tabs.
  const isText = bytes
    .subarray(0, LOOK_BYTES)
    .every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d);
  return isText ? bytes.subarray(startsWith(bytes, '\u00ef\u00bb\u00bf') ? 3 : 0) : undefined;
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return [...text].every((character, place) => bytes[place] === character.charCodeAt(0));
}

function failure(message: string): ProfileDecodeError {
  return new ProfileDecodeError('file', 'malformed', message);
}
