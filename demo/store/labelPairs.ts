import { create } from '@bufbuild/protobuf';
import { type LabelPair, LabelPairSchema } from 'pyroscope/gen/types/v1/types_pb';

/** Builds labels as they go over the wire. */
export function buildLabelPairs(labels: Iterable<readonly [string, string]>): LabelPair[] {
  return Array.from(labels, ([name, value]) => create(LabelPairSchema, { name, value }));
}

/** Picks the labels asked for that a series has, in the order asked for. */
export function pickLabels(labels: ReadonlyMap<string, string>, names: readonly string[]): [string, string][] {
  return names.flatMap((name): [string, string][] => {
    const value = labels.get(name);
    return value === undefined ? [] : [[name, value]];
  });
}
