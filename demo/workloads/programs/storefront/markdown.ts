import { escapeHtml } from './escapeHtml';

/** Paragraphs, lists, headings, emphasis, code and links: what product texts use. */
export function renderMarkdown(source: string): string {
  return source
    .split(/\n{2,}/)
    .map((block) => renderBlock(block))
    .join('');
}

function renderBlock(block: string): string {
  if (block.startsWith('- ')) {
    return renderList(block.split('\n'));
  }
  const heading = /^(#{1,3}) (.+)$/.exec(block);
  if (heading !== null) {
    const level = heading[1]?.length ?? 1;
    return `<h${level}>${renderInline(heading[2] ?? '')}</h${level}>`;
  }
  return `<p>${renderInline(block)}</p>`;
}

function renderList(lines: readonly string[]): string {
  return `<ul>${lines.map((line) => `<li>${renderInline(line.replace(/^- /, ''))}</li>`).join('')}</ul>`;
}

function renderInline(text: string): string {
  return renderLinks(renderEmphasis(escapeHtml(text)));
}

function renderEmphasis(text: string): string {
  return text
    .replaceAll(/\*\*(.+?)\*\*/g, '<strong>$1</strong>')
    .replaceAll(/\*(.+?)\*/g, '<em>$1</em>')
    .replaceAll(/`(.+?)`/g, '<code>$1</code>');
}

function renderLinks(text: string): string {
  return text.replaceAll(/\[([^\]]+)\]\(([^)]+)\)/g, '<a href="$2">$1</a>');
}
