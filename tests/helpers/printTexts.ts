/** Joins the pieces of text in an element, apart, without spaces between them: `<b>1</b><i>50 %</i>` → "1 | 50 %". */
export function printTexts(element: Element): string {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  while (walker.nextNode()) {
    texts.push(walker.currentNode.textContent ?? '');
  }
  return texts.filter((text) => text.trim() !== '').join(' | ');
}
