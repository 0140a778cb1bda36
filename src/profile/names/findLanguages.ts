import { isKernelEntry, isKernelSymbol } from './kernelSymbols';
import type { Language, NameParts } from './NameParts';

/**
 * Names that only programs of a language have: its runtime, or a spelling that no other language has. `time.sleep` is
 * Go's only beside one of these.
 */
const EVIDENCE: ReadonlyArray<readonly [Language, RegExp]> = [
  [
    'go',
    /^(?:runtime\.(?:main|goexit|mcall|systemstack|mallocgc|gc[A-Z]\w*|schedule|findRunnable|newproc|gopark|park_m|mstart\d?|rt0_go|cgocall|scanobject|memclr\w*|memmove|memequal)|main\.\w|net\/http\.|.*(?:\.\(\*|\[go\.shape\.|\.func\d+(?:\.|$)))|^[\w.~%-]+\/[\w.~%/-]+\./,
  ],
  [
    'jvm',
    /^(?:javax?\/\w+\/|java\.(?:lang|util|io|net|nio)\.|jdk\/internal\/|sun\/|L?[a-z][\w]*\/(?:[\w$]+\/)*[A-Z][\w$]*;?\.|scala\/|kotlin\/|(?:JavaThread|JavaCalls|VMThread|InterpreterRuntime|CompileBroker|SafepointSynchronize|ObjectMonitor)::|libjvm\.so|.*\/libjvm\.so|\.?[iv]table stub$|call_stub$|thread_native_entry|Java_\w+_\w+$|\[tid=|\[java\])/,
  ],
  [
    'python',
    /(?:\.pyx?(?::|\)|$| - ))|^(?:<frozen |_?Py[A-Z_]\w*Eval|_PyEval_|_PyObject_|PyObject_|Py_RunMain|pymain_|py::|libpython)|<frozen importlib|\/libpython\d/,
  ],
  [
    'ruby',
    /\.rb(?::|\)|$)|\[c function\]|^(?:<internal:|rb_vm_|rb_(?:ary|str|hash|obj|yield|gc)_|ruby_\w+|vm_exec|libruby)/,
  ],
  [
    'node',
    /(?:^|[ (:])node:|\.[cm]?[jt]sx?(?::\w|\)|$)|^(?:\((?:garbage collector|program|anonymous(?::L#\d+:C#\d+)?)\)$|v8::internal::|node::|Builtins_|Garbage Collection$|Module\._(?:load|compile|extensions)|Non JS threads activity$|JS:[*~^+])/,
  ],
  [
    'dotnet',
    /^(?:[\w.-]+!)?(?:System|Microsoft)\.[A-Z]\w+|^(?:coreclr|libcoreclr|clr|clrjit)(?:\.so|!)|!\w+(?:\.\w+)+\(/,
  ],
  [
    'rust',
    /::h[0-9a-f]{16}$|^(?:<?(?:core|alloc)::|std::(?:rt|panicking|sys|sys_common|thread)::|__rust_|rust_begin_unwind|tokio::)|\.rs:\d/,
  ],
  ['cpp', /::/],
];

/**
 * Languages and places that a profile is known to have functions of: whether `free` is the C library's and `schedule` the
 * kernel's depends on them.
 */
export function findLanguages(names: readonly string[], parts: readonly NameParts[]): ReadonlySet<Language> {
  const found = new Set<Language>();
  let kernelSymbols = 0;
  for (let index = 0; index < Math.min(names.length, MAX_NAMES); index++) {
    const name = names[index].slice(0, MAX_LENGTH);
    const language = parts[index].language;
    for (const [candidate, evidence] of EVIDENCE) {
      const canBe = language === candidate || (isAnyones(language) && candidate !== 'go');
      if (canBe && !found.has(candidate) && evidence.test(name)) {
        found.add(candidate);
      }
    }
    if (language === 'native' || language === 'cpp') {
      found.add('native');
    }
    if (language === 'kernel' && !found.has('kernel')) {
      kernelSymbols += isKernelSymbol(name) ? 1 : 0;
      if (isKernelEntry(name) || kernelSymbols >= ENOUGH_KERNEL_SYMBOLS) {
        found.add('kernel');
      }
    }
  }
  if (found.has('kernel')) {
    // Programs get into the kernel by native code.
    found.add('native');
  }
  return found;
}

/**
 * Decides the language of names from the whole profile: `time.sleep` looks like Go, but is not if nothing else is Go;
 * `shop.Check` can be many languages, and is Go if nothing else is.
 */
export function decideLanguages(parts: readonly NameParts[], established: ReadonlySet<Language>): readonly NameParts[] {
  const isGoOnly = established.has('go') && !OTHERS_WITH_DOTS.some((language) => established.has(language));
  return established.has('go') && !isGoOnly
    ? parts
    : parts.map((part) => {
        if (part.language === 'go' && !established.has('go')) {
          return { ...part, language: 'unknown' };
        }
        const canBeGo = isGoOnly && part.language === 'unknown' && /^[a-z]\w*$/.test(part.packageName);
        return canBeGo ? { ...part, language: 'go' } : part;
      });
}

const OTHERS_WITH_DOTS: readonly Language[] = ['jvm', 'python', 'ruby', 'node', 'dotnet'];

/** True if a statement about a language can hold for a name. `established` lists the languages that the profile is known to have. */
export function mayBeLanguage(
  name: Language,
  expected: Language | undefined,
  established: ReadonlySet<Language>,
): boolean {
  return expected === undefined || name === expected || (isAnyones(name) && established.has(expected));
}

/** Symbols of compiled code, and names without any mark, can belong to the runtime of every language. */
function isAnyones(language: Language): boolean {
  return language === 'native' || language === 'cpp' || language === 'unknown';
}

/** Number of characters of a name that are read. A longer part would not help. */
const MAX_LENGTH = 500;

/** Number of names that are read. More names would not help. */
const MAX_NAMES = 50_000;

/** Several names of the kernel make it likely enough if the way into it was left out. */
const ENOUGH_KERNEL_SYMBOLS = 4;
