import { JsonReader } from 'profile/formats/JsonReader';
import type { JsonObject } from 'profile/formats/parseJson';
import { finishTree } from 'profile/tree/finishTree';
import { NAME_OF_ROOT } from 'profile/tree/FlameTree';
import { NameTable } from 'profile/tree/NameTable';
import { StackTrie } from 'profile/tree/StackTrie';
import { describePlain, type FileProfile } from './ProfileFile';
import { walkNested } from './walkNested';

const json = new JsonReader('pyinstrument');
const NS_PER_S = 1e9;

/** Rounding error of callees and their caller: the file has six decimals of seconds. */
const ROUNDING_S = 1e-6;

/** Frames that pyinstrument makes for what a function spent itself. */
const SELF_FRAME = '[self]';

/**
 * Reads the JSON of pyinstrument (`pyinstrument -r json`): wall-clock seconds of each call, callees included.
 *
 * @throws ProfileDecodeError
 */
export function readPyinstrument(file: JsonObject): FileProfile {
  const durationS = json.number(file.duration, '"duration"');
  const build = () => {
    const table = new NameTable('pyinstrument');
    const trie = new StackTrie(table.internText(NAME_OF_ROOT), 'pyinstrument');
    const visit = (item: unknown, above: number) => {
      const frame = json.object(item, 'A frame');
      const name = describeFrame(frame);
      const children = json.array(frame.children ?? [], 'The children of a frame');
      const told = frame.function === SELF_FRAME ? above : trie.child(above, table.internText(name));
      const spentBelow = children.reduce<number>((sum, child, place) => sum + readSeconds(child, `Child ${place}`), 0);
      const selfS = readSeconds(frame, 'A frame') - spentBelow;
      if (selfS < -ROUNDING_S * (children.length + 1)) {
        throw json.failure('inconsistent', `"${name}" took less than what it called.`);
      }
      trie.addSelf(told, Math.max(0, selfS) * NS_PER_S);
      return { children, told };
    };
    // A file of which nothing was recorded has no frame.
    if (file.root_frame !== null) {
      walkNested({ item: file.root_frame, name: 'root_frame', told: 0 }, visit);
    }
    return { tree: finishTree(trie.toTree(table.names).tree, { format: 'pyinstrument', limited: false }) };
  };
  return { ...describePlain('wall', 'ns', [], build), durationNs: durationS * NS_PER_S };
}

function readSeconds(frame: unknown, what: string): number {
  const seconds = json.number(json.object(frame, what).time, `The time of ${what.toLowerCase()}`);
  if (seconds < 0) {
    throw json.failure('negative', `${what} has the negative time ${seconds}.`);
  }
  return seconds;
}

/** Formats a frame as other profilers of Python do: "resolve (app/views.py:42)". */
function describeFrame(frame: JsonObject): string {
  const name = json.string(frame.function, 'The function of a frame');
  const path = frame.file_path_short ?? frame.file_path;
  const line = typeof frame.line_no === 'number' && frame.line_no > 0 ? `:${frame.line_no}` : '';
  return typeof path === 'string' && path !== '' ? `${name} (${path}${line})` : name;
}
