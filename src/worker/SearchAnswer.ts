import { type SearchResult, searchTree } from 'profile/functions/findFunctions';
import { parseSearch } from 'profile/functions/parseSearch';
import { type FlameTree, getTotal } from 'profile/tree/FlameTree';

/** Hits are nodes of the tree on screen; values refer to the upright stacks, each stack once. */
export type SearchAnswer =
  | (SearchResult & {
      readonly status: 'ok';
      /** Value of all stacks: what shares of the found ones are taken of. */
      readonly totalValue: number;
    })
  | { readonly status: 'empty' }
  /** `message` is a sentence for people. */
  | { readonly status: 'error'; readonly message: string };

/** @param upright the same stacks if `shown` is upside down or leaves something out */
export function answerSearch(text: string, shown: FlameTree, upright: FlameTree = shown): SearchAnswer {
  const parsed = parseSearch(text);
  if (parsed.status !== 'ok') {
    return parsed;
  }
  const found = searchTree(shown, parsed.search);
  const { functionCount, selfValue, throughValue } = upright === shown ? found : searchTree(upright, parsed.search);
  return { status: 'ok', ...found, functionCount, selfValue, throughValue, totalValue: getTotal(upright) };
}
