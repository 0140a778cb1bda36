import { formatPart, formatShare } from 'profile/format/formatNumber';
import { CATEGORIES, type Category, OWN } from 'profile/names/categoryRules';
import { classifyNodes, type TreeCategories } from 'profile/names/classifyTree';
import { type FlameTree, getTotal, isCut } from 'profile/tree/FlameTree';
import { hideNodes } from './foldFunctions';

/** Self value of a category's hidden frames. */
export interface HiddenCode {
  readonly category: Category;
  readonly value: number;
}

/**
 * Hides all frames except own code; code of unknown origin is not known to be own, so it goes, too. Cut nodes may hold
 * own code, so they stay. Returns a sentence if there is no own code.
 */
export function keepOwnCode(
  tree: FlameTree,
  categories: TreeCategories,
): { readonly tree: FlameTree; readonly hidden: readonly HiddenCode[] } | string {
  const codes = classifyNodes(tree, categories);
  const isHidden = new Uint8Array(tree.nodeCount);
  const spent = new Float64Array(CATEGORIES.length);
  let hasOwn = false;
  for (let node = 1; node < tree.nodeCount; node++) {
    const code = codes[node];
    if (code === OWN) {
      hasOwn = true;
    } else if (!isCut(tree, node)) {
      isHidden[node] = 1;
      spent[code] += tree.self[node];
    }
  }
  const hidden = CATEGORIES.flatMap((category, code) => {
    const value = spent[code];
    return value > 0 ? [{ category, value }] : [];
  });
  return hasOwn ? { tree: hideNodes(tree, isHidden), hidden } : describeNothingOwn(hidden, getTotal(tree));
}

function describeNothingOwn(hidden: readonly HiddenCode[], total: number): string {
  const unknown = hidden.find(({ category }) => category === 'unknown')?.value ?? 0;
  return unknown > 0
    ? `No own code found: for ${formatShare(unknown / total)}, nothing tells whose it is. Say what is yours under “Edit code categories”.`
    : 'Nothing here is own code.';
}

/** "hides libraries 40 %, runtime 12 %": shares of a whole. */
export function describeHidden(hidden: readonly HiddenCode[], whole: number): string {
  return hidden.map(({ category, value }) => `${WORDS[category]} ${formatPart(value, whole)}`).join(', ');
}

const WORDS: Record<Category, string> = {
  own: 'own code',
  library: 'libraries',
  runtime: 'runtime',
  kernel: 'kernel',
  unknown: 'unknown',
};
