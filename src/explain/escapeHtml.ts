const FENCE = /^ {0,3}(`{3,}|~{3,})([^`]*)$/;

/**
 * Markdown in which `<` begins no HTML, wherever it is rendered. Within code it stays as it is, where that is code by every
 * reading; where marks of code do not pair up within their lines, it is escaped there, too.
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
