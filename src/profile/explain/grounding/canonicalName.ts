/**
 * A function name without what people leave out or write in another way: receivers, generics, arguments, line numbers,
 * file extensions; all separators become dots.
 *
 *     net/http.(*conn).serve                 net.http.conn.serve
 *     core::hash::sip::Hasher<S>::write      core.hash.sip.Hasher.write
 *     shop/cart.py:12 - snapshot             shop.cart.snapshot
 */
export function canonicalName(name: string): string {
  return removeBrackets(name.replace(/\\(?=[_*<>[\]])/g, '').replace(/^[*&](?=\w)/, ''))
    .replace(/\.(py|rb|jsx?|tsx?|mjs|cjs|rs)(?=$|[:\s.])/g, '')
    .replace(/:-?\d+(?::\d+)?(?=$|[\s):])/g, '')
    .replace(/ - |::|->|[/#!:\\]/g, '.')
    .replace(/\.{2,}/g, '.')
    .replace(/^[.\s]+|[.\s]+$/g, '');
}

export function getLastWord(canonical: string): string {
  return canonical.slice(canonical.lastIndexOf('.') + 1);
}

/** `(*T)` becomes `T`; arguments and generics after an identifier go. `<init>` and `operator()` stay. */
function removeBrackets(name: string): string {
  if (!/[(<[]/.test(name)) {
    return name;
  }
  const plain = name.replace(/\(\*?([\w.$]+)\)(?=\.)/g, '$1');
  let kept = '';
  let depth = 0;
  for (let index = 0; index < plain.length; index++) {
    const char = plain.charAt(index);
    if ('(<['.includes(char) && (depth > 0 || (isAfterWord(plain, index) && !kept.endsWith('operator')))) {
      depth++;
    } else if (depth > 0 && ')>]'.includes(char)) {
      depth -= plain.charAt(index - 1) === '-' ? 0 : 1;
    } else if (depth === 0) {
      kept += char;
    }
  }
  return depth === 0 ? kept : plain;
}

function isAfterWord(text: string, index: number): boolean {
  return /[\w>\])]/.test(text.charAt(index - 1)) || (text.charAt(index) === '<' && text.startsWith('::', index - 2));
}
