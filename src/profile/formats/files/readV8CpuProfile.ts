import { formatValue } from 'profile/format/formatValue';
import { type JsonObject, JsonReader } from 'profile/formats/JsonReader';
import { ProfileDecodeError, type ProfileFormat } from 'profile/tree/ProfileDecodeError';
import type { FileProfile } from './ProfileFile';
import { V8Nodes } from './V8Nodes';

/** Samples of a CPU profile as V8 takes them; times in microseconds. */
export interface V8Samples {
  readonly nodes: V8Nodes;
  /** Node ids, in the order of time. */
  readonly samples: readonly number[];
  /** From the sample before, or from the start, to each sample. */
  readonly timeDeltas: readonly number[];
  readonly startTime: number;
  /** undefined where it is not known. */
  readonly endTime: number | undefined;
}

const json = new JsonReader('cpuprofile');

/**
 * Reads a `.cpuprofile` of Chrome or Node (Chrome DevTools Protocol, `Profiler.Profile`). A sample lasts until the next
 * one, the last until the end. Without samples, the hits of each node are counted.
 *
 * @throws ProfileDecodeError
 */
export function readV8CpuProfile(file: JsonObject, maxNodes: number): FileProfile {
  const nodes = new V8Nodes(json, 'cpuprofile');
  const items = json.array(file.nodes, '"nodes"').map((item) => json.object(item, 'A node'));
  const ids = items.map((item) => nodes.add(item, undefined));
  items.forEach(({ children }, place) => {
    for (const child of json.numbers(children ?? [], 'The children of a node')) {
      nodes.setParent(child, ids[place] ?? 0);
    }
  });
  if (file.samples === undefined) {
    const hits = new Map(items.map(({ hitCount }, place) => [ids[place] ?? 0, json.number(hitCount ?? 0, 'Hits')]));
    return {
      name: 'samples',
      unit: 'short',
      periodType: '',
      durationNs: undefined,
      notes: [],
      buildTree: () => nodes.buildTree(hits, maxNodes),
    };
  }
  return describeV8Samples(
    'CPU profile',
    {
      nodes,
      samples: json.numbers(file.samples, '"samples"'),
      timeDeltas: json.numbers(file.timeDeltas, '"timeDeltas"'),
      startTime: json.number(file.startTime, '"startTime"'),
      endTime: json.number(file.endTime, '"endTime"'),
    },
    { format: 'cpuprofile', maxNodes },
  );
}

const NS_PER_US = 1000;

/** @throws ProfileDecodeError */
export function describeV8Samples(
  name: string,
  { nodes, samples, timeDeltas, startTime, endTime }: V8Samples,
  { format, maxNodes }: { readonly format: ProfileFormat; readonly maxNodes: number },
): FileProfile {
  if (samples.length !== timeDeltas.length) {
    throw new ProfileDecodeError(
      format,
      'inconsistent',
      `There are ${samples.length} samples, but ${timeDeltas.length} times between them.`,
    );
  }
  const times = sumUp(timeDeltas, startTime);
  const kept: Array<readonly [id: number, ns: number, timeNs: number]> = [];
  let idleNs = 0;
  samples.forEach((id, place) => {
    const from = times[place] ?? 0;
    // Clocks of traces step back by a little at times; what lasts less than nothing lasts nothing.
    const ns = Math.max(0, (times[place + 1] ?? endTime ?? from) - from) * NS_PER_US;
    if (nodes.getName(id) === '(idle)') {
      idleNs += ns;
    } else {
      kept.push([id, ns, (from - startTime) * NS_PER_US]);
    }
  });
  const readSamples = () => nodes.gather(kept, maxNodes);
  const end = endTime ?? times.at(-1) ?? startTime;
  return {
    name,
    unit: 'ns',
    periodType: '',
    durationNs: Math.max(0, end - startTime) * NS_PER_US,
    notes: idleNs > 0 ? [`${formatValue(idleNs, 'ns')} without anything running are left out.`] : [],
    buildTree: () => readSamples().tree,
    readSamples,
  };
}

function sumUp(deltas: readonly number[], start: number): number[] {
  let time = start;
  return deltas.map((delta) => (time += delta));
}
