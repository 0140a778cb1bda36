import { parseSearch } from 'profile/functions/parseSearch';
import { CODES, SEARCH_SUFFIX } from './encodeTransforms';
import { type FunctionSelector, type PathReference, SELECTING_KINDS, type Transform } from './Transform';

export interface DecodedTransforms {
  readonly transforms: readonly Transform[];
  /** A sentence for every item that could not be read. */
  readonly errors: readonly string[];
}

/** Characters of a whole list; a link over 4 kB has other troubles before. */
const MAX_LENGTH = 16_384;
const MAX_TRANSFORMS = 64;
const MAX_PATH_DEPTH = 1_048_576;
const SHOWN_LENGTH = 80;

/** Reads what `encodeTransforms` writes. Items that cannot be read are left out and named; nothing is thrown. */
export function decodeTransforms(text: string): DecodedTransforms {
  if (text === '') {
    return { transforms: [], errors: [] };
  }
  if (text.length > MAX_LENGTH) {
    return { transforms: [], errors: [`The list of transforms in the link is longer than ${MAX_LENGTH} characters.`] };
  }
  const transforms: Transform[] = [];
  const errors: string[] = [];
  // ~0 and ~1 are escapes, so an item begins at any other ~.
  const items = text.split(/~(?![01])/);
  if (items[0] !== '') {
    errors.push(describe(items[0] ?? ''));
  }
  for (const item of items.slice(1)) {
    const transform = decodeItem(item);
    if (transform && transforms.length < MAX_TRANSFORMS) {
      transforms.push(transform);
    } else {
      errors.push(describe(item));
    }
  }
  return { transforms, errors };
}

function describe(item: string): string {
  const shown = item.length > SHOWN_LENGTH ? `${item.slice(0, SHOWN_LENGTH)}…` : item;
  return `The link has a transform that cannot be read: "${shown}".`;
}

function decodeItem(item: string): Transform | undefined {
  const { code, argument } = splitItem(item);
  if (argument === undefined) {
    return code === CODES.ownCode ? { kind: 'ownCode' } : code === CODES.invert ? { kind: code } : undefined;
  }
  switch (code) {
    case CODES.focusNode: {
      const path = decodePath(argument);
      return path && { kind: 'focusNode', path };
    }
    case CODES.callers:
    case CODES.callees:
      return { kind: code, name: argument };
    case CODES.mergeRecursion:
      return argument === 'direct' || argument === 'all' ? { kind: 'mergeRecursion', scope: argument } : undefined;
    case CODES.collapsePackage:
      return { kind: 'collapsePackage', packageName: argument };
    case CODES.runNumbers:
      return argument === 'merge' || argument === 'keep'
        ? { kind: 'runNumbers', merge: argument === 'merge' }
        : undefined;
    case CODES.dropSmall:
      return decodeShare(argument);
    default:
      return decodeSelecting(code, argument);
  }
}

/** `code.argument`, the argument without its escapes. */
function splitItem(item: string): { code: string; argument: string | undefined } {
  const dot = item.indexOf('.');
  if (dot < 0) {
    return { code: item, argument: undefined };
  }
  const argument = item
    .slice(dot + 1)
    .replace(/~0|~1([0-9a-f]{4})/g, (_, digits: string | undefined) =>
      digits === undefined ? '~' : String.fromCharCode(parseInt(digits, 16)),
    );
  return { code: item.slice(0, dot), argument };
}

function decodeSelecting(code: string, argument: string): Transform | undefined {
  const isSearch = code.endsWith(SEARCH_SUFFIX);
  if (isSearch && parseSearch(argument).status !== 'ok') {
    return undefined;
  }
  const functions: FunctionSelector = isSearch ? { by: 'search', search: argument } : { by: 'name', name: argument };
  const plainCode = isSearch ? code.slice(0, -SEARCH_SUFFIX.length) : code;
  const kind = SELECTING_KINDS.find((each) => CODES[each] === plainCode);
  return kind && { kind, functions };
}

function decodePath(argument: string): PathReference | undefined {
  const [, depthText = '', hash = '', name = ''] = /^([0-9a-z]{1,6})-([0-9a-f]{16})\.(.*)$/su.exec(argument) ?? [];
  const depth = parseInt(depthText, 36);
  return depth >= 1 && depth <= MAX_PATH_DEPTH ? { name, depth, hash } : undefined;
}

function decodeShare(argument: string): Transform | undefined {
  const share = /^(1|0?\.\d{1,25}|[1-9](\.\d+)?e-\d{1,2})$/.test(argument) ? Number(argument) : NaN;
  return share > 0 && share <= 1 ? { kind: 'dropSmall', share } : undefined;
}
