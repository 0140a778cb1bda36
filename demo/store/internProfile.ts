import type { Location, Mapping, Profile, Sample } from 'pyroscope/gen/google/v1/profile_pb';
import { InvalidArgument } from './InvalidArgument';
import type { SpanTable } from './SpanTable';
import type { SampleGroup, StoredProfile } from './StoredProfile';
import { NO_MAPPING, type SymbolTable } from './SymbolTable';

/**
 * Replaces the texts and stacks of a profile by the store's numbers and splits its samples by their labels. Throws
 * InvalidArgument if the profile refers to something that it does not hold, and for values beyond 2^53, which would silently
 * become other values here.
 */
export function internProfile(symbols: SymbolTable, spans: SpanTable, profile: Profile): StoredProfile {
  const text = (index: bigint): string => {
    const found = profile.stringTable[Number(index)];
    if (found === undefined) {
      throw new InvalidArgument(`profile refers to string ${index} of ${profile.stringTable.length}`);
    }
    return found;
  };
  const locations = internLocations(symbols, profile, text);
  const groups = groupSamples(profile, text).map((samples) => internGroup(samples));

  function internGroup({ labels, samples }: LabelledSamples): SampleGroup {
    const spanIndexes = samples.map((sample) => internSpan(sample));
    return {
      labels,
      stacks: Uint32Array.from(samples, (sample) => internStack(symbols, locations, sample.locationId)),
      spans: spanIndexes.some((span) => span > 0) ? Uint32Array.from(spanIndexes) : undefined,
      values: profile.sampleType.map((_, type) => Float64Array.from(samples, (sample) => readValue(sample, type))),
    };
  }

  function internSpan(sample: Sample): number {
    const find = (name: string) => sample.label.find((label) => text(label.key) === name);
    const span = find('span_id');
    const trace = find('trace_id');
    return span ? spans.getIndex({ spanId: text(span.str), traceId: trace ? text(trace.str) : '' }) : 0;
  }

  const { periodType } = profile;
  return {
    timeMs: Number(profile.timeNanos / 1_000_000n),
    sampleTypes: profile.sampleType.map(({ type, unit }) => ({ type: text(type), unit: text(unit) })),
    periodType: periodType ? { type: text(periodType.type), unit: text(periodType.unit) } : { type: '', unit: '' },
    groups,
  };
}

type Text = (index: bigint) => string;

interface LabelledSamples {
  readonly labels: Record<string, string>;
  readonly samples: Sample[];
}

function groupSamples(profile: Profile, text: Text): LabelledSamples[] {
  const groups = new Map<string, LabelledSamples>();
  for (const sample of profile.sample) {
    const labels: Record<string, string> = {};
    for (const label of sample.label) {
      const name = text(label.key);
      // Numeric labels (allocation sizes) are no dimension of a series.
      if (label.str !== 0n && name !== 'span_id' && name !== 'trace_id') {
        labels[name] = text(label.str);
      }
    }
    const key = JSON.stringify(Object.entries(labels).sort());
    const group = groups.get(key) ?? { labels, samples: [] };
    groups.set(key, group);
    group.samples.push(sample);
  }
  return [...groups.values()];
}

function internStack(symbols: SymbolTable, locations: Map<bigint, number>, leafFirst: readonly bigint[]): number {
  let stack = 0;
  for (let i = leafFirst.length - 1; i >= 0; i--) {
    const location = locations.get(leafFirst[i] ?? 0n);
    if (location === undefined) {
      throw new InvalidArgument(`profile refers to the unknown location ${leafFirst[i]}`);
    }
    stack = symbols.stacks.getChild(stack, location);
  }
  return stack;
}

function readValue(sample: Sample, type: number): number {
  const value = Number(sample.value[type] ?? 0n);
  if (!Number.isSafeInteger(value)) {
    throw new InvalidArgument(`sample value ${sample.value[type]} is beyond 2^53`);
  }
  return value;
}

/** Maps the location ids of the profile to the locations of the store. */
function internLocations(symbols: SymbolTable, profile: Profile, text: Text): Map<bigint, number> {
  const functions = new Map(
    profile.function.map((fn) => [
      fn.id,
      symbols.getFunction({
        name: text(fn.name),
        systemName: text(fn.systemName),
        filename: text(fn.filename),
        startLine: Number(fn.startLine),
      }),
    ]),
  );
  const mappings = new Map(profile.mapping.map((mapping) => [mapping.id, internMapping(symbols, mapping, text)]));
  const isSymbolized = new Set(profile.mapping.filter(({ hasFunctions }) => hasFunctions).map(({ id }) => id));
  const readLines = (location: Location) =>
    location.line.map((line) => {
      const fn = functions.get(line.functionId);
      if (fn === undefined) {
        throw new InvalidArgument(`profile refers to the unknown function ${line.functionId}`);
      }
      return { function: fn, line: Number(line.line) };
    });
  return new Map(
    profile.location.map((location) => [
      location.id,
      symbols.getLocation({
        mapping: mappings.get(location.mappingId) ?? symbols.getMapping(NO_MAPPING),
        // As in Pyroscope: once the functions of a binary are known its addresses only multiply the stacks. That goes for a
        // location without a function, too.
        address: location.line.length > 0 || isSymbolized.has(location.mappingId) ? 0n : location.address,
        lines: readLines(location),
      }),
    ]),
  );
}

function internMapping(symbols: SymbolTable, mapping: Mapping, text: Text): number {
  const { memoryStart, memoryLimit, fileOffset, hasFunctions, hasFilenames, hasLineNumbers, hasInlineFrames } = mapping;
  return symbols.getMapping({
    filename: text(mapping.filename),
    buildId: text(mapping.buildId),
    memoryStart,
    memoryLimit,
    fileOffset,
    hasFunctions,
    hasFilenames,
    hasLineNumbers,
    hasInlineFrames,
  });
}
