import { shortenName } from './shortenName';
import type { FunctionSelector, Transform } from './Transform';

/** The name of a transform in a link. */
export const CODES = {
  focusNode: 'node',
  focusFunctions: 'focus',
  callers: 'callers',
  callees: 'callees',
  hideFunctions: 'hide',
  keepStacks: 'keep',
  hideStacks: 'drop',
  mergeRecursion: 'recursion',
  collapsePackage: 'package',
  ownCode: 'own',
  runNumbers: 'runs',
  invert: 'invert',
  dropSmall: 'small',
} as const satisfies Record<Transform['kind'], string>;

/** Added to the code if functions are given by a search. */
export const SEARCH_SUFFIX = '-like';

/**
 * Transforms as text for one URL parameter, read by `decodeTransforms`. Items begin with `~` and a code, the rest is
 * the argument as it is; long function names are shortened. The URL layer escapes what it has to.
 *
 *     ~focus.main.handle~hide-like./^runtime/~recursion.all~invert~small.0.01
 *
 * `~` in an argument is `~0`, half of a surrogate pair (which no URL can hold) `~1` and four digits.
 */
export function encodeTransforms(transforms: readonly Transform[]): string {
  return transforms
    .map((transform) => {
      const argument = encodeArgument(transform);
      const code = CODES[transform.kind] + (isBySearch(transform) ? SEARCH_SUFFIX : '');
      return `~${code}${argument === undefined ? '' : `.${escape(argument)}`}`;
    })
    .join('');
}

function encodeArgument(transform: Transform): string | undefined {
  switch (transform.kind) {
    case 'focusNode': {
      const { depth, hash, name } = transform.path;
      return `${depth.toString(36)}-${hash}.${shortenName(name)}`;
    }
    case 'focusFunctions':
    case 'hideFunctions':
    case 'keepStacks':
    case 'hideStacks':
      return encodeSelector(transform.functions);
    case 'callers':
    case 'callees':
      return shortenName(transform.name);
    case 'mergeRecursion':
      return transform.scope;
    case 'collapsePackage':
      return transform.packageName;
    case 'runNumbers':
      return transform.merge ? 'merge' : 'keep';
    case 'dropSmall':
      return String(transform.share);
    case 'ownCode':
    case 'invert':
      return undefined;
  }
}

function encodeSelector(selector: FunctionSelector): string {
  return selector.by === 'name' ? shortenName(selector.name) : selector.search;
}

function isBySearch(transform: Transform): boolean {
  return 'functions' in transform && transform.functions.by === 'search';
}

function escape(text: string): string {
  return text.replaceAll('~', '~0').replace(/\p{Cs}/gu, (half) => `~1${half.charCodeAt(0).toString(16)}`);
}
