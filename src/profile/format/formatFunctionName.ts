// Control, format and other characters that are invisible or reorder the text around them; half surrogate pairs; the Braille
// blank, which fonts draw as a space.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u{2800}]/gu;

/**
 * Formats a name from a profile as it is shown and exported: what could hide in it, or turn the text around, is made
 * visible. Names come from programs, and a name with a bidi override can look like another.
 *
 *     "a\tb" → "a␉b"     "safe\u202Egnp.exe" → "safe⟨U+202E⟩gnp.exe"     "" → "(no name)"
 */
export function formatFunctionName(name: string): string {
  return name === '' ? '(no name)' : name.replace(INVISIBLE, showCharacter);
}

function showCharacter(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x20) {
    return String.fromCodePoint(0x2400 + code);
  }
  return code === 0x7f ? '\u2421' : `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}
