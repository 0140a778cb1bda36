import type { TreeCategories } from 'profile/names/classifyTree';
import { findPackageNames } from 'profile/names/NameParts';
import { type FlameTree, getTotal } from 'profile/tree/FlameTree';
import { withRoot } from 'profile/tree/withRoot';
import { dropSmall } from './dropSmall';
import {
  cutBelow,
  focusCallees,
  focusFunctions,
  focusNode,
  hideStacks,
  keepStacks,
  replaceSelf,
} from './focusFunctions';
import { collapsePackage, hideFunctions, mergeDirectRecursion } from './foldFunctions';
import { type InvertBudget, InvertedTree } from './InvertedTree';
import { type HiddenCode, keepOwnCode } from './keepOwnCode';
import { mergeNodes } from './mergeNodes';
import { countRunNumbers, describeRunNumbers, mergeRunNumbers, mergesRunNumbers } from './mergeRunNumbers';
import { findInvertedPath, getPathNames, resolvePathHash } from './pathHash';
import { selectFunctions } from './selectFunctions';
import { findExactName, findName } from './shortenName';
import type { FunctionSelector, Transform } from './Transform';

export type TransformNote =
  | {
      readonly status: 'applied';
      readonly transform: Transform;
      /** Value that is not in the tree any more; 0 if the transform keeps the total. */
      readonly removedValue: number;
      /** Describes what the transform did, if its own words do not say it all. */
      readonly text?: string;
      /** For `ownCode`: self values of hidden frames, which count for their callers now. */
      readonly hidden?: readonly HiddenCode[];
    }
  /** The tree has nothing that it could act on; `reason` is a sentence for people. */
  | { readonly status: 'skipped'; readonly transform: Transform; readonly reason: string };

export interface TransformedTree {
  /** Tree to draw. The root is not a function. If `inverted` is set, it is inverted and partly built. */
  readonly tree: FlameTree;
  /** One note per transform, in their order. */
  readonly notes: readonly TransformNote[];
  /**
   * The same stacks upright and complete: what functions, search values, coverage, facts and exports of stacks are
   * computed from. The same object as `tree` if neither `invert`, `callers` nor `dropSmall` is among the transforms.
   */
  readonly upright: FlameTree;
  /**
   * Path that the last focus on one node of an upright tree leads through: names from a child of the root to that
   * node. Empty without such a focus.
   */
  readonly trail: readonly string[];
  /** Builds more of an inverted tree when someone looks there. */
  readonly inverted: InvertedTree | undefined;
}

export interface TransformOptions {
  /** Owners of the given tree's functions, for `ownCode`. Called only when it is needed. */
  readonly getCategories: () => TreeCategories;
  readonly invertBudget?: InvertBudget;
}

/**
 * Applies transforms in order. One that finds nothing to act on changes nothing and says so in its note; nothing is
 * thrown. The given tree stays as it is.
 */
export function applyTransforms(
  tree: FlameTree,
  transforms: readonly Transform[],
  options: TransformOptions,
): TransformedTree {
  const notes: TransformNote[] = [];
  let upright = withRoot(mergesRunNumbers(transforms, false) ? mergeRunNumbers(tree) : tree);
  let isInverted = false;
  let minValue = 0;
  let trail: readonly string[] = [];
  const lastFocus = transforms.findLast(({ kind }) => kind === 'focusNode');
  for (const transform of transforms) {
    if (transform === lastFocus && transform.kind === 'focusNode' && !isInverted) {
      const node = resolvePathHash(upright, transform.path);
      trail = node === undefined ? [] : getPathNames(upright, node);
    }
    if (transform.kind === 'invert') {
      isInverted = !isInverted;
      notes.push({ status: 'applied', transform, removedValue: 0 });
    } else if (transform.kind === 'runNumbers') {
      notes.push(noteRunNumbers(tree, transform));
    } else if (transform.kind === 'dropSmall') {
      minValue = Math.max(minValue, transform.share * getTotal(upright));
      notes.push({ status: 'applied', transform, removedValue: 0 });
    } else {
      const changed =
        transform.kind === 'ownCode'
          ? keepOwnCode(upright, options.getCategories())
          : changeStacks(upright, transform, isInverted);
      if (typeof changed === 'string') {
        notes.push({ status: 'skipped', transform, reason: changed });
      } else if ('hidden' in changed) {
        notes.push({ status: 'applied', transform, removedValue: 0, hidden: changed.hidden });
        upright = changed.tree;
      } else {
        const removedValue = REMOVING.has(transform.kind) ? getTotal(upright) - getTotal(changed) : 0;
        notes.push({ status: 'applied', transform, removedValue });
        upright = changed;
        isInverted ||= transform.kind === 'callers';
      }
    }
  }
  if (isInverted) {
    const inverted = new InvertedTree(upright, options.invertBudget, minValue);
    return { tree: inverted.view.tree, notes, upright, trail, inverted };
  }
  return { tree: minValue > 0 ? dropSmall(upright, minValue) : upright, notes, upright, trail, inverted: undefined };
}

function noteRunNumbers(tree: FlameTree, transform: Transform & { kind: 'runNumbers' }): TransformNote {
  const counts = transform.merge ? countRunNumbers([tree.names]) : undefined;
  return { status: 'applied', transform, removedValue: 0, ...(counts && { text: describeRunNumbers(counts) }) };
}

