import { finishTree } from 'profile/tree/finishTree';
import { type FlameTree, NAME_OF_ROOT } from 'profile/tree/FlameTree';
import { NameTable } from 'profile/tree/NameTable';
import { failuresOf } from 'profile/tree/ProfileDecodeError';
import { StackTrie } from 'profile/tree/StackTrie';
import { runSteps, STEP_BYTES, type Steps } from './runSteps';

const failure = failuresOf('collapsed');

/**
 * Reads collapsed stacks, the text that flame graph scripts exchange: a stack per line, outermost frame first, frames
 * separated by `;`, then a space and the value. Lines beginning with `# ` are comments. A line without frames is what
 * the whole profile spent itself.
 *
 * @throws ProfileDecodeError
 */
export function parseCollapsed(text: string): FlameTree {
  return runSteps(parseCollapsedInSteps(new TextEncoder().encode(text)));
}

/** `parseCollapsed` for a thread that has more to do, from the text in UTF-8. */
export function* parseCollapsedInSteps(bytes: Uint8Array): Steps<FlameTree> {
  const table = new NameTable('collapsed', bytes);
  const trie = new StackTrie(table.internText(NAME_OF_ROOT), 'collapsed');
  let lineNumber = 0;
  let saidAt = 0;
  for (let start = 0; start < bytes.length;) {
    const lineBreak = bytes.indexOf(LINE_BREAK, start);
    const lineEnd = lineBreak < 0 ? bytes.length : lineBreak;
    let end = lineEnd;
    while (end > start && isSpace(bytes[end - 1])) {
      end--;
    }
    lineNumber++;
    if (end > start && !(bytes[start] === HASH && (end === start + 1 || bytes[start + 1] === SPACE))) {
      addStack({ bytes, start, end }, trie, table, lineNumber);
    }
    start = lineEnd + 1;
    if (start - saidAt > STEP_BYTES) {
      saidAt = start;
      yield start;
    }
  }
  return finishTree(trie.toTree(table.names).tree, { format: 'collapsed', limited: false });
}

const [LINE_BREAK, SPACE, HASH, SEMICOLON] = [0x0a, 0x20, 0x23, 0x3b];

/** Longest number, in characters. */
const MAX_DIGITS = 400;

interface Line {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
}

function addStack({ bytes, start, end }: Line, trie: StackTrie, table: NameTable, lineNumber: number): void {
  let space = end - 1;
  while (space >= start && bytes[space] !== SPACE) {
    space--;
  }
  let digits = '';
  for (let at = space + 1; at < end && digits.length < MAX_DIGITS; at++) {
    digits += String.fromCharCode(bytes[at]);
  }
  if (space < start || !/^-?\d+(\.\d+)?$/.test(digits)) {
    throw failure('malformed', `Line ${lineNumber} does not end with a space and a value. It begins at byte ${start}.`);
  }
  const value = Number(digits);
  if (value < 0) {
    throw failure('negative', `Line ${lineNumber} has the negative value ${digits}.`);
  }
  let node = 0;
  // Reads up to and including the space, at which an empty last name would be.
  for (let nameStart = start; space > start && nameStart <= space;) {
    let nameEnd = nameStart;
    while (nameEnd < space && bytes[nameEnd] !== SEMICOLON) {
      nameEnd++;
    }
    node = trie.child(node, table.internBytes(nameStart, nameEnd - nameStart));
    nameStart = nameEnd + 1;
  }
  trie.addSelf(node, value);
}

function isSpace(byte: number | undefined): boolean {
  return byte === SPACE || byte === 0x0d || byte === 0x09;
}
