import { type JsonParts, type JsonRange, NOWHERE } from 'profile/formats/JsonParts';
import { JsonReader } from 'profile/formats/JsonReader';
import type { Steps } from 'profile/formats/runSteps';
import type { ProfileDecodeError } from 'profile/tree/ProfileDecodeError';
import { describePlain, type FileProfile } from './ProfileFile';
import { V8Nodes } from './V8Nodes';
import { V8Samples } from './V8Samples';

const json = new JsonReader('Chrome CPU profile');

/**
 * Reads a `.cpuprofile` of Chrome or Node (Chrome DevTools Protocol, `Profiler.Profile`). A sample lasts until the next
 * one, the last until the end. Without samples, the hits of each node are counted.
 *
 * @param members where the values of the file are
 * @throws ProfileDecodeError
 */
export function* readV8CpuProfileInSteps(
  parts: JsonParts,
  members: ReadonlyMap<string, JsonRange>,
): Steps<FileProfile> {
  const nodes = new V8Nodes(json);
  const hits = new Map<number, number>();
  const get = (name: string) => {
    const range = members.get(name);
    return range ? parts.parse(range) : undefined;
  };
  const nodeList = members.get('nodes') ?? NOWHERE;
  yield* parts.readEach(nodeList, 'nodes', (item) => {
    const id = nodes.add(item, undefined);
    hits.set(id, json.number(json.object(item, 'A node').hitCount ?? 0, 'Hits'));
  });
  // Callees may stand before or after their callers: only now all of them are known.
  yield* parts.readEach(nodeList, 'nodes', (item) => {
    const { id, children } = json.object(item, 'A node');
    for (const child of json.numbers(children ?? [], 'The children of a node')) {
      nodes.setParent(child, id as number);
    }
  });
  const samples = members.get('samples');
  if (!samples) {
    return describePlain('samples', 'short', [], () => ({ tree: nodes.buildTree(hits) }));
  }
  const taken = new V8Samples(nodes, json.number(get('startTime'), '"startTime"'), parts.countNumbers(samples));
  const deltas = readNumbers(parts, members.get('timeDeltas') ?? NOWHERE);
  let count = 0;
  yield* parts.readEach(samples, 'samples', (id) => {
    const delta = deltas.next();
    if (delta.done) {
      throw uneven(`more samples than the ${count} times between them`);
    }
    taken.add(json.number(id, '"samples"'), delta.value);
    count++;
  });
  if (!deltas.next().done) {
    throw uneven(`${count} samples, but more times between them`);
  }
  return taken.finish('CPU profile', json.number(get('endTime'), '"endTime"'));
}

function* readNumbers(parts: JsonParts, list: JsonRange): Generator<number> {
  let place = 0;
  for (const { items } of parts.readBatches(list, '"timeDeltas"')) {
    for (const item of items) {
      yield json.number(item, `Element ${place} of "timeDeltas"`);
      place++;
    }
  }
}

function uneven(what: string): ProfileDecodeError {
  return json.failure('inconsistent', `There are ${what}.`);
}
