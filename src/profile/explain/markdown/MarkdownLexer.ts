import { Lexer, Tokenizer, type Tokens } from 'marked';

/**
 * Reads the Markdown that an answer may use. HTML, links, images, definitions and deletions stay plain text: links are never
 * followed, and a deletion would look like a mark of the check. Indented lines are text, since lists indent them.
 */
class AnswerTokenizer extends Tokenizer {
  override html(): undefined {}
  override tag(): undefined {}
  override code(): undefined {}
  override def(): undefined {}
  override lheading(): undefined {}
  override link(): undefined {}
  override reflink(): undefined {}
  override autolink(): undefined {}
  override url(): undefined {}
  override del(): undefined {}
}

class WithoutEmphasis extends AnswerTokenizer {
  override emStrong(): undefined {}
}

const WITHOUT_EMPHASIS = { gfm: true, tokenizer: new WithoutEmphasis() };
const OPTIONS = { gfm: true, tokenizer: new AnswerTokenizer() };

/** Kind of a line's beginning, and the place of its text. */
interface LineStart {
  readonly kind: 'blank' | 'heading' | 'item' | 'code' | 'rule' | 'prose';
  readonly start: number;
  readonly end: number;
  readonly isOrdered: boolean;
  /** For code: the marks that open it, and the text after them. */
  readonly fence: string;
  readonly info: string;
}

/** The first characters tell what a line begins; deeply nested marks further on would only cost time. */
const MAX_LINE_START = 300;
/** Emphasis is looked for pair by pair, so a text that is nothing but marks is taken as it stands. */
const MAX_MARKS = 200;

/** Reads a line by itself: how far it is indented or quoted says nothing here. */
export function readLineStart(line: string): LineStart {
  const [indent = ''] = /^[\s>]*/.exec(line) ?? [];
  // "•" is not Markdown, but models write it.
  const text = line
    .slice(indent.length)
    .replace(/^•(?=\s)/, '*')
    .trimEnd();
  const head = text.slice(0, MAX_LINE_START).trimEnd();
  const at = (kind: LineStart['kind'], start: number, isOrdered = false, end = text.length): LineStart => {
    return { kind, start: indent.length + start, end: indent.length + end, isOrdered, fence: '', info: '' };
  };
  const [token] = new Lexer(OPTIONS).blockTokens(head) as (Tokens.Generic | undefined)[];
  switch (token?.type) {
    case undefined:
      return at('blank', 0);
    case 'hr':
      return head === text ? at('rule', 0) : at('prose', 0);
    case 'heading': {
      const { depth, text: title } = token as Tokens.Heading;
      const start = title === '' ? text.length : text.indexOf(title, depth);
      return at('heading', start, false, head === text ? start + title.length : text.length);
    }
    case 'code':
      return readFence(text, indent.length);
    case 'list': {
      const { ordered, items } = token as Tokens.List;
      const start = head.length - (items[0]?.text ?? '').length;
      return items[0]?.tokens[0]?.type === 'code'
        ? readFence(text.slice(start), indent.length + start)
        : at('item', start, ordered);
    }
    default:
      return at('prose', 0);
  }
}

function readFence(text: string, start: number): LineStart {
  const [fence = ''] = /^(`+|~+)/.exec(text) ?? [];
  const info = text.slice(fence.length).trim();
  return { kind: 'code', start, end: start + text.length, isOrdered: false, fence, info };
}

/** True if the second line makes the first one the header of a table. */
export function isTable(header: string, delimiter: string): boolean {
  const [token] = new Lexer(OPTIONS).blockTokens(`${header.trim()}\n${delimiter.trim()}`);
  return token?.type === 'table';
}

/** A part of a text in which all looks the same, with its marks left out. */
export interface Run {
  readonly start: number;
  readonly end: number;
  /** '' for a mark. */
  readonly text: string;
  readonly isStrong: boolean;
  readonly isEmphasis: boolean;
  readonly isCode: boolean;
  /** A character that a backslash keeps from being a mark. */
  readonly isEscaped: boolean;
}

type Style = Pick<Run, 'isStrong' | 'isEmphasis'>;

/** Reads the runs of a paragraph, item or row, one after the other without a gap. */
export function readRuns(text: string): Run[] {
  const runs: Run[] = [];
  const isMarksOnly = (text.match(/[*_]/g) ?? []).length > MAX_MARKS;
  const lexer = new Lexer(isMarksOnly ? WITHOUT_EMPHASIS : OPTIONS);
  const add = (start: number, end: number, style: Style, shown = text.slice(start, end), more: Partial<Run> = {}) => {
    if (end > start) {
      runs.push({ start, end, text: shown, ...style, isCode: false, isEscaped: false, ...more });
    }
  };
  const read = (tokens: readonly Tokens.Generic[], from: number, style: Style): void => {
    let start = from;
    for (const token of tokens) {
      const end = start + token.raw.length;
      switch (token.type) {
        case 'strong':
        case 'em': {
          const width = token.type === 'strong' ? 2 : 1;
          const inner = { ...style, ...(token.type === 'strong' ? { isStrong: true } : { isEmphasis: true }) };
          add(start, start + width, inner, '');
          read(token.tokens ?? [], start + width, inner);
          add(end - width, end, inner, '');
          break;
        }
        case 'codespan': {
          const width = /^`+/.exec(token.raw)?.[0].length ?? 0;
          add(start, start + width, style, '');
          add(start + width, end - width, style, undefined, { isCode: true });
          add(end - width, end, style, '');
          break;
        }
        case 'escape':
          add(start, start + 1, style, '');
          add(start + 1, end, style, undefined, { isEscaped: true });
          break;
        default:
          add(start, end, style);
      }
      start = end;
    }
  };
  read(lexer.inlineTokens(text), 0, { isStrong: false, isEmphasis: false });
  return runs;
}
