/** @jest-environment node */
import { escapeMarkup } from './escapeMarkup';

test.each([
  ['<a href="x">&\'', '&lt;a href=&quot;x&quot;&gt;&amp;&#39;'],
  ['', ''],
  ['nul\0 and \u202E', 'nul␀ and ⟨U+202E⟩'],
  ['no characters: \uFFFE\uFFFF', 'no characters: \uFFFD\uFFFD'],
])('%j is safe as %j', (text, escaped) => {
  expect(escapeMarkup(text)).toBe(escaped);
});
