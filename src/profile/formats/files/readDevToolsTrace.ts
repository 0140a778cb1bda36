import type { JsonParts, JsonRange } from 'profile/formats/JsonParts';
import { JsonReader } from 'profile/formats/JsonReader';
import type { JsonObject } from 'profile/formats/parseJson';
import { Column } from 'profile/formats/pprof/Column';
import type { Steps } from 'profile/formats/runSteps';
import type { FileProfile } from './ProfileFile';
import { V8Nodes } from './V8Nodes';
import { V8Samples } from './V8Samples';

interface TracedProfile {
  /** Process and thread of the profile. */
  readonly thread: string;
  readonly nodes: V8Nodes;
  /** Ids of nodes; some nodes may come after their samples. */
  readonly samples: Column;
  readonly timeDeltas: Column;
  startTime: number;
  endTime: number | undefined;
}

const json = new JsonReader('DevTools trace');

/**
 * Reads the CPU profiles in a trace of Chrome's DevTools (Trace Event Format): a `Profile` event begins one,
 * `ProfileChunk` events of the same process and id bring its nodes and samples. All else of the trace is left alone.
 *
 * @param list `traceEvents` of the file, or the file itself
 * @throws ProfileDecodeError
 */
export function* readDevToolsTraceInSteps(parts: JsonParts, list: JsonRange): Steps<FileProfile[]> {
  const profiles = new Map<string, TracedProfile>();
  const threadNames = new Map<string, string>();
  yield* parts.readEach(list, 'traceEvents', (item) => {
    const event = json.object(item, 'An event');
    const thread = `${String(event.pid)}:${String(event.tid)}`;
    switch (event.name) {
      case 'thread_name':
        threadNames.set(thread, String(json.object(event.args ?? {}, 'A thread').name ?? ''));
        break;
      case 'Profile':
      case 'ProfileChunk':
        addChunk(getProfile(profiles, event, thread), json.object(readData(event), 'A profile'));
        break;
    }
  });
  if (profiles.size === 0) {
    throw json.failure('malformed', 'This trace holds no CPU profile: record it with JavaScript samples.');
  }
  return [...profiles.values()].map((profile) =>
    describe(threadNames.get(profile.thread) || `thread ${profile.thread}`, profile),
  );
}

function describe(name: string, { nodes, samples, timeDeltas, startTime, endTime }: TracedProfile): FileProfile {
  const [ids, deltas] = [samples.take(), timeDeltas.take()];
  if (ids.length !== deltas.length) {
    throw json.failure('inconsistent', `There are ${ids.length} samples, but ${deltas.length} times between them.`);
  }
  const taken = new V8Samples(nodes, startTime, ids.length);
  ids.forEach((id, place) => taken.add(id, deltas[place]));
  return taken.finish(name, endTime);
}

function getProfile(profiles: Map<string, TracedProfile>, event: JsonObject, thread: string): TracedProfile {
  const key = `${String(event.pid)} ${String(event.id)}`;
  const known = profiles.get(key);
  if (known) {
    return known;
  }
  const made: TracedProfile = {
    thread,
    nodes: new V8Nodes(json),
    samples: Column.float64(),
    timeDeltas: Column.float64(),
    startTime: 0,
    endTime: undefined,
  };
  profiles.set(key, made);
  return made;
}

function readData(event: JsonObject): unknown {
  return json.object(event.args ?? {}, 'The arguments of an event').data;
}

function addChunk(profile: TracedProfile, data: JsonObject): void {
  if (typeof data.startTime === 'number') {
    profile.startTime = data.startTime;
  }
  if (typeof data.endTime === 'number') {
    profile.endTime = data.endTime;
  }
  const chunk = json.object(data.cpuProfile ?? {}, 'A chunk');
  for (const item of json.array(chunk.nodes ?? [], '"nodes"')) {
    const { parent } = json.object(item, 'A node');
    profile.nodes.add(item, parent === undefined ? undefined : json.number(parent, 'The caller of a node'));
  }
  for (const sample of json.numbers(chunk.samples ?? [], '"samples"')) {
    profile.samples.push(sample);
  }
  for (const delta of json.numbers(data.timeDeltas ?? [], '"timeDeltas"')) {
    profile.timeDeltas.push(delta);
  }
}
