import { formatFunctionName } from 'profile/format/formatFunctionName';
import { formatShare, listFirst } from 'profile/format/formatNumber';
import type { BinaryValue, UnnamedBelow } from 'profile/formats/pprof/computeUnnamed';
import { computeFunctions } from 'profile/functions/computeFunctions';
import { getName, getTotal } from 'profile/tree/FlameTree';
import { findPath } from 'profile/tree/graftSubtree';
import { type AmountUnit, formatAmount } from './AmountUnit';
import { listBinaries } from './describeUnseen';

/** Values below this part of the whole are not mentioned. */
const WORTH_NAMING = 0.005;

const MAX_CALLERS = 2;

/**
 * Describes code without symbols that counts as self of the functions that call it: "11.8 s (97.5 %) is code without
 * symbols (libfoo.so) and counts as self of its callers: runtime.asmcgocall 11.8 s." "" if there is none worth a word, or
 * if the tree cannot hold it, as it is of other stacks.
 *
 * @param treeTotal of the call tree that the server gave
 */
export function describeUnnamedBelow(
  { tree, binaries, binariesOf }: UnnamedBelow,
  unit: AmountUnit,
  treeTotal: number,
): string {
  const below = getTotal(tree);
  if (below <= WORTH_NAMING * treeTotal || below > (1 + WORTH_NAMING) * treeTotal) {
    return '';
  }
  const write = (value: number) => formatAmount(value, unit, treeTotal);
  const callers = Array.from(binariesOf, ([name, files]) => ({
    name,
    value: files.reduce((sum, file) => sum + file.value, 0),
  })).sort((a, b) => b.value - a.value);
  const shown = listFirst(callers, MAX_CALLERS, ({ name, value }) => `${formatFunctionName(name)} ${write(value)}`);
  const amount = `${write(below)} (${formatShare(below / treeTotal)})`;
  return `${amount} is code without symbols (${listBinaries(binaries)}) and counts as self of its callers: ${shown}.`;
}

/** Code without symbols below the functions that are on screen. */
export type ShownUnnamed = Pick<UnnamedBelow, 'tree' | 'binariesOf'>;

/** Code without symbols that counts as self of a frame or function, in the unit of the profile type. */
export interface UnnamedPart {
  readonly value: number;
  /** Largest first. */
  readonly files: readonly BinaryValue[];
}

const NO_PART: UnnamedPart = { value: 0, files: [] };

/** @param path names from a child of the root to the frame */
export function findUnnamedOfFrame({ tree, binariesOf }: ShownUnnamed, path: readonly string[]): UnnamedPart {
  const node = path.length === 0 ? undefined : findPath(tree, path);
  return node === undefined
    ? NO_PART
    : { value: tree.self[node], files: binariesOf.get(getName(tree, node)) ?? NO_PART.files };
}

/** The same of functions, wherever they are called. */
export function indexUnnamed({ tree, binariesOf }: ShownUnnamed): (functionName: string) => UnnamedPart {
  const { names, self } = computeFunctions(tree);
  const valueOf = new Map(names.map((name, index) => [name, self[index] ?? 0]));
  return (name) => ({ value: valueOf.get(name) ?? 0, files: binariesOf.get(name) ?? NO_PART.files });
}

/**
 * "Of its self, 60 ms is code without symbols that it calls (libfoo.so)." Says nothing if there is next to none, or if the self
 * cannot hold it, as it is of other stacks.
 *
 * @param self of the frame or function, in the same unit
 * @param whose "its self", or "its self in the baseline"
 */
export function describeUnnamedSelf(
  { value, files }: UnnamedPart,
  self: number,
  write: (value: number) => string,
  whose = 'its self',
): readonly string[] {
  if (value <= WORTH_NAMING * self || value > (1 + WORTH_NAMING) * self) {
    return [];
  }
  const binaries = files.length > 0 ? ` (${listBinaries(files)})` : '';
  return [`Of ${whose}, ${write(value)} is code without symbols that it calls${binaries}.`];
}
