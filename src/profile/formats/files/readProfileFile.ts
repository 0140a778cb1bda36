import { parseUnit } from 'profile/catalog/parseUnit';
import { formatValue } from 'profile/format/formatValue';
import { type JsonObject, JsonReader } from 'profile/formats/JsonReader';
import type { ProfileOfService } from 'profile/formats/otlp/OtlpTables';
import { isOtlp, readOtlp } from 'profile/formats/otlp/readOtlp';
import { readOtlpJson } from 'profile/formats/otlp/readOtlpJson';
import { parseCollapsed } from 'profile/formats/parseCollapsed';
import { parseFlamebearer } from 'profile/formats/parseFlamebearer';
import { listSpeedscope, measureGaps, parseSpeedscope, type SpeedscopeProfile } from 'profile/formats/parseSpeedscope';
import { decodePprof } from 'profile/formats/pprof/decodePprof';
import type { PprofProfile } from 'profile/formats/pprof/PprofProfile';
import type { SampleTable } from 'profile/formats/samples/SampleTable';
import type { FlameTree } from 'profile/tree/FlameTree';
import { MAX_NODES } from 'profile/tree/limits';
import { ProfileDecodeError } from 'profile/tree/ProfileDecodeError';
import type { FileProfile, ProfileFile } from './ProfileFile';
import { readDevToolsTrace } from './readDevToolsTrace';
import { isFlameGraphFrame, listFrames, noFrame, readGrafanaFrame } from './readGrafanaFrames';
import { isPerfScript, readPerfScript } from './readPerfScript';
import { describePprof } from './readPprofFile';
import { readPyinstrument } from './readPyinstrument';
import { readV8CpuProfile } from './readV8CpuProfile';
import { readV8HeapProfile } from './readV8HeapProfile';

const json = new JsonReader('file');

/**
 * Reads a file that somebody dropped, by what is in it and not by its name: pprof, flamebearer, Grafana's frames,
 * speedscope, collapsed stacks, `perf script`, Chrome's CPU and heap profiles and traces, pyinstrument, OTLP.
 *
 * @param bytes the file without its gzip, see `readPprofBytes`
 * @throws ProfileDecodeError naming the format that was tried
 */
export function readProfileFile(bytes: Uint8Array, options: { readonly maxNodes?: number } = {}): ProfileFile {
  const file = readAnyFormat(bytes, options.maxNodes ?? MAX_NODES);
  return {
    ...file,
    profiles: file.profiles.map(({ buildTree, readSamples, ...profile }) => ({
      ...profile,
      buildTree: () => requireFinite(buildTree()),
      readSamples:
        readSamples &&
        (() => {
          const samples = readSamples();
          requireFinite(samples.tree);
          return samples;
        }),
    })),
  };
}

/** Values of a file may be numbers whose sum, or whose amount in the unit that is shown, is none. */
function requireFinite(tree: FlameTree): FlameTree {
  if (!Number.isFinite(tree.total[0] ?? 0)) {
    throw failure('The values of the file add up to more than can be counted.');
  }
  return tree;
}

function readAnyFormat(bytes: Uint8Array, maxNodes: number): ProfileFile {
  if (bytes.length === 0) {
    throw failure('The file is empty.');
  }
  if (startsWith(bytes, 'FLR\0')) {
    throw failure(
      'This is a recording of JDK Flight Recorder, which is not read here. Convert it with async-profiler: jfrconv -o collapsed recording.jfr stacks.txt',
    );
  }
  if (!isText(bytes)) {
    return isOtlp(bytes) ? describeOtlp(readOtlp(bytes), maxNodes) : readPprof(bytes, maxNodes);
  }
  const text = new TextDecoder().decode(bytes);
  const first = /\S/.exec(text)?.[0];
  if (first === '{' || first === '[') {
    return readJson(json.parseAny(text), maxNodes);
  }
  if (isPerfScript(text)) {
    return { formatName: 'perf script', profiles: readPerfScript(text, maxNodes), first: 0 };
  }
  return one('collapsed stacks', {
    name: 'stacks',
    unit: 'short',
    periodType: '',
    durationNs: undefined,
    notes: ['The file does not say what its numbers count.'],
    buildTree: () => parseCollapsed(text, { maxNodes }),
  });
}

function readPprof(bytes: Uint8Array, maxNodes: number): ProfileFile {
  const profile = decodePprof(bytes);
  return {
    formatName: 'pprof',
    first: chooseFirst(profile),
    profiles: describePprof(profile, 'pprof', maxNodes),
  };
}

/** What the writer of the file wants shown first, if it has samples, which a program without locks has none of; else the first that has. */
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

function describeOtlp(profiles: readonly ProfileOfService[], maxNodes: number): ProfileFile {
  const hasServices = new Set(profiles.map(({ service }) => service)).size > 1;
  const described = profiles.flatMap((profile) =>
    describePprof(profile, 'OTLP', maxNodes).map((each) => ({
      ...each,
      name: hasServices ? `${each.name} of ${profile.service || 'no service'}` : each.name,
    })),
  );
  if (described.length === 0) {
    throw new ProfileDecodeError('OTLP', 'malformed', 'This file of OTLP holds no profile.');
  }
  return { formatName: 'OTLP profiles', first: 0, profiles: described };
}

