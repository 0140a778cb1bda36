import { parseUnit } from 'profile/catalog/parseUnit';
import { nameFrames } from './nameFrames';
import type { PprofProfile } from './PprofProfile';

/** Values of one sample type, in the base unit of its profile type (ns, bytes, count). */
export interface UnnamedCode {
  /** Of stacks with a function at least: what a call tree can show. */
  readonly named: number;
  /** Of stacks without any function. */
  readonly unnamed: number;
  /** The parts of `unnamed` by the file that was running, as the profile names it ("" for unknown), largest first. */
  readonly binaries: ReadonlyArray<{ readonly file: string; readonly value: number }>;
}

/** Cost of stacks of which only addresses are known. Frames are those of `buildTreeFromPprof`. */
export function computeUnnamed(profile: PprofProfile, sampleTypeIndex: number): UnnamedCode {
  const { samples, sampleTypes, locations, mappings, strings } = profile;
  const { frameStart } = nameFrames(profile);
  const { factor } = parseUnit(sampleTypes[sampleTypeIndex]?.unit ?? '');
  const values = new Map<string, number>();
  let named = 0;
  let unnamed = 0;
  for (let sample = 0; sample < samples.count; sample++) {
    const value = (samples.values[sample * sampleTypes.length + sampleTypeIndex] ?? 0) * factor;
    const start = samples.stackStart[sample] ?? 0;
    const stack = samples.stack.subarray(start, samples.stackStart[sample + 1]);
    if (stack.some((location) => frameStart[location] !== frameStart[location + 1])) {
      named += value;
    } else if (value !== 0) {
      const mapping = locations.mapping[stack[0] ?? -1] ?? -1;
      const file = mapping < 0 ? '' : (strings[mappings.filename[mapping] ?? 0] ?? '');
      values.set(file, (values.get(file) ?? 0) + value);
      unnamed += value;
    }
  }
  const binaries = Array.from(values, ([file, value]) => ({ file, value })).sort((a, b) => b.value - a.value);
  return { named, unnamed, binaries };
}
