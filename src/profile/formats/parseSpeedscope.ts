import { type FlameTree, NAME_OF_ROOT } from 'profile/tree/FlameTree';
import { NameTable } from 'profile/tree/NameTable';
import { failuresOf, locateError } from 'profile/tree/ProfileDecodeError';
import { StackTrie } from 'profile/tree/StackTrie';
import { JsonReader } from './JsonReader';
import type { JsonObject } from './parseJson';
import { MAX_SAMPLES, SampleGatherer, type SampleTable } from './samples/SampleTable';

const failure = failuresOf('speedscope');

export interface SpeedscopeProfile {
  /** `nanoseconds`, `bytes`, … or `none`. */
  readonly unit: string;
  readonly tree: FlameTree;
  /**
   * Samples, or times between events, one by one; undefined if no stack recurs after another: such a file may hold
   * sums, and its order says nothing about time. Times are in the profile's unit instead of nanoseconds.
   */
  readonly samples: SampleTable | undefined;
}

const json = new JsonReader('speedscope');

/**
 * Lists names of the profiles in a speedscope file, in its order, and which of them its writer wants shown first.
 *
 * @throws ProfileDecodeError
 */
export function listSpeedscope(file: JsonObject): { readonly names: readonly string[]; readonly active: number } {
  const names = json.array(file.profiles, '"profiles"').map((item, index) => {
    const { name } = json.object(item, `Profile ${index}`);
    return typeof name === 'string' ? name : '';
  });
  return { names, active: json.number(file.activeProfileIndex ?? 0, '"activeProfileIndex"') };
}

/**
 * Measures the time of an evented profile outside of all frames, in its unit; 0 for other profiles.
 *
 * @throws ProfileDecodeError
 */
export function measureGaps(file: JsonObject, index: number): number {
  const profile = json.object(json.array(file.profiles, '"profiles"')[index], `Profile ${index}`);
  if (profile.type !== 'evented') {
    return 0;
  }
  let since = json.number(profile.startValue, '"startValue"');
  let openCount = 0;
  let gaps = 0;
  json.array(profile.events, '"events"').forEach((item, place) => {
    const event = json.object(item, `Event ${place}`);
    const at = json.number(event.at, `Event ${place}`);
    gaps += openCount === 0 ? at - since : 0;
    openCount += event.type === 'O' ? 1 : -1;
    since = at;
  });
  return Math.max(0, gaps + json.number(profile.endValue, '"endValue"') - since);
}

/**
 * Reads one profile of a speedscope file (github.com/jlfwong/speedscope, `file-format-spec`), "sampled" or "evented";
 * the active one if none is named. Time of an evented profile outside of all frames is the root's self.
 *
 * @throws ProfileDecodeError
 */
export function parseSpeedscope(input: string | JsonObject, chosenIndex?: number): SpeedscopeProfile {
  const file = json.parse(input);
  const index = chosenIndex ?? json.number(file.activeProfileIndex ?? 0, '"activeProfileIndex"');
  const profile = json.object(json.array(file.profiles, '"profiles"')[index], `Profile ${index}`);
  const shared = json.object(file.shared, '"shared"');
  const table = new NameTable('speedscope');
  const trie = new StackTrie(table.internText(NAME_OF_ROOT), 'speedscope');
  const frameNames = json
    .array(shared.frames, '"frames"')
    .map((frame) => table.internText(json.string(json.object(frame, 'A frame').name, 'A frame')));

  const items = json.array(profile.samples ?? profile.events ?? [], '"samples"');
  const gatherer = new SampleGatherer(trie, table, 'speedscope', Math.min(items.length, MAX_SAMPLES));
  const path = `profiles[${index}]`;
  let isOrdered: boolean;
  switch (profile.type) {
    case 'sampled':
      isOrdered = addSamples({ trie, gatherer, path }, profile, frameNames);
      break;
    case 'evented':
      isOrdered = addEvents({ trie, gatherer, path }, profile, frameNames);
      break;
    default:
      throw failure('malformed', `The profile is of type "${String(profile.type)}", not "sampled" or "evented".`);
  }
  const samples = gatherer.finish();
  return {
    unit: typeof profile.unit === 'string' ? profile.unit : 'none',
    tree: samples.tree,
    samples: isOrdered ? samples : undefined,
  };
}

interface Gathering {
  readonly trie: StackTrie;
  readonly gatherer: SampleGatherer;
  /** Path of the profile in the file. */
  readonly path: string;
}

/** True if a stack comes back after another. */
function addSamples({ trie, gatherer, path }: Gathering, profile: JsonObject, frameNames: readonly number[]): boolean {
  const samples = json.array(profile.samples, '"samples"');
  const weights = json.numbers(profile.weights, '"weights"');
  if (samples.length !== weights.length) {
    throw failure('inconsistent', `There are ${samples.length} samples, but ${weights.length} weights.`);
  }
  const seen = new Set<number>();
  let previous = -1;
  let position = 0;
  let comesBack = false;
  forEachAt(samples, `${path}.samples`, (sample, index) => {
    let node = 0;
    for (const frame of json.array(sample, 'A sample')) {
      node = trie.child(node, getFrameName(frameNames, frame));
    }
    const weight = weights[index];
    gatherer.add(node, weight, position);
    position += weight;
    comesBack ||= node !== previous && seen.has(node);
    seen.add(node);
    previous = node;
  });
  return comesBack;
}

/** True if a call comes back after another. */
function addEvents({ trie, gatherer, path }: Gathering, profile: JsonObject, frameNames: readonly number[]): boolean {
  const start = json.number(profile.startValue, '"startValue"');
  let openCount = 0;
  let position = start;
  /** Open nodes, and the frame that opened each. */
  const openNodes = [0];
  const openNames: number[] = [];
  const advance = (to: number, what: string) => {
    if (to < position) {
      throw failure('inconsistent', `${what} is at ${to}, before ${position}.`);
    }
    if (to > position) {
      gatherer.add(openNodes.at(-1) ?? 0, to - position, position - start);
    }
    position = to;
  };
  forEachAt(json.array(profile.events, '"events"'), `${path}.events`, (item) => {
    const event = json.object(item, 'An event');
    const name = getFrameName(frameNames, event.frame);
    advance(json.number(event.at, 'The time of an event'), 'An event');
    if (event.type === 'O') {
      openNodes.push(trie.child(openNodes.at(-1) ?? 0, name));
      openNames.push(name);
      openCount++;
    } else if (event.type === 'C' && openNames.pop() === name) {
      openNodes.pop();
    } else {
      throw failure('inconsistent', 'An event closes a frame that is not the innermost open one.');
    }
  });
  if (openNames.length > 0) {
    throw failure('truncated', `${openNames.length} frames are never closed.`);
  }
  advance(json.number(profile.endValue, '"endValue"'), 'The end');
  // In a tree that is written out, each call is opened once.
  return openCount > trie.nodeCount - 1;
}

/** Errors say at which element. */
function forEachAt(items: readonly unknown[], path: string, read: (item: unknown, place: number) => void): void {
  let place = 0;
  try {
    for (; place < items.length; place++) {
      read(items[place], place);
    }
  } catch (error) {
    throw locateError(error, `${path}[${place}]`);
  }
}

function getFrameName(frameNames: readonly number[], frame: unknown): number {
  const name = frameNames[json.number(frame, 'A stack')];
  if (name === undefined) {
    throw failure('inconsistent', `A stack refers to frame ${String(frame)} of ${frameNames.length}.`);
  }
  return name;
}