function readJson(file: unknown, maxNodes: number): ProfileFile {
  const frames = listFrames(file);
  if (frames.length > 0) {
    const frame = frames.find(isFlameGraphFrame);
    if (!frame) {
      throw noFrame();
    }
    return one('Grafana frame', readGrafanaFrame(frame, maxNodes));
  }
  if (Array.isArray(file)) {
    return { formatName: 'DevTools trace', profiles: readDevToolsTrace(file, maxNodes), first: 0 };
  }
  const object = json.object(file, 'The file');
  const known = JSON_FORMATS.find(({ key }) => key in object);
  if (!known) {
    throw failure(
      `This JSON is of no format that is read here. Known are files with one of these at the top: ${JSON_FORMATS.map(({ key }) => `"${key}"`).join(', ')}.`,
    );
  }
  return known.read(object, maxNodes);
}

/** By what stands at the top of the file. */
const JSON_FORMATS: ReadonlyArray<{
  readonly key: string;
  readonly read: (file: JsonObject, maxNodes: number) => ProfileFile;
}> = [
  { key: 'flamebearer', read: (file, maxNodes) => readFlamebearer(file, { maxNodes }) },
  { key: 'shared', read: readSpeedscope },
  { key: 'nodes', read: (file, maxNodes) => one('Chrome CPU profile', readV8CpuProfile(file, maxNodes)) },
  { key: 'head', read: (file, maxNodes) => one('V8 heap profile', readV8HeapProfile(file, maxNodes)) },
  {
    key: 'traceEvents',
    read: (file, maxNodes) => ({
      formatName: 'DevTools trace',
      profiles: readDevToolsTrace(json.array(file.traceEvents, '"traceEvents"'), maxNodes),
      first: 0,
    }),
  },
  { key: 'resourceProfiles', read: (file, maxNodes) => describeOtlp(readOtlpJson(file), maxNodes) },
  { key: 'root_frame', read: (file, maxNodes) => one('pyinstrument', readPyinstrument(file, maxNodes)) },
];

/** A file says nothing of limits: unless it is `isLimited`, `other` is a name like others. */
export function readFlamebearer(
  file: JsonObject,
  { maxNodes, isLimited = false }: { readonly maxNodes: number; readonly isLimited?: boolean },
): ProfileFile {
  const parsed = parseFlamebearer(file, { limited: isLimited, maxNodes });
  const { sampleRate } = json.object(file.metadata ?? {}, '"metadata"');
  // Samples that come so often a second stand for time.
  const isTime = parsed.units === 'samples' && typeof sampleRate === 'number' && sampleRate > 0;
  const { unit, factor } = isTime
    ? ({ unit: 'ns', factor: 1e9 / sampleRate } as const)
    : parseUnit(parsed.units.replace(/^lock_/, ''));
  const side = (name: string, tree: FlameTree): FileProfile => ({
    ...{ name, unit, periodType: '', durationNs: undefined, notes: [] },
    buildTree: () => scaleTree(tree, factor),
  });
  return {
    formatName: 'flamebearer',
    first: 0,
    profiles:
      parsed.kind === 'single'
        ? [side(parsed.name || 'profile', parsed.tree)]
        : [side('baseline', parsed.left), side('comparison', parsed.right)],
  };
}

function readSpeedscope(file: JsonObject, maxNodes: number): ProfileFile {
  const { names, active } = listSpeedscope(file);
  return {
    formatName: 'speedscope',
    first: active >= 0 && active < names.length ? active : 0,
    profiles: names.map((name, index) => {
      const { unit } = json.object(json.array(file.profiles, '"profiles"')[index], 'A profile');
      const { unit: shownUnit, factor } = parseUnit(typeof unit === 'string' ? unit : '');
      const gaps = measureGaps(file, index) * factor;
      return {
        name: name || `profile ${index + 1}`,
        unit: shownUnit,
        periodType: '',
        durationNs: undefined,
        notes:
          gaps > 0 ? [`${formatValue(gaps, shownUnit)} outside of all frames are left out, as in speedscope.`] : [],
        buildTree: () => leaveOutOfRoot(scaleTree(parseSpeedscope(file, { index, maxNodes }).tree, factor), gaps),
        // Only an order in time can be drawn as one.
        readSamples:
          shownUnit === 'ns'
            ? () => scaleSamples(parseSpeedscope(file, { index, maxNodes }), { factor, gaps })
            : undefined,
      };
    }),
  };
}

function scaleSamples(
  { samples, tree }: SpeedscopeProfile,
  { factor, gaps }: { readonly factor: number; readonly gaps: number },
): SampleTable {
  const scaled = leaveOutOfRoot(scaleTree(tree, factor), gaps);
  if (!samples) {
    return { tree: scaled, node: new Uint32Array(), value: new Float64Array(), timeNs: undefined, labels: [] };
  }
  const { node, timeNs, labels } = samples;
  const isGap = (sample: number) => gaps > 0 && node[sample] === 0;
  return {
    tree: scaled,
    node,
    value: samples.value.map((value, sample) => (isGap(sample) ? 0 : value * factor)),
    timeNs: timeNs?.map((time) => time * factor),
    labels,
  };
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

/** How much of a file is looked at to tell text from bytes. */
const LOOK_BYTES = 4096;

/** Text has no control characters but line ends and tabs; the byte order mark of UTF-8 is text. */
function isText(bytes: Uint8Array): boolean {
  return bytes.subarray(0, LOOK_BYTES).every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d);
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return [...text].every((character, place) => bytes[place] === character.charCodeAt(0));
}

function failure(message: string): ProfileDecodeError {
  return new ProfileDecodeError('file', 'malformed', message);
}
