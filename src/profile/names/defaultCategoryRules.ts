import type { Category, CategoryRule, CategoryRules } from './categoryRules';
import defaultCategoryRules from './defaultCategoryRules.json';
import { HOTSPOT_STUBS, JVM_COLLECTORS } from './hotspotNames';
import type { Language } from './NameParts';
import { GO_STANDARD_PACKAGES } from './splitGoName';

/** Files of Python's standard library, of old versions as well. Without `code`, `test` and others that programs are full of. */
const PYTHON_STANDARD_MODULES: readonly string[] =
  `__future__ _aix_support _bootlocale _bootsubprocess _compat_pickle _compression _markupbase _osx_support _py_abc
  _pydecimal _pyio _strptime _threading_local _weakrefset aifc argparse ast asynchat asyncore base64 bdb binhex bisect
  bz2 cProfile calendar cgi cgitb chunk codeop colorsys compileall configparser contextlib contextvars copy copyreg
  crypt csv dataclasses datetime decimal difflib dis distutils doctest enum filecmp fileinput fnmatch formatter
  fractions ftplib functools getopt getpass gettext glob graphlib gzip hashlib heapq hmac imaplib imghdr imp inspect
  ipaddress keyword linecache locale lzma macpath mailbox mailcap mimetypes modulefinder netrc nntplib nturl2path
  numbers opcode operator optparse parser pathlib pdb pickle pickletools pipes pkgutil platform plistlib poplib pprint
  pstats pty py_compile pyclbr pydoc queue quopri random reprlib rlcompleter sched secrets selectors shelve shlex shutil
  signal smtpd smtplib sndhdr socket socketserver sre_compile sre_constants sre_parse ssl statistics string stringprep
  struct subprocess sunau symbol symtable sysconfig tabnanny tarfile telnetlib tempfile textwrap threading timeit token
  tokenize trace traceback tracemalloc tty turtle types typing uu uuid warnings wave weakref webbrowser xdrlib zipapp
  zipfile`.split(/\s+/);

/** Folders of Python's standard library. */
const PYTHON_STANDARD_PACKAGES: readonly string[] =
  `asyncio collections concurrent ctypes curses dbm distutils email encodings ensurepip html http importlib json lib2to3
  logging multiprocessing pydoc_data re sqlite3 tkinter tomllib unittest urllib venv wsgiref xml xmlrpc zoneinfo`.split(
    /\s+/,
  );

interface ListedRules {
  readonly category: Category;
  readonly language?: Language;
  /** True if each text is one pattern; else patterns are apart by spaces. */
  readonly hasSpaces?: boolean;
  readonly patterns: readonly string[];
}

/**
 * Rules for code that many programs share. What a company wrote itself is not among them: it is found by where its stacks,
 * files and binaries are, and people add what they know. Patterns are as names are written by the profiler; for Rust, C++ and
 * native symbols also as `package::function`.
 */
export const DEFAULT_CATEGORY_RULES: CategoryRules = [
  ...rulesOf(
    'library',
    'go',
    [...GO_STANDARD_PACKAGES].flatMap((name) => [`${name}.*`, `${name}/*`]),
  ),
  ...rulesOf('runtime', 'jvm', [...JVM_COLLECTORS.map((name) => `${name}*`), ...HOTSPOT_STUBS.split(' ')]),
  ...rulesOf('library', 'python', [
    ...PYTHON_STANDARD_PACKAGES.map((name) => `${name}/*`),
    ...PYTHON_STANDARD_MODULES.map((name) => `${name}.py*`),
  ]),
  ...(defaultCategoryRules as readonly ListedRules[]).flatMap(({ category, language, hasSpaces, patterns }) =>
    rulesOf(category, language, hasSpaces ? patterns : patterns.flatMap((line) => line.split(' '))),
  ),
];

function rulesOf(category: Category, language: Language | undefined, patterns: readonly string[]): CategoryRule[] {
  return patterns.map((pattern) => (language ? { category, language, pattern } : { category, pattern }));
}
