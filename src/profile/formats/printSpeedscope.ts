import { type FlameTree, getFirstFrameDepth, getTotal } from 'profile/tree/FlameTree';
import { keepUsedNames } from 'profile/tree/keepUsedNames';
import { TextParts } from './TextParts';

const SPEEDSCOPE_SCHEMA = 'https://www.speedscope.app/file-format-schema.json';

const SPEEDSCOPE_UNITS = ['nanoseconds', 'microseconds', 'milliseconds', 'seconds', 'bytes'];

export interface SpeedscopeOptions {
  /** Title of the file. */
  readonly name: string;
  /** Unit of the values, as in the profile type. A unit that speedscope does not know becomes a plain number. */
  readonly unit: string;
  readonly exporter: string;
  /** Source of the profile. The format has no place for it, so it goes under a key of our own, which readers ignore. */
  readonly provenance?: Readonly<Record<string, string>>;
}

/**
 * Prints a tree as a speedscope file (JSON), in parts to be written one after the other. It is an "evented" profile,
 * which grows with the number of nodes only: frames open and close on an axis of the total, children before self.
 */
export function* printSpeedscope(
  input: FlameTree,
  { name, unit, exporter, provenance }: SpeedscopeOptions,
): Generator<string, void> {
  const tree = keepUsedNames(input);
  const parts = new TextParts();
  const total = getTotal(tree);
  const frames = tree.names.map((frame) => ({ name: frame }));
  const head = {
    $schema: SPEEDSCOPE_SCHEMA,
    name,
    exporter,
    activeProfileIndex: 0,
    provenance,
    shared: { frames },
  };
  const profile = {
    type: 'evented',
    name,
    unit: SPEEDSCOPE_UNITS.includes(unit) ? unit : 'none',
    startValue: 0,
    endValue: total,
  };
  parts.add(`${JSON.stringify(head).slice(0, -1)},"profiles":[${JSON.stringify(profile).slice(0, -1)},"events":[`);
  yield* printEvents(tree, parts);
  parts.add(']}]}');
  yield parts.take();
}

function* printEvents(tree: FlameTree, parts: TextParts): Generator<string, void> {
  const firstDepth = getFirstFrameDepth(tree);
  /** Open nodes by depth. */
  const open: number[] = [];
  let position = 0;
  let separator = '';
  const addEvent = (type: 'O' | 'C', node: number) => {
    parts.add(`${separator}{"type":"${type}","frame":${tree.nameIndex[node]},"at":${position}}`);
    separator = ',';
  };
  const closeUntil = (depth: number) => {
    while (open.length > depth) {
      const node = open.pop() ?? 0;
      position += tree.self[node];
      if (open.length >= firstDepth) {
        addEvent('C', node);
      }
    }
  };
  for (let node = 0; node < tree.nodeCount; node++) {
    const depth = tree.depth[node];
    closeUntil(depth);
    if (depth >= firstDepth) {
      addEvent('O', node);
    }
    open.push(node);
    if (parts.isFull) {
      yield parts.take();
    }
  }
  closeUntil(0);
}
