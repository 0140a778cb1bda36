import { escapeMarkup } from 'flamegraph/exports/escapeMarkup';
import type { RichCopy } from 'grafana/copyRich';
import { formatFunctionName } from 'profile/format/formatFunctionName';

/** Content of a ticket: plain texts, which may come from outside. */
export interface Ticket {
  /** One sentence each: first the subject and its amount, then what changes them. */
  readonly sentences: readonly string[];
  /** Query of the profile; undefined if the sentences say all of it. */
  readonly query: string | undefined;
  /** Headings of the functions' numbers. */
  readonly columns: readonly string[];
  readonly functions: ReadonlyArray<{ readonly name: string; readonly numbers: readonly string[] }>;
  /** The address of the view, with fixed times; undefined if it must not leave the house. */
  readonly link: string | undefined;
}

/** Prints the ticket in the forms in which it is copied; `picture` is a PNG of the graph, undefined for none. */
export function printTicket(ticket: Ticket, picture: Blob | undefined): RichCopy {
  return {
    text: printTicketMarkdown(ticket),
    printHtml: (address) => printTicketHtml(ticket, address),
    picture,
  };
}

/** Prints the ticket as Markdown, in which nothing from outside is markup. */
export function printTicketMarkdown({ sentences, query, columns, functions, link }: Ticket): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const table = [
    row(['Function', ...columns]),
    row(['---', ...columns.map(() => '---:')]),
    ...functions.map(({ name, numbers }) => row([printCode(name), ...numbers.map(escapeMarkdown)])),
  ];
  return [
    [...sentences.map(escapeMarkdown), ...(query === undefined ? [] : [`Query: ${printCode(query)}`])].join(' '),
    ...(functions.length > 0 ? [table.join('\n')] : []),
    ...(link === undefined ? [] : [`<${link}>`]),
  ].join('\n\n');
}

/**
 * Prints the ticket as HTML.
 *
 * @param picture address of the picture of the graph; undefined for none
 */
export function printTicketHtml({ sentences, query, columns, functions, link }: Ticket, picture?: string): string {
  const cells = (tag: string, texts: readonly string[]) =>
    texts.map((text) => `<${tag} align="right">${escapeMarkup(text)}</${tag}>`).join('');
  const rows = functions.map(
    ({ name, numbers }) => `<tr><td><code>${escapeMarkup(name)}</code></td>${cells('td', numbers)}</tr>`,
  );
  const address = link === undefined ? '' : escapeMarkup(link);
  return [
    `<p>${[...sentences.map(escapeMarkup), ...(query === undefined ? [] : [`Query: <code>${escapeMarkup(query)}</code>`])].join(' ')}</p>`,
    ...(rows.length > 0
      ? [`<table><tr><th align="left">Function</th>${cells('th', columns)}</tr>${rows.join('')}</table>`]
      : []),
    ...(address === '' ? [] : [`<p><a href="${address}">${address}</a></p>`]),
    ...(picture === undefined ? [] : [`<p><img src="${escapeMarkup(picture)}" alt="Flame graph" width="800"></p>`]),
  ].join('\n');
}

/** Escapes text that Markdown reads as markup, chats as a mention, and both as an address. */
function escapeMarkdown(text: string): string {
  return formatFunctionName(text).replace(/[\\`*_{}[\]<>#|~@]|\/(?=\/)|(?<=www)\./gi, '\\$&');
}

/** Prints a name as code: between more backticks than it has in a row. Even there, a table ends its cell at a pipe. */
function printCode(name: string): string {
  const text = formatFunctionName(name).replace(/\|/g, '\\|');
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest > 0 ? `${fence} ${text} ${fence}` : `${fence}${text}${fence}`;
}
