import { finishTree } from 'profile/tree/finishTree';
import { type FlameTree, NAME_OF_ROOT } from 'profile/tree/FlameTree';
import { MAX_NODES, MAX_PROFILE_BYTES } from 'profile/tree/limits';
import { NameTable } from 'profile/tree/NameTable';
import { ProfileDecodeError, type ProfileErrorReason } from 'profile/tree/ProfileDecodeError';
import { StackTrie } from 'profile/tree/StackTrie';

/**
 * Reads collapsed stacks, the text that flame graph scripts exchange: a stack per line, outermost frame first, frames
 * separated by `;`, then a space and the value. Lines beginning with `# ` are comments. A line without frames is what
 * the whole profile spent itself.
 *
 * @throws ProfileDecodeError
 */
export function parseCollapsed(text: string, options: { readonly maxNodes?: number } = {}): FlameTree {
  if (text.length > MAX_PROFILE_BYTES) {
    throw failure('too-large', `The file has ${text.length.toLocaleString('en')} characters.`);
  }
  const table = new NameTable('collapsed');
  const trie = new StackTrie(table.internText(NAME_OF_ROOT), 'collapsed', options.maxNodes ?? MAX_NODES);
  let lineNumber = 0;
  for (let start = 0; start < text.length;) {
    const lineBreak = text.indexOf('\n', start);
    const end = lineBreak < 0 ? text.length : lineBreak;
    lineNumber++;
    const line = text.slice(start, end);
    if (line.trim() !== '' && !line.startsWith('# ')) {
      addStack(trie, table, line.trimEnd(), lineNumber);
    }
    start = end + 1;
  }
  return finishTree(trie.toTree(table.names).tree, { format: 'collapsed', limited: false });
}

function addStack(trie: StackTrie, table: NameTable, line: string, lineNumber: number): void {
  const space = line.lastIndexOf(' ');
  const digits = line.slice(space + 1);
  if (space < 0 || !/^-?\d+(\.\d+)?$/.test(digits)) {
    throw failure('malformed', `Line ${lineNumber} does not end with a space and a value.`);
  }
  const value = Number(digits);
  if (value < 0) {
    throw failure('negative', `Line ${lineNumber} has the negative value ${digits}.`);
  }
  let node = 0;
  // Up to and with the space, where an empty last name would be.
  for (let start = 0; space > 0 && start <= space;) {
    const separator = line.indexOf(';', start);
    const end = separator < 0 || separator > space ? space : separator;
    node = trie.child(node, table.internText(line.slice(start, end)));
    start = end + 1;
  }
  trie.addSelf(node, value);
}

function failure(reason: ProfileErrorReason, message: string): ProfileDecodeError {
  return new ProfileDecodeError('collapsed', reason, message);
}
