import { formatFunctionName } from 'profile/format/formatFunctionName';
import { formatInteger } from 'profile/format/formatNumber';
import { formatShare } from 'profile/format/formatShare';
import type { UnnamedBelow } from 'profile/formats/pprof/computeUnnamed';
import { getName, getTotal } from 'profile/tree/FlameTree';
import { findPath } from 'profile/tree/graftSubtree';
import { type AmountUnit, formatAmount } from './AmountUnit';
import { listBinaries } from './listBinaries';

/** Below this part of a value it is not worth a word. */
const WORTH_NAMING = 0.005;

const MAX_CALLERS = 2;

/**
 * Describes code without symbols that counts as self of the functions that call it: "11.8 s (97.5 %) is code without
 * symbols (libfoo.so) that counts as self of its callers: runtime.asmcgocall 11.8 s." "" where there is none worth a word, or
 * where the tree cannot hold it, as it is of other stacks.
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
  const shown = callers.slice(0, MAX_CALLERS).map(({ name, value }) => `${formatFunctionName(name)} ${write(value)}`);
  const more = callers.length > shown.length ? ` and ${formatInteger(callers.length - shown.length)} more` : '';
  const amount = `${write(below)} (${formatShare(below / treeTotal)})`;
  return `${amount} is code without symbols (${listBinaries(binaries)}) that counts as self of its callers: ${shown.join(', ')}${more}.`;
}

/** The way to a frame, and its self. */
interface CalledFrame {
  /** Names from a child of the root to the frame, in the profile before any transform. */
  readonly path: readonly string[];
  readonly self: number;
}

/** Says which part of a frame's self is code without symbols. Says nothing where that is not known of it. */
export function describeUnnamedSelf(
  { tree, binariesOf }: UnnamedBelow,
  { path, self }: CalledFrame,
  unit: AmountUnit,
  treeTotal: number,
): readonly string[] {
  const node = path.length === 0 ? undefined : findPath(tree, path);
  const value = node === undefined ? 0 : tree.self[node];
  if (node === undefined || value <= WORTH_NAMING * self || value > (1 + WORTH_NAMING) * self) {
    return [];
  }
  const files = listBinaries(binariesOf.get(getName(tree, node)) ?? []);
  return [`Of its self, ${formatAmount(value, unit, treeTotal)} is code without symbols that it calls (${files}).`];
}
