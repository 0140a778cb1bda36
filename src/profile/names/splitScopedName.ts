import type { NameParts } from './NameParts';
import { splitCppName } from './splitCppName';

/** First parts of names that are Rust crates rather than C++ namespaces. */
const RUST_CRATE =
  /^(?:core|alloc|tokio|hyper|serde|futures|rayon|crossbeam|mio|reqwest|axum|actix|tonic|tower|rustls|ring|parking_lot|hashbrown|tracing|regex|backtrace|addr2line|gimli|pprof|pyroscope|warp|prost|clap|anyhow|sqlx|diesel|bytes|h2|http|indexmap|rand|chrono_tz|memchr)(?:_\w+)?$/;

/** Modules of Rust's `std` that C++'s does not have. */
const RUST_STD_MODULE =
  /^(?:sys|sys_common|panicking|panic|rt|io|fs|net|time|sync|collections|env|process|path|ffi|os|backtrace|alloc|thread|hash|f32|f64)$/;

/**
 * Names with `::`, Rust's and C++'s, demangled. In Rust the package is the crate, in C++ the namespace: all up to the
 * first part that begins with a capital letter or has template arguments.
 *
 *     tokio::runtime::task::core::Core<T,S>::poll        tokio   | Core::poll
 *     void rocksdb::DBImpl::Get(Slice const&) const      rocksdb | DBImpl::Get
 */
export function splitScopedName(name: string): NameParts | undefined {
  if (!name.includes('::')) {
    return /\boperator\b/.test(name) ? splitCppName(name) : undefined;
  }
  const [, javaClass, javaMethod] = /^L([\w/$]+);::(.+)$/.exec(name) ?? [];
  if (javaClass !== undefined && javaMethod !== undefined) {
    const slash = javaClass.lastIndexOf('/');
    return {
      packageName: javaClass.slice(0, Math.max(0, slash)).replaceAll('/', '.'),
      shortName: `${javaClass.slice(slash + 1)}.${javaMethod}`,
      language: 'jvm',
    };
  }
  return isRust(name) ? splitRustName(name) : splitCppName(name);
}

/** The hash that tells compilations of one function apart. */
const RUST_HASH = /::h[0-9a-f]{16}$/;

/** The hash that newer compilers put behind the name of a crate. */
const CRATE_HASH = /(\b\w+)\[[0-9a-f]{8,16}\](?=::)/g;

function isRust(name: string): boolean {
  if (RUST_HASH.test(name) || /^<*\w+\[[0-9a-f]{8,16}\]::/.test(name)) {
    return true;
  }
  if (/\)(?: const)?$/.test(name) || name.includes('operator')) {
    return false;
  }
  const [first = '', second = ''] = name.split('::', 2);
  return (
    name.startsWith('<') ||
    /\{\{|\{closure|\{impl|::<impl | as [\w:<]/.test(name) ||
    RUST_CRATE.test(first) ||
    (first === 'std' && RUST_STD_MODULE.test(second))
  );
}

/** A name that is known to be Rust's. */
export function splitRustName(name: string): NameParts {
  const path = splitOutsideBrackets(name.replace(RUST_HASH, '').replace(CRATE_HASH, '$1'), '::');
  const [first = '', ...rest] = path;
  // `<Type as Trait>::method`: the type says where it belongs, or the trait if the type is a parameter.
  const [, inner] = /^<(.*)>$/s.exec(first) ?? [];
  const parts = inner === undefined ? path : [...getTypePath(inner), ...rest];
  const crate = parts[0] ?? '';
  const inCrate = parts.slice(1).filter((part) => !part.startsWith('<'));
  const isMadeUp = (part: string) => part.startsWith('{');
  const last = inCrate.findLastIndex((part) => !isMadeUp(part));
  const shortName = inCrate
    .slice(Math.max(0, last - 1))
    .map((part) => (isMadeUp(part) ? part : cutTemplate(part)))
    .join('::');
  return { packageName: crate, shortName: shortName || name, language: 'rust' };
}

/** Path of the type in `&mut [alloc::vec::Vec<T>] as core::ops::Drop`, or of the trait for a type without a path. */
function getTypePath(inner: string): string[] {
  const [type = '', trait = ''] = splitOutsideBrackets(inner, ' as ');
  const plain = (text: string) => text.replace(/^(?:[&*([]|mut |const |dyn |impl )+/, '').replace(/[)\]]+$/, '');
  const path = splitOutsideBrackets(plain(type), '::').map(cutTemplate);
  return path.length > 1 || trait === '' ? path : splitOutsideBrackets(plain(trait), '::').map(cutTemplate);
}

function cutTemplate(part: string): string {
  const open = part.indexOf('<');
  return open > 0 ? part.slice(0, open) : part;
}

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
