import { readRuns } from 'profile/explain/markdown/MarkdownLexer';
import type { LineReference } from './CodeLines';
import type { GroundingProfile } from './GroundingProfile';
import type { Resolution } from './NameIndex';
import { type NumberToken, readNumbers } from './readNumbers';

/** A part of a text, with its place there. */
interface Place {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface NameToken extends Place {
  readonly kind: 'name';
  readonly resolution: Resolution | LineReference;
  /** Written as an id: F12. */
  readonly isId: boolean;
}

/** `{F3.total%}`, `{L42.self}`: a number that code fills in. */
export interface PlaceholderToken extends Place {
  readonly kind: 'placeholder';
  readonly id: number;
  /** True if the id is a line's. */
  readonly isLine: boolean;
  /** undefined if code cannot fill it in. */
  readonly of: 'self' | 'total' | undefined;
  readonly isShare: boolean;
}

/** The id of a fact, a link, or a code span that is no name of this profile and does not look like one (`word`). */
export interface PlainToken extends Place {
  readonly kind: 'fact' | 'link' | 'word';
}

export type Token = NameToken | PlaceholderToken | PlainToken | (NumberToken & { readonly kind: 'number' });

// Lengths are bounded so that brackets without an end cost little.
const LINKS =
  /!?\[[^\]\n]{0,300}\]\([^()\s]{0,2000}(?:\([^()\s]{0,300}\)[^()\s]{0,300}){0,5}[^)\n]{0,300}\)|<(?:https?|mailto|javascript|data):[^>\s]{0,2000}>|\b(?:https?:\/\/|www\.)[^\s<>()`]+|^\s{0,3}\[[^\]\n]{1,300}\]:\s{0,10}\S+/gm;
const PLACEHOLDER = /\{([FLK])(\d{1,7})(?:\.([^{}\s]{0,40}))?\}/g;
const FIELD = /^(self|total)(%)?$/;
const FACT_ID = /\bK\d{1,4}\b/g;
/** Code that says what to do: `var re = regexp.MustCompile("…")`. */
const STATEMENT =
  /^(?:var|let|const|return|func|def|fn|static|final|await|import|defer|private|public)\s|\s(?::=|\+?=)\s|;$/;
const ARROWS = /\s*(?:→|->|=>|⟶|➜)\s*/;

/** Finds everything in a text that can be checked, in its order. Positions refer to the text. */
export function readTokens(text: string, profile: GroundingProfile): Token[] {
  const taken = new Uint8Array(text.length);
  const tokens: Token[] = [];
  const take = (start: number, end: number): void => void taken.fill(1, start, end);
  const add = (token: Token): void => {
    tokens.push(token);
    take(token.start, token.end);
  };
  for (const match of text.matchAll(LINKS)) {
    const [whole] = match;
    const label = /^!?\[[^\]\n]*\]\(/.exec(whole);
    const start = match.index + (label ? label[0].length - 1 : 0);
    add({ kind: 'link', start, end: match.index + whole.length, text: whole.slice(start - match.index) });
  }
  const isFree = (start: number, end = start + 1): boolean => !taken.subarray(start, end).includes(1);
  for (const { start, end, reference } of profile.code?.listParts(text) ?? []) {
    // A name can hold the number of its line.
    if (isFree(start, end) && text.charAt(start - 1) !== '{') {
      add({ kind: 'name', start, end, text: text.slice(start, end), resolution: reference, isId: true });
    }
  }
  for (const { start, end, isCode } of readRuns(text)) {
    if (isCode && isFree(start, end)) {
      const content = text.slice(start, end);
      readSpan(content, start, profile).forEach(add);
      // Apart from numbers, the rest of the span is no prose.
      if (!/^\W*\d/.test(content)) {
        take(start, end);
      }
    }
  }
  for (const match of text.matchAll(PLACEHOLDER)) {
    const token = readPlaceholder(match);
    if (isFree(token.start, token.end)) {
      add(token);
    }
  }
  readBareNames(maskTaken(text, taken), profile).forEach(add);
  for (const match of text.matchAll(FACT_ID)) {
    if (isFree(match.index, match.index + match[0].length)) {
      add({ kind: 'fact', start: match.index, end: match.index + match[0].length, text: match[0] });
    }
  }
  readNumbers(text, (index) => isFree(index)).forEach((token) => tokens.push({ kind: 'number', ...token }));
  return tokens.sort((a, b) => a.start - b.start);
}

function readSpan(content: string, start: number, profile: GroundingProfile): Token[] {
  const at = start + content.length - content.trimStart().length;
  const text = content.trim();
  const place = { start: at, end: at + text.length, text };
  const placeholder = [...text.matchAll(PLACEHOLDER)].find((match) => match[0] === text);
  if (placeholder) {
    return [{ ...readPlaceholder(placeholder), ...place }];
  }
  if (/^K\d{1,4}$/.test(text)) {
    return [{ ...place, kind: 'fact' }];
  }
  const token = readName(text, at, profile);
  if (token.resolution.kind === 'unknown' && STATEMENT.test(text)) {
    return [{ ...place, kind: 'word' }];
  }
  if (token.resolution.kind !== 'unknown' || !ARROWS.test(text)) {
    return isName(token, true) ? [token] : /^\W*\d/.test(text) ? [] : [{ ...place, kind: 'word' }];
  }
  let from = 0;
  return text.split(ARROWS).flatMap((part): Token[] => {
    const partAt = text.indexOf(part, from);
    from = partAt + part.length;
    return part === '' ? [] : [readName(part, at + partAt, profile)];
  });
}

function readName(text: string, start: number, profile: GroundingProfile): NameToken {
  const [, digits] = /^F(\d{1,6})$/.exec(text) ?? [];
  const byId = digits === undefined ? undefined : profile.getFunction(Number(digits));
  const base = { kind: 'name', start, end: start + text.length, text } as const;
  if (byId !== undefined) {
    return { ...base, resolution: { kind: 'function', nameIndex: byId }, isId: true };
  }
  return { ...base, resolution: profile.names.resolve(text), isId: digits !== undefined };
}

/** Reads words outside code spans: names with spaces as they are, function ids, and what has the shape of a function. */
function readBareNames(text: string, profile: GroundingProfile): NameToken[] {
  const found: NameToken[] = [];
  let end = 0;
  for (const match of text.matchAll(/[^\s|]+/g)) {
    const raw = match[0];
    const lead = /^[("'*_“‘[]*/.exec(raw)?.[0].length ?? 0;
    for (const start of new Set([match.index, match.index + lead])) {
      const spaced = start >= end ? profile.names.findSpaced(text, start) : undefined;
      if (spaced) {
        end = start + spaced.length;
        const resolution = { kind: 'function', nameIndex: spaced.nameIndex } as const;
        found.push({ kind: 'name', start, end, text: text.slice(start, end), resolution, isId: false });
      }
    }
    if (match.index < end) {
      continue;
    }
    for (const piece of raw.matchAll(/(?:(?!→|=>|⟶|➜)(?!->\w*[A-Za-z]+\.)[^→⟶➜])+/g)) {
      const token = readBareWord(piece[0], match.index + piece.index, profile);
      if (token && token.start >= end) {
        found.push(token);
        end = token.end;
      }
    }
  }
  return found;
}

function readBareWord(raw: string, start: number, profile: GroundingProfile): NameToken | undefined {
  for (const text of listTrimmed(raw)) {
    const at = start + raw.indexOf(text);
    if (/^F\d{1,6}$/.test(text)) {
      return readName(text, at, profile);
    }
    const isWholeName = /[^A-Za-z]/.test(text) && profile.names.findExact(text) !== undefined;
    if (!isWholeName && !hasFunctionShape(text) && !isLikeAFunction(text, profile)) {
      continue;
    }
    const token = readName(text, at, profile);
    if (token.resolution.kind === 'function') {
      return token;
    }
  }
  const text = listTrimmed(raw).at(-1) ?? '';
  const token = readName(text, start + raw.indexOf(text), profile);
  return (hasFunctionShape(text) && isName(token, false)) || isLikeAFunction(text, profile) ? token : undefined;
}

/** `sha256.block` could be a file or a slip of the pen: it is a name if functions have its last word. */
function isLikeAFunction(text: string, { names }: GroundingProfile): boolean {
  const [, word = ''] = /^[A-Za-z_][\w$]*(?:\.[A-Za-z_$][\w$]*)*\.([A-Za-z_$][\w$]*)(?:\(\))?$/.exec(text) ?? [];
  return word.length >= 4 && !FILE.test(text) && !NO_FUNCTIONS.has(text) && names.hasLastWord(text);
}

/** Lists the word as it is, without quotes and punctuation around it, and without brackets that do not belong to it. */
function listTrimmed(raw: string): string[] {
  const plain = raw.replace(/^["'*“‘]+|["'*”’.,;:!?…]+$/g, '').replace(/['’]s$/, '');
  const inner = plain.replace(/^[([{_]+/, '').replace(/[\])},.;:_*'"]+$/, '');
  const closed = /\($/.test(inner) ? inner.slice(0, -1) : inner;
  const withCall = plain.endsWith('()') && !inner.endsWith('()') ? [`${closed.replace(/\($/, '')}()`] : [];
  return [...new Set([raw, plain, ...withCall, closed])].filter((text) => text !== '');
}

const FILE =
  /\.(go|py|rb|jsx?|tsx?|mjs|cjs|rs|java|kt|cs|c|cc|cpp|h|hpp|md|json|ya?ml|toml|html?|css|txt|log|proto|sql|so|dll|jar|exe|net|com|org|io|dev)$/i;
const NO_FUNCTIONS = new Set(
  `gRPC eBPF mTLS iOS macOS jQuery etcd iPhone eBay LinkedIn YouTube i.e e.g a.k.a vs.the et.al Node.js node.js Next.js Vue.js
  .NET ASP.NET alloc_space alloc_objects inuse_space inuse_objects process_cpu service_name`.split(/\s+/),
);

/** True if a word can only be code: `pkg.Func`, `a::b`, `lowerCamel`, `snake_case`, `call()`. */
function hasFunctionShape(text: string): boolean {
  if (text.length < 3 || NO_FUNCTIONS.has(text) || FILE.test(text) || /^[\d.,+-]+\w?$|^v?\d|^\W+$/.test(text)) {
    return false;
  }
  if (/[A-Za-z_]\w*(?:<[^>]*>)?::[A-Za-z_{<]/.test(text) || /^[\w.$]+\(\)$/.test(text)) {
    return true;
  }
  if (/^[a-z][a-z0-9]*[A-Z]\w*$/.test(text) || /^_*[A-Za-z0-9]+(?:_[A-Za-z0-9]+)+$/.test(text)) {
    return !/^[A-Z0-9_]+$/.test(text);
  }
  if (/^[\w$/.-]*[\w$]\.(?:\(\*?\w+(?:\[[^\]]*\])?\)\.)?[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*(?:\(.*\))?$/.test(text)) {
    return /[A-Z_(/]/.test(text.slice(1)) || (text.match(/\./g) ?? []).length > 1;
  }
  return /^[\w./-]+\.(?:py|js|ts|rb|rs):/.test(text) || /^[\w$.]+![\w$.]+/.test(text);
}

/** True if an unresolved text was meant as a name. Code spans are, unless they are clearly something else. */
function isName({ text, resolution, isId }: NameToken, isSpan: boolean): boolean {
  if (isId || resolution.kind !== 'unknown') {
    return resolution.kind !== 'container' || isSpan || hasFunctionShape(text);
  }
  if (hasFunctionShape(text) || / - |\.(?:py|rb|js|ts):|::/.test(text)) {
    return true;
  }
  const isDotted =
    /^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)+$/.test(text) && !FILE.test(text) && !NO_FUNCTIONS.has(text);
  return isSpan && (isDotted || (resolution.near.length > 0 && !RESERVED.test(text)));
}

const RESERVED =
  /^(?:[A-Z0-9_]+(?:=.*)?|-.*|O\(.*|\W+|for|if|while|map|string|int|byte|bool|nil|null|true|false|struct|class|func|def|async|await|go|defer|const|let|var|this|self|total|other)$/;

function maskTaken(text: string, taken: Uint8Array): string {
  let masked = '';
  let from = 0;
  for (let index = taken.indexOf(1); index >= 0; index = taken.indexOf(1, from)) {
    const free = taken.indexOf(0, index);
    const end = free < 0 ? text.length : free;
    masked += text.slice(from, index) + ' '.repeat(end - index);
    from = end;
  }
  return masked + text.slice(from);
}

function readPlaceholder(match: RegExpExecArray): PlaceholderToken {
  const [text, kind, digits = '', field] = match;
  const [, of, percent] = FIELD.exec(field ?? '') ?? [];
  const isValue = kind !== 'K' && (field === undefined || of !== undefined);
  return {
    kind: 'placeholder',
    start: match.index,
    end: match.index + text.length,
    text,
    id: Number(digits),
    isLine: kind === 'L',
    of: !isValue ? undefined : of === 'self' ? 'self' : 'total',
    isShare: percent !== undefined || of === undefined,
  };
}
