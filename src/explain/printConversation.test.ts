/** @jest-environment node */
import { escapeHtml } from './printConversation';

test.each([
  ['prose', 'a <img src=x> </b> <!-- c --> 1 < 2', 'a \\<img src=x> \\</b> \\<!-- c --> 1 < 2'],
  ['code within a line', '`Vec<T>::push` <b>', '`Vec<T>::push` \\<b>'],
  ['marks that pair up across lines only', '`\nx` <img> `y\n`', '`\nx` \\<img> `y\n`'],
  ['a mark without another', 'a ` b <img>', 'a ` b \\<img>'],
  ['double marks', '``a`` `<img>`', '``a`` `\\<img>`'],
  ['a marked mark', '\\`<img>\\`', '\\`\\<img>\\`'],
  ['a fence', '```html\n<img>\n```\n<img>', '```html\n<img>\n```\n\\<img>'],
  ['a longer fence', '````\n```\n<img>\n````\n<img>', '````\n```\n<img>\n````\n\\<img>'],
  ['another fence', '~~~\n```\n<img>\n~~~\n<img>', '~~~\n```\n<img>\n~~~\n\\<img>'],
  ['no fence, far to the right', 'a\n    ```\n<img>', 'a\n    ```\n\\<img>'],
  ['no fence, with a mark after it', '```a`\n<img>', '```a`\n\\<img>'],
  ['paragraphs apart', 'a ` b\n\n`<T>`', 'a ` b\n\n`<T>`'],
])('%s', (_, markdown, escaped) => expect(escapeHtml(markdown)).toBe(escaped));