/** The others only move value. */
const REMOVING: ReadonlySet<Transform['kind']> = new Set([
  'focusNode',
  'focusFunctions',
  'callers',
  'callees',
  'keepStacks',
  'hideStacks',
]);

type StackTransform = Exclude<Transform, { kind: 'invert' | 'dropSmall' | 'runNumbers' | 'ownCode' }>;

const SELECTING = { focusFunctions, keepStacks, hideStacks, hideFunctions };

/** The changed tree, or a sentence that says why nothing can change. */
function changeStacks(tree: FlameTree, transform: StackTransform, isInverted: boolean): FlameTree | string {
  switch (transform.kind) {
    case 'focusNode': {
      if (isInverted) {
        const self = findInvertedPath(tree, transform.path);
        return self ? replaceSelf(tree, self) : `No stack here ends in this path to ${transform.path.name}.`;
      }
      const node = resolvePathHash(tree, transform.path);
      return node === undefined ? `The path to ${transform.path.name} is not in this tree.` : focusNode(tree, node);
    }
    case 'focusFunctions':
    case 'keepStacks':
    case 'hideStacks':
    case 'hideFunctions':
      return withSelected(tree, transform.functions, SELECTING[transform.kind]);
    case 'callers':
    case 'callees':
      return withNamed(tree, transform.name, transform.kind === 'callers' ? cutBelow : focusCallees);
    case 'mergeRecursion':
      return transform.scope === 'direct' ? mergeDirectRecursion(tree) : mergeAllRecursion(tree);
    case 'collapsePackage': {
      const inPackage = findPackageNames(tree.names, transform.packageName);
      return hasAny(tree, inPackage)
        ? collapsePackage(tree, transform.packageName, inPackage)
        : `No function here belongs to ${transform.packageName}.`;
    }
  }
}

function withSelected(
  tree: FlameTree,
  selector: FunctionSelector,
  change: (tree: FlameTree, names: Uint8Array) => FlameTree,
): FlameTree | string {
  const selected = selectFunctions(tree, selector);
  if (selected.status === 'not-found') {
    return selected.reason;
  }
  return hasAny(tree, selected.names) ? change(tree, selected.names) : 'No stack here has such a function.';
}

function withNamed(
  tree: FlameTree,
  name: string,
  change: (tree: FlameTree, nameIndex: number) => FlameTree,
): FlameTree | string {
  // A function of another run may be several here, which then count as one.
  const named = findExactName(tree, name) === undefined ? mergeRunNumbers(tree) : tree;
  const index = findName(named, name);
  const isThere = index !== undefined && named.nameIndex.subarray(1).includes(index);
  return isThere ? change(named, index) : `No function here is called ${name}.`;
}

function hasAny(tree: FlameTree, names: Uint8Array): boolean {
  return tree.nameIndex.subarray(1).some((name) => names[name] === 1);
}

/**
 * Folds recursion, so that no function is on a stack twice: a call of a function that is already on the stack is folded into the
 * call above, and its callees continue there. Frames in between keep the value that does not pass through the inner call.
 *
 *     f 10 ── g 9 ─┬─ f 6 ── h 6        f 10 ─┬─ g 3 ── i 3
 *                  └─ i 3                     └─ h 6
 *
 * Linear: the frames of the current stack are marked by name, and what a fold or a step overwrites is put back on the way up.
 */
function mergeAllRecursion(tree: FlameTree): FlameTree {
  const { nodeCount, nameIndex, depth } = tree;
  const into = new Uint32Array(nodeCount);
  /** Length of the folded stack down to a node that stays. */
  const place = new Uint32Array(nodeCount);
  /** Folded stack: the node at each place. Past the end of the stack it may hold what a fold left behind. */
  const stack: number[] = [0];
  /** The last node of a name that was put on the stack, 0 for none. It is still on it when it holds its place. */
  const lastOfName = new Uint32Array(tree.names.length);
  const targetAtDepth: number[] = [0];
  // The value that the node at each depth overwrote; 0 if it overwrote nothing.
  const changedPlace: number[] = [0];
  const oldNode: number[] = [0];
  const oldLast: number[] = [0];
  let hasFolds = false;
  let previousDepth = 0;
  for (let node = 1; node < nodeCount; node++) {
    const level = depth[node];
    for (let left = previousDepth; left >= level; left--) {
      const changed = changedPlace[left] ?? 0;
      if (changed > 0) {
        lastOfName[nameIndex[targetAtDepth[left] ?? 0] ?? 0] = oldLast[left] ?? 0;
        stack[changed] = oldNode[left] ?? 0;
      }
    }
    previousDepth = level;
    const name = nameIndex[node];
    const caller = targetAtDepth[level - 1] ?? 0;
    const callerPlace = place[caller];
    const last = lastOfName[name];
    const lastPlace = place[last];
    const isOnStack = last > 0 && lastPlace <= callerPlace && stack[lastPlace] === last;
    if (isOnStack) {
      into[node] = last;
      targetAtDepth[level] = last;
      changedPlace[level] = 0;
      hasFolds = true;
    } else {
      into[node] = node;
      targetAtDepth[level] = node;
      place[node] = callerPlace + 1;
      changedPlace[level] = callerPlace + 1;
      oldNode[level] = stack[callerPlace + 1] ?? 0;
      oldLast[level] = last;
      stack[callerPlace + 1] = node;
      lastOfName[name] = node;
    }
  }
  return hasFolds ? mergeNodes(tree, { into }) : tree;
}
