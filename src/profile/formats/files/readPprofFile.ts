import { parseUnit } from 'profile/catalog/parseUnit';
import { formatCount } from 'profile/format/formatValue';
import { buildTreeInSteps, placeSamples } from 'profile/formats/pprof/buildTreeFromPprof';
import { nameFrames } from 'profile/formats/pprof/nameFrames';
import type { PprofProfile } from 'profile/formats/pprof/PprofProfile';
import { MAX_LABEL_NAMES, SampleGatherer } from 'profile/formats/samples/SampleTable';
import type { ProfileFormat } from 'profile/tree/ProfileDecodeError';
import { StackTrie } from 'profile/tree/StackTrie';
import type { BuiltProfile, FileProfile } from './ProfileFile';

/** Nobody records for a year: some files have the time of their end in the place of a duration. */
const LONGEST_NS = 365 * 86_400e9;

/** A profile for each sample type. */
export function describePprof(profile: PprofProfile, format: ProfileFormat, maxNodes: number): FileProfile[] {
  const { durationNs, samples, labels } = profile;
  const hasMore = labels.length > 0 || samples.timeNs?.some((timeNs) => !Number.isNaN(timeNs)) === true;
  return profile.sampleTypes.map(({ type, unit }, place) => ({
    name: type,
    unit: parseUnit(unit).unit,
    periodType: profile.periodType?.type ?? '',
    durationNs: durationNs > 0 && durationNs < LONGEST_NS ? durationNs : undefined,
    notes: describeSkippedLabels(profile),
    build: () =>
      hasMore
        ? readSamples(profile, place, format, maxNodes)
        : buildWhole(buildTreeInSteps(profile, place, { maxNodes })),
  }));
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

function* buildWhole(steps: ReturnType<typeof buildTreeInSteps>): Generator<unknown, BuiltProfile> {
  return { tree: yield* steps };
}

function* readSamples(
  profile: PprofProfile,
  place: number,
  format: ProfileFormat,
  maxNodes: number,
): Generator<unknown, BuiltProfile> {
  const { samples, labels } = profile;
  const frames = nameFrames(profile);
  const trie = new StackTrie(0, format, maxNodes);
  const gatherer = new SampleGatherer(trie, frames, format, samples.count);
  yield* placeSamples(profile, { sampleTypeIndex: place, frames, trie }, (node, value, sample) => {
    gatherer.add(node, value, samples.timeNs?.[sample] ?? NaN);
    for (let at = samples.labelStart[sample]; at < samples.labelStart[sample + 1]; at++) {
      const label = labels[samples.label[at]];
      if (label && label.value !== '') {
        gatherer.setLabel(label.name, label.value);
      }
    }
  });
  const table = gatherer.finish();
  return { tree: table.tree, samples: table };
}
