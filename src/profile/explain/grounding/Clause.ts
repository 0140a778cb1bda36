import type { NumberToken } from './readNumbers';
import type { NameToken, Token } from './readTokens';
import type { Sentence } from './Sentence';

/**
 * The words that say what a number stands for, in lower case. Names are `‹0›`, `‹1›`, … by their place among the names of the
 * sentence, the number is `#`, other numbers are `~`. Marks of emphasis and brackets around nothing but numbers are gone.
 */
export interface Clause {
  /** Beginning of the sentence if it names what the rest is compared with: "compared with ‹0›,". */
  readonly lead: string;
  /** Text from the number before, or from the beginning of the clause, to the number. */
  readonly before: string;
  /** Text from the number to the next one, or to the end of the clause. */
  readonly after: string;
  readonly whole: string;
  readonly names: readonly NameToken[];
}

const LEAD =
  /^[^‹#~\w]*(?:and |but |so |then |- )*(?:compared|relative|measured|in (?:comparison|relation|contrast)|against|versus|next to|without|ignoring|excluding|disregarding|except|apart|aside|besides?|beside|leaving|leave|if|once|outside|of|within|inside|in|under|between|together|combined|taken|all but|everything but)\b[^,#~]*?,/;
/** "At least 30 %" says how sure the number is, not what it is compared with. */
const QUALIFIER =
  /(?:\b(?:more|less|no more|fewer|higher|greater) than|\b(?:well |just )?(?:over|above|under|below)|\bat (?:least|most)|(?<=\w )(?<!\b(?:adds?|added|adding|sums?|mov\w+|went|goes|gone|rose|risen|climb\w*|jump\w*|grew|grown) )up to|\b(?:about|around|roughly|approximately|nearly|almost|exactly|only|just|some|ca\.?|circa|rund|etwa|close to|near)|(?<![-=])>|[~≈<≤≥])\s*$/;
const BOUNDARY = /[,;|]| and (?=[^‹ ])| (?:while|whereas|but(?! ‹)|which|where|then) /g;
/** Words after a comma that still belong to the number. */
const GOES_ON = /^, (?:compared|relative|measured|than|versus|vs|in (?:comparison|relation)|against)\b/;

export function readClause(token: NumberToken, sentence: Sentence): Clause {
  const { names } = sentence;
  const marked = mark(token, sentence);
  const place = marked.indexOf('#');
  const open = marked.lastIndexOf('(', place);
  const close = marked.indexOf(')', place);
  const isInBrackets = open >= 0 && close > open && !marked.slice(open, place).includes(')');
  const whole = marked.replace(/\s*\((?:[~\s,;/]|total|self)*\)/g, '').replace(/\s+/g, ' ');
  const lead = LEAD.exec(whole)?.[0] ?? '';
  if (isInBrackets) {
    const [subject = ''] = /‹\d+›\s*$/.exec(marked.slice(0, open)) ?? [];
    const before = dropQualifier(`${subject} ${marked.slice(open + 1, place)}`.replace(/^.*[~;]/, subject));
    // "Two thirds (67 %)" says the same twice.
    const isRepeated = /~\s*$/.test(marked.slice(0, open));
    return {
      lead: isRepeated ? lead.trim() : '',
      before,
      after: cutAfter(marked.slice(place + 1, close)),
      whole,
      names,
    };
  }
  // "The rest, 40 %, is in ‹0›": what stands between commas belongs to both sides.
  const joined = whole.replace(/,(\s*#\s*),/, ' $1 ');
  const at = joined.indexOf('#');
  const isLed = lead.length <= at;
  return {
    lead: isLed ? lead.trim() : '',
    before: dropQualifier(cutBefore(joined.slice(isLed ? lead.length : 0, at))),
    after: cutAfter(joined.slice(at + 1)),
    whole,
    names,
  };
}

/** Drops a qualifier such as "at least": it says how sure a number is, not what it is about. */
export function dropQualifier(before: string): string {
  const once = before.replace(QUALIFIER, '');
  return once.replace(QUALIFIER, '').replace(/\s+/g, ' ');
}

function cutBefore(before: string): string {
  const since = before.slice(before.lastIndexOf('~') + 1);
  const last = [...since.matchAll(BOUNDARY)].at(-1);
  return last ? since.slice(last.index + (last[0].startsWith(' ') ? 0 : last[0].length)) : since;
}

function cutAfter(after: string): string {
  const until = after.indexOf('~');
  // "41 % and ‹1› 9 %": the name is of the next number.
  const text = until < 0 ? after : after.slice(0, until).replace(/ and ‹\d+›[^‹]*$/, '');
  for (const match of text.matchAll(BOUNDARY)) {
    if (!GOES_ON.test(text.slice(match.index))) {
      return text.slice(0, match.index);
    }
  }
  return text;
}

function mark(token: NumberToken, { start, end, tokens, names, plain }: Sentence): string {
  let marked = '';
  let place = start;
  for (const each of tokens) {
    if (each.start < place) {
      continue;
    }
    marked += plain.slice(place, each.start) + markOf(each, token, names);
    place = each.end;
  }
  return (marked + plain.slice(place, end)).replace(/[*_`$"“”]|\\[()]/g, '').toLowerCase();
}

function markOf(each: Token, token: NumberToken, names: readonly NameToken[]): string {
  switch (each.kind) {
    case 'name':
      return `‹${names.indexOf(each)}›`;
    case 'number':
      return each.start === token.start ? '#' : '~';
    case 'placeholder':
      return '~';
    case 'word':
      return 'w';
    case 'fact':
    case 'link':
      return '';
  }
}
