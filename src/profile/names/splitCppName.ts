import type { NameParts } from './NameParts';

/** Parts of a name between `::`, without arguments and template arguments. */
interface CppPart {
  readonly text: string;
  /** True if it had arguments or template arguments of its own: a class template, or a function that contains others. */
  readonly hasArguments: boolean;
}

/**
 * C++ names, demangled. The package is the namespace: all up to the first part that begins with a capital letter or has arguments of
 * its own. A lambda is called by its number in the function that it is in.
 *
 *     void rocksdb::DBImpl::Get(Slice const&) const                 rocksdb | DBImpl::Get
 *     acme::Loop::start()::{lambda(int)#2}::operator()(int) const   acme    | Loop::start::{lambda#2}
 *     decltype(auto) acme::visit<int>(acme::V&)                     acme    | visit
 */
export function splitCppName(name: string): NameParts {
  const parts = readParts(name).filter(({ text }) => !/^__(?:\d|cxx11|ndk1|detail)$/.test(text));
  // Every lambda has an `operator()`, so that says nothing.
  if (parts.length > 1 && parts.at(-1)?.text === 'operator()' && isLambda(parts.at(-2)?.text ?? '')) {
    parts.pop();
  }
  const firstClass = parts.findIndex(
    ({ text, hasArguments }, index) =>
      index === parts.length - 1 || hasArguments || /^[A-Z~{'$]/.test(text) || /^operator\b/.test(text),
  );
  const join = (some: readonly CppPart[]) => some.map(({ text }) => text).join('::');
  const shortName = join(parts.slice(Math.max(0, firstClass)));
  return { packageName: join(parts.slice(0, Math.max(0, firstClass))), shortName: shortName || name, language: 'cpp' };
}

/** Names of lambdas by GCC, Clang and MSVC: `{lambda#2}`, `'lambda0'`, `$_0`, `<lambda_1>`. */
function isLambda(text: string): boolean {
  return /^(?:\{lambda|'lambda|\$_\d|<lambda)/.test(text);
}

function readParts(name: string): CppPart[] {
  // Qualifiers stand behind arguments, also of a function that a lambda is in.
  const text = name.replace(/\)(?: (?:const|volatile|noexcept|&&?|\[clone [^\]]*\]|\[[\w.]+\]))+(?=::|$)/g, ')');
  let parts: CppPart[] = [];
  let part = '';
  let hasArguments = false;
  const finish = () => {
    if (part !== '') {
      parts.push({ text: part, hasArguments });
    }
    part = '';
    hasArguments = false;
  };
  for (let index = 0; index < text.length;) {
    const operator = part === '' ? readOperator(text, index) : '';
    if (operator !== '') {
      part = operator;
      index += operator.length + (text.startsWith(' <', index + operator.length) ? 1 : 0);
    } else if (text.startsWith('::', index)) {
      finish();
      index += 2;
    } else if (text[index] === ' ') {
      // The part before is the return type.
      parts = [];
      part = '';
      hasArguments = false;
      index++;
    } else if ('<(['.includes(text[index] ?? '') && (part !== '' || text[index] === '[')) {
      hasArguments = true;
      index = skipBrackets(text, index);
    } else if ('({<'.includes(text[index] ?? '')) {
      const end = skipBrackets(text, index);
      part = shortenMadeUp(text.slice(index, end));
      index = end;
    } else {
      part += text[index] ?? '';
      index++;
    }
  }
  finish();
  return parts;
}

/** `{lambda(int, char)#2}` → `{lambda#2}`; `(anonymous namespace)` stays. */
function shortenMadeUp(text: string): string {
  const open = text.indexOf('(', 1);
  return text.startsWith('{') && open > 0 ? text.slice(0, open) + text.slice(text.lastIndexOf(')') + 1) : text;
}

const OPERATOR = /operator(?:\(\)|\[\]|""\s?\w+|[<>=!+\-*/%^&|~,]{1,3}| (?:new|delete)(?:\[\])?| [^(]+)(?=[(<\s]|$)/y;

/** Reads the operator with its own characters, if one begins: `operator()`, `operator<`, `operator new`, `operator bool`. */
function readOperator(text: string, index: number): string {
  if (!text.startsWith('operator', index)) {
    return '';
  }
  OPERATOR.lastIndex = index;
  return OPERATOR.exec(text)?.[0].trimEnd() ?? '';
}

/**
 * Returns the index behind the closing bracket for the one at `index`; the end of the text if there is none. Arrows close nothing.
 */
function skipBrackets(text: string, index: number): number {
  let depth = 0;
  for (let at = index; at < text.length; at++) {
    const char = text[at] ?? '';
    if ('<([{'.includes(char)) {
      depth++;
    } else if (')]}'.includes(char) || (char === '>' && text[at - 1] !== '-')) {
      depth--;
    }
    if (depth === 0) {
      return at + 1;
    }
  }
  return text.length;
}
