/** Parts between separators that are in no brackets: `a::b<c::d>::e` by `::` is `a`, `b<c::d>`, `e`. */
export function splitOutsideBrackets(text: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let index = 0; index < text.length; index++) {
    const char = text[index] ?? '';
    if ('<([{'.includes(char)) {
      depth++;
    } else if (')]}'.includes(char) || (char === '>' && text[index - 1] !== '-')) {
      depth = Math.max(0, depth - 1);
    } else if (depth === 0 && text.startsWith(separator, index)) {
      parts.push(text.slice(start, index));
      index += separator.length - 1;
      start = index + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}
