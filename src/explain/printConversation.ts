import type { Claim } from 'profile/explain/grounding/Claim';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import type { AnswerTurn, Conversation } from './Conversation';
import { isStruckThrough } from './isStruckThrough';

/**
 * Prints a conversation as Markdown: what failed the check is struck through, and the end says where all of it comes
 * from. Wherever it is pasted, it loads no image, leads nowhere by a click and holds no HTML.
 */
export function printConversation({ subject, provider, explanation, turns }: Conversation): string {
  const parts = turns.map((turn) =>
    [printQuestion(turn), printAnswer(turn), printCheck(turn)].filter(Boolean).join('\n\n'),
  );
  const models = [...new Set(turns.flatMap(({ model }) => model ?? []))];
  const times = turns.map(({ askedAtMs }) => new Date(askedAtMs).toISOString());
  const provenance = [
    ...subject.provenance,
    { label: 'Model', value: [provider.name, ...models].join(', ') },
    { label: 'Asked', value: times.join(', ') },
  ];
  const cited = new Set(turns.flatMap(({ checked }) => checked?.claims.flatMap(({ factIds }) => factIds) ?? []));
  const facts = explanation.facts.facts.filter(({ id }) => cited.has(id));
  const lines = [...facts.map(({ id, sentence }) => ({ label: id, value: sentence })), ...provenance].map(
    ({ label, value }) => `- ${label}: ${escape(value)}`,
  );
  return `${[`# ${escape(subject.title)}`, ...parts, '---', lines.join('\n')].join('\n\n')}\n`;
}

function printQuestion({ question: { text, about } }: AnswerTurn): string {
  const name = about === undefined ? '' : `About \`${formatFunctionName(about).replaceAll('`', "'")}\``;
  const words = [name, text.replace(/!?\[/g, '\\[')].filter(Boolean).join(': ');
  return words === '' ? '' : `> ${escapeHtml(words.replace(/\s+/g, ' '))}`;
}

function printAnswer({ text, checked, problem }: AnswerTurn): string {
  const edits = (checked?.claims ?? [])
    .map((claim) => printEdit(text, claim))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  let printed = '';
  let place = 0;
  for (const edit of edits) {
    // Claims can lie within each other: the first one is printed, and notes that only follow a place always.
    if (edit.start >= place || edit.start === edit.end) {
      printed += text.slice(place, Math.max(place, edit.start)) + edit.text;
      place = Math.max(place, edit.end);
    }
  }
  const edited = printed + text.slice(place);
  const marked = escapeHtml(edited).trim();
  return problem === undefined ? marked : `${marked}\n\n*Partial: ${problem}*`;
}

const MAX_ADDRESS_LENGTH = 300;

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function printEdit(answer: string, { kind, start, end, text, verdict, reason, replacement }: Claim): Edit {
  const note = ` *(${reason})*`;
  if (kind === 'relation' || kind === 'direction') {
    // A relation spans other claims, so its note follows it.
    const isQuoted = answer.charAt(end) === '`';
    const place = end + (isQuoted ? 1 : 0);
    return { start: place, end: place, text: verdict === 'ok' ? '' : ` *(a hypothesis at best: ${reason})*` };
  }
  if (kind === 'code' && verdict === 'unsupported') {
    return { start: end, end, text: `\n\n*(not applicable: ${reason})*` };
  }
  if (kind === 'link') {
    const address = text.replace(/^[(<]|[)>]$/g, '').replaceAll('`', '%60');
    return { start, end, text: ` (\`${address.slice(0, MAX_ADDRESS_LENGTH)}\`, not checked)` };
  }
  const shown = replacement === undefined ? text : kind === 'name' ? formatFunctionName(replacement) : replacement;
  if (kind === 'code' || verdict === 'ok' || verdict === 'not-checkable') {
    return { start, end, text: shown };
  }
  // Marks do not count within code.
  const isQuoted = answer.charAt(start - 1) === '`' && answer.charAt(end) === '`';
  const quoted = isQuoted ? `\`${shown}\`` : shown;
  return {
    start: start - (isQuoted ? 1 : 0),
    end: end + (isQuoted ? 1 : 0),
    text: `${isStruckThrough(verdict, kind) ? `~~${quoted}~~` : quoted}${note}`,
  };
}

function printCheck({ checked, status }: AnswerTurn): string {
  return checked
    ? `*Checked against the profile: ${checked.summary.sentence}${status === 'whole' ? '' : ', partial'}.*`
    : '';
}

/** Values of a query are text of others: nothing in them becomes markup or a line of its own. */
function escape(text: string): string {
  return formatFunctionName(text).replace(/[\\`*_[\]<>#|~]/g, '\\$&');
}

const FENCE = /^ {0,3}(`{3,}|~{3,})([^`]*)$/;

/**
 * Markdown in which `<` begins no HTML, wherever it is rendered. Within code it stays as it is, if that is code by every
 * reading; if marks of code do not pair up within their lines, it is escaped there, too.
 */
export function escapeHtml(markdown: string): string {
  let fence = '';
  const paragraphs: { isCode: boolean; lines: string[] }[] = [];
  for (const line of markdown.split('\n')) {
    const [, marks = '', info = ''] = FENCE.exec(line) ?? [];
    const isClosing = fence !== '' && marks.startsWith(fence) && info.trim() === '';
    const isCode = fence !== '' || marks !== '';
    const last = paragraphs.at(-1);
    if (last && last.isCode === isCode && (isCode || line.trim() !== '')) {
      last.lines.push(line);
    } else {
      paragraphs.push({ isCode, lines: [line] });
    }
    fence = isClosing ? '' : fence || marks;
  }
  return paragraphs.flatMap(({ isCode, lines }) => (isCode ? lines : escapeProse(lines))).join('\n');
}

function escapeProse(lines: readonly string[]): string[] {
  const isPaired = lines.every((line) => !/``|\\`/.test(line) && (line.split('`').length - 1) % 2 === 0);
  return lines.map((line) =>
    line
      .split('`')
      .map((part, at) => (isPaired && at % 2 === 1 ? part : part.replace(/<(?=[a-z/!?])/gi, '\\<')))
      .join('`'),
  );
}
