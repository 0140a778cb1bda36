import { finishTree } from 'profile/tree/finishTree';
import { type FlameTree, NAME_OF_ROOT } from 'profile/tree/FlameTree';
import { StackTrie } from 'profile/tree/StackTrie';

/**
 * A tree drawn as text, below a root `total`. Either one column per stack, outermost frame first, columns at least two
 * spaces apart; each stack counts 1, or what a last row of numbers says:
 *
 *     main      main     main
 *     handle    handle   gc
 *     parse     render
 *     30        5        10
 *
 * or one line per stack, each with its value:
 *
 *     main;handle;parse 30
 *     main;gc 10
 *
 * `limited`: childless nodes named `other` are what a server cut.
 */
export function treeFromText(text: string, options: { limited: boolean } = { limited: false }): FlameTree {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const stacks = lines.every((line) => /\S \d+(\.\d+)?\s*$/.test(line)) ? readLines(lines) : readColumns(lines);
  const names = [NAME_OF_ROOT];
  const indexOf = new Map([[NAME_OF_ROOT, 0]]);
  const trie = new StackTrie(0, 'collapsed');
  for (const { frames, value } of stacks) {
    let node = 0;
    for (const frame of frames) {
      let index = indexOf.get(frame);
      if (index === undefined) {
        index = names.push(frame) - 1;
        indexOf.set(frame, index);
      }
      node = trie.child(node, index);
    }
    trie.addSelf(node, value);
  }
  return finishTree(trie.toTree(names).tree, { format: 'collapsed', limited: options.limited });
}

interface Stack {
  readonly frames: string[];
  value: number;
}

function readLines(lines: readonly string[]): Stack[] {
  return lines.map((line) => {
    const space = line.trimEnd().lastIndexOf(' ');
    return { frames: line.slice(0, space).trim().split(';'), value: Number(line.slice(space)) };
  });
}

function readColumns(lines: readonly string[]): Stack[] {
  const cells = (line: string) =>
    [...line.matchAll(/\S+(?: \S+)*/g)].map((cell) => ({ at: cell.index, text: cell[0] }));
  const columns = cells(lines[0] ?? '').map(({ at }) => ({ at, frames: [] as string[], value: 1 }));
  lines.forEach((line, index) => {
    const row = cells(line);
    const isValues = index === lines.length - 1 && index > 0 && row.every(({ text }) => /^\d+(\.\d+)?$/.test(text));
    for (const { at, text } of row) {
      const column = columns.find((candidate) => candidate.at === at);
      if (!column) {
        throw new Error(`"${text}" does not stand under a stack:\n${lines.join('\n')}`);
      }
      if (isValues) {
        column.value = Number(text);
      } else {
        column.frames.push(text);
      }
    }
  });
  return columns;
}
