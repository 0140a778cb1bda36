import { type FlameTree, getFirstFrameDepth, isCut } from 'profile/tree/FlameTree';
import { type CategoryRules, KERNEL, UNKNOWN } from './categoryRules';
import { classifyNames } from './classifyNames';
import { type CodeClues, NO_CLUES } from './CodeClues';
import { getCollapsedPackage } from './collapsedName';
import { decideLanguages, findLanguages } from './findLanguages';
import { findOrigins } from './findOrigins';
import { getNameParts } from './NameParts';
import { stableName } from './stableName';

/**
 * Categories (whose code it is) of a profile's functions. A category belongs to a place in the tree: below an entry
 * into the kernel everything is kernel, whatever its name. Codes are indices into `CATEGORIES`.
 */
export interface TreeCategories {
  /** Names of the columns: the names of the profile before any transform. */
  readonly names: readonly string[];
  /** Category of each name: the one that most of its self value has. */
  readonly ofNames: Uint8Array<ArrayBuffer>;
  /** The same for places that are not below a way into the kernel. */
  readonly outsideKernel: Uint8Array<ArrayBuffer>;
  /** 1 if a name is the kernel's in some places only. */
  readonly isMixed: Uint8Array<ArrayBuffer>;
  /** 1 if a user's rule decided: such a name is the same everywhere. */
  readonly isByUser: Uint8Array<ArrayBuffer>;
  /** The prefix that was taken for the program's own, such as "github.com/acme". */
  readonly ownOrigins: readonly string[];
  /** Part of the value, 0 to 1, in functions of unknown category. */
  readonly unknownShare: number;
}

/** Classifies by names, rules and stacks, and by files and binaries if they are known. Linear. */
export function classifyTree(tree: FlameTree, rules: CategoryRules, clues: CodeClues = NO_CLUES): TreeCategories {
  const { names } = tree;
  const languages = findLanguages(names, getNameParts(names));
  const parts = decideLanguages(getNameParts(names), languages);
  const { codes, isByUser, isCandidate } = classifyNames(names, parts, { rules, clues, languages });
  const origins = findOrigins(tree, parts, isCandidate, { languages, clues });
  parts.forEach((part, name) => {
    if (isCandidate[name] === 1) {
      codes[name] = origins.judge(part);
    }
  });
  classifyCollapsed(names, parts, codes);
  const found = { names, ofNames: codes, outsideKernel: codes, isMixed: new Uint8Array(names.length), isByUser };
  return { ...found, ...weighPlaces(tree, found), ownOrigins: origins.own };
}

/** Classifies a frame that stands for a package like the package's first function. */
function classifyCollapsed(
  names: readonly string[],
  parts: ReadonlyArray<{ readonly packageName: string }>,
  codes: Uint8Array,
): void {
  names.forEach((name, index) => {
    const packageName = getCollapsedPackage(name);
    if (packageName !== undefined) {
      const first = parts.findIndex((part) => part.packageName === packageName);
      codes[index] = codes[first] ?? UNKNOWN;
    }
  });
}

type Verdicts = Pick<TreeCategories, 'names' | 'ofNames' | 'outsideKernel' | 'isMixed' | 'isByUser'>;

function weighPlaces(
  tree: FlameTree,
  verdicts: Verdicts,
): Pick<TreeCategories, 'ofNames' | 'isMixed' | 'unknownShare'> {
  const { names } = tree;
  const ofNodes = classifyNodes(tree, verdicts);
  // Places count by what they spent, and those that spent nothing by what passes through them.
  const inside = new Float64Array(names.length);
  const outside = new Float64Array(names.length);
  const insideThrough = new Float64Array(names.length);
  const outsideThrough = new Float64Array(names.length);
  let unknown = 0;
  for (let node = getFirstFrameDepth(tree); node < tree.nodeCount; node++) {
    const name = tree.nameIndex[node];
    const spent = tree.self[node];
    const isKernel = ofNodes[node] === KERNEL;
    const [own, through] = isKernel ? [inside, insideThrough] : [outside, outsideThrough];
    own[name] += spent;
    through[name] += Math.max(tree.total[node], Number.MIN_VALUE);
    if (ofNodes[node] === UNKNOWN && !isCut(tree, node)) {
      unknown += spent;
    }
  }
  const total = tree.total[0] ?? 0;
  const isMixed = insideThrough.map((value, name) => (value > 0 && outsideThrough[name] > 0 ? 1 : 0));
  const isMostlyKernel = (name: number): boolean =>
    inside[name] === outside[name] ? insideThrough[name] > outsideThrough[name] : inside[name] > outside[name];
  return {
    ofNames: verdicts.outsideKernel.map((code, name) => (isMostlyKernel(name) ? KERNEL : code)),
    isMixed: Uint8Array.from(isMixed),
    unknownShare: total > 0 ? unknown / total : 0,
  };
}

/**
 * The code of every node of an upright tree, which may be what transforms left of the profile. One pass: below a node of the
 * kernel all is kernel.
 */
export function classifyNodes(tree: FlameTree, categories: Verdicts): Uint8Array<ArrayBuffer> {
  const { ofNames, outsideKernel, isMixed, isByUser } = adaptToNames(tree.names, categories);
  const { nodeCount, nameIndex, subtreeEnd } = tree;
  const codes = new Uint8Array(nodeCount);
  let kernelEnd = 0;
  for (let node = 0; node < nodeCount; node++) {
    const name = nameIndex[node];
    const code = (isMixed[name] === 1 ? outsideKernel[name] : ofNames[name]) ?? UNKNOWN;
    if (isByUser[name] === 1) {
      codes[node] = code;
    } else if (node < kernelEnd) {
      codes[node] = KERNEL;
    } else {
      codes[node] = code;
      if (code === KERNEL) {
        kernelEnd = subtreeEnd[node];
      }
    }
  }
  return codes;
}

/** The columns for the names of another tree of the same profile. */
export function adaptToNames<T extends Verdicts>(names: readonly string[], categories: T): T {
  if (names === categories.names || isBeginning(names, categories.names)) {
    return categories;
  }
  // Functions that a program numbers anew in every run may be one in the other tree.
  const places = new Map(categories.names.map((name, index) => [stableName(name), index]));
  categories.names.forEach((name, index) => places.set(name, index));
  const parts = getNameParts(categories.names);
  const find = (name: string): number => {
    const packageName = getCollapsedPackage(name);
    return packageName === undefined
      ? (places.get(name) ?? -1)
      : parts.findIndex((part) => part.packageName === packageName);
  };
  const placeOf = names.map((name, index) => (categories.names[index] === name ? index : find(name)));
  const take = (column: Uint8Array, missing: number) => Uint8Array.from(placeOf, (place) => column[place] ?? missing);
  return {
    ...categories,
    names,
    ofNames: take(categories.ofNames, UNKNOWN),
    outsideKernel: take(categories.outsideKernel, UNKNOWN),
    isMixed: take(categories.isMixed, 0),
    isByUser: take(categories.isByUser, 0),
  };
}

/** True if the names are those, perhaps without the last ones. */
function isBeginning(names: readonly string[], of: readonly string[]): boolean {
  return names.length <= of.length && names.every((name, index) => name === of[index]);
}
