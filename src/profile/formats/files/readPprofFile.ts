import { parseUnit } from 'profile/catalog/parseUnit';
import { formatCount } from 'profile/format/formatValue';
import { buildTreeInSteps, placeSamples } from 'profile/formats/pprof/buildTreeFromPprof';
import { nameFrames } from 'profile/formats/pprof/nameFrames';
import type { PprofProfile } from 'profile/formats/pprof/PprofProfile';
import { NS_PER_MS } from 'profile/formats/samples/Narrowing';
import { MAX_LABEL_NAMES, SampleGatherer } from 'profile/formats/samples/SampleTable';
import { NameTable } from 'profile/tree/NameTable';
import type { ProfileFormat } from 'profile/tree/ProfileDecodeError';
import { StackTrie } from 'profile/tree/StackTrie';
import type { BuiltProfile, FileProfile } from './ProfileFile';

/** Longest plausible duration: some files have the time of their end in its place. */
const LONGEST_NS = 365 * 86_400e9;

/** Describes a profile for each sample type. */
export function describePprof(profile: PprofProfile, format: ProfileFormat): FileProfile[] {
  return profile.sampleTypes.map((_, place) => describeSum([profile], place, format));
}

/**
 * Describes the sum of profiles with the same sample types: of parts of a recording, one after the other or of several programs.
 */
export function describeSum(profiles: readonly PprofProfile[], place: number, format: ProfileFormat): FileProfile {
  const [first] = profiles;
  const { type = '', unit = '' } = first?.sampleTypes[place] ?? {};
  const durationNs = measureDuration(profiles);
  return {
    name: type,
    unit: parseUnit(unit).unit,
    periodType: first?.periodType?.type ?? '',
    durationNs: durationNs > 0 && durationNs < LONGEST_NS ? durationNs : undefined,
    notes: [
      ...(profiles.length > 1 ? [`The sum of ${formatCount(profiles.length)} profiles of the file.`] : []),
      ...new Set(profiles.flatMap(describeSkippedLabels)),
    ],
    pprof: { profiles, sampleType: place },
    build: () => build(profiles, place, format),
  };
}

/** Measures the time from the first beginning to the last end, in ns; 0 if one of them is unknown. */
function measureDuration(profiles: readonly PprofProfile[]): number {
  const [first] = profiles;
  if (first && profiles.length === 1) {
    return first.durationNs;
  }
  if (profiles.some(({ timeMs, durationNs }) => timeMs <= 0 || durationNs <= 0)) {
    return 0;
  }
  const ends = profiles.map(({ timeMs, durationNs }) => (timeMs - findStartMs(profiles)) * NS_PER_MS + durationNs);
  return ends.reduce((last, end) => Math.max(last, end), 0);
}

function findStartMs(profiles: readonly PprofProfile[]): number {
  return profiles.reduce((first, { timeMs }) => Math.min(first, timeMs), Infinity);
}

function describeSkippedLabels({ labels, skippedLabels }: PprofProfile): string[] {
  const nameCount = new Set(labels.map(({ name }) => name)).size;
  return [
    ...(skippedLabels > 0
      ? [`${formatCount(skippedLabels)} labels of samples are left out: too many of the file are different.`]
      : []),
    ...(nameCount > MAX_LABEL_NAMES
      ? [`Samples have labels of ${formatCount(nameCount)} names; ${MAX_LABEL_NAMES} can be chosen from.`]
      : []),
  ];
}

function* build(
  profiles: readonly PprofProfile[],
  place: number,
  format: ProfileFormat,
): Generator<unknown, BuiltProfile> {
  const [first] = profiles;
  if (first && profiles.length === 1 && !hasMore(first)) {
    return { tree: yield* buildTreeInSteps(first, place) };
  }
  const table = new NameTable(format);
  const trie = new StackTrie(0, format);
  const count = profiles.reduce((sum, { samples }) => sum + samples.count, 0);
  const gatherer = new SampleGatherer(trie, table, format, count);
  const startMs = findStartMs(profiles);
  for (const profile of profiles) {
    const { samples, labels, timeMs } = profile;
    const afterNs = (timeMs - startMs) * NS_PER_MS;
    const frames = nameFrames(profile, table);
    yield* placeSamples(profile, { sampleTypeIndex: place, frames, trie }, (node, value, sample) => {
      gatherer.add(node, value, (samples.timeNs?.[sample] ?? NaN) + afterNs);
      for (let at = samples.labelStart[sample]; at < samples.labelStart[sample + 1]; at++) {
        const label = labels[samples.label[at]];
        if (label && label.value !== '') {
          gatherer.setLabel(label.name, label.value);
        }
      }
    });
  }
  const samples = gatherer.finish();
  return { tree: samples.tree, samples: profiles.some(hasMore) ? samples : undefined };
}

function hasMore({ labels, samples }: PprofProfile): boolean {
  return labels.length > 0 || samples.timeNs?.some((timeNs) => !Number.isNaN(timeNs)) === true;
}
