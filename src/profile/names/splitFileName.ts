import type { Language, NameParts } from './NameParts';
import { splitRustName } from './splitScopedName';

const LANGUAGE_OF_EXTENSION: Readonly<Record<string, Language>> = {
  py: 'python',
  pyx: 'python',
  rb: 'ruby',
  js: 'node',
  mjs: 'node',
  cjs: 'node',
  jsx: 'node',
  ts: 'node',
  mts: 'node',
  cts: 'node',
  tsx: 'node',
};

/** "file:line - function": how Pyroscope has long written what py-spy, rbspy and its Rust agent find. */
const FILE_LINE_FUNCTION = /^([^\n]*?):(-?\d+) - (.+)$/s;

interface NameInFile {
  readonly file: string;
  /** "-1" if it is not known. */
  readonly line: string;
  readonly functionName: string;
}

/** Reads parts of "file:line - function"; undefined for other names. */
export function readNameInFile(name: string): NameInFile | undefined {
  const [, file, line, functionName] = (name.includes(' - ') && FILE_LINE_FUNCTION.exec(name)) || [];
  return file === undefined || line === undefined || functionName === undefined
    ? undefined
    : { file, line, functionName };
}

/** A source file at the beginning, or after a function: `fn (a.py:3)`, `fn:a.js:3`, `fn - a.rb`, `fn a.js`. */
const FILE =
  /(^| - |[:( ])((?:file:\/\/\/?)?(?:[A-Za-z]:(?=[\\/]))?[^\s:()]*[^\s:()/.]\.(?:pyx?|rb|[mc]?[jt]sx?)|node:[\w/.-]+)(?=[:) ]|$)/;

/** The same in brackets, if paths can have spaces: `fn (C:\\Program Files\\app\\a.py:3)`. */
const FUNCTION_WITH_PATH =
  /^(.+?) \(((?:file:\/\/\/?)?(?:[A-Za-z]:(?=[\\/]))?[^:()]*[^:()/.]\.(?:pyx?|rb|[mc]?[jt]sx?))(?::-?\d+){0,2}\)$/s;

/** Name without a file: `:(idle):0`, `:writev:138`. */
const WITHOUT_FILE = /^:([^:/]+):-?\d+$/;

/** A quick test before `FILE`: nearly all names of compiled languages fail it. */
const MAY_HAVE_FILE = /\.(?:pyx?|rb|[mc]?[jt]sx?)(?:[:) ]|$)|node:/;

/** Words before the function in V8's perf maps: `JS:*fn /app/a.js:1:2`. */
const V8_KIND = /^(?:JS|LazyCompile|Function|Script|Eval|RegExp):[*~^+]?/;

/** Frames that V8 makes up, and functions without a name: `(anonymous:L#9:C#2)`. */
const V8_FRAME = /^\((?:anonymous|anonymous:L#\d+:C#\d+|garbage collector|program|idle|native|root)\)$/;

/** Python 3.12 and later in perf: `py::fn:/app/a.py`. */
const PYTHON_TRAMPOLINE = /^py::(.+?):(.+)$/s;

/** Splits names with a source file. `splitRest` splits the rest of a compiled language's name. */
export function splitFileName(name: string, splitRest: (rest: string) => NameParts): NameParts | undefined {
  const inFile = readNameInFile(name);
  if (inFile) {
    const { file, functionName: rest } = inFile;
    const isRust = file.endsWith('.rs') && rest.includes('::');
    return isRust ? splitRustName(rest) : (splitAt(file, rest) ?? splitRest(rest));
  }
  if (name.startsWith('(') && V8_FRAME.test(name)) {
    return { packageName: '', shortName: name, language: 'node' };
  }
  const [, pythonFunction, pythonFile] = (name.startsWith('py::') && PYTHON_TRAMPOLINE.exec(name)) || [];
  if (pythonFunction !== undefined && pythonFile !== undefined) {
    return { packageName: getPythonPackage(pythonFile), shortName: pythonFunction, language: 'python' };
  }
  const text = name.replace(V8_KIND, '');
  if (text.startsWith('<')) {
    const [, frozen, functionName] = /^<(frozen [^>]*|string|stdin)>:(?:\d+:)?(.+)$/s.exec(text) ?? [];
    return frozen !== undefined && functionName !== undefined ? splitAt(`<${frozen}>`, functionName) : undefined;
  }
  const [, functionName, bracketed] = (text.endsWith(')') && FUNCTION_WITH_PATH.exec(text)) || [];
  if (functionName !== undefined && bracketed !== undefined) {
    return splitAt(bracketed, functionName);
  }
  const [, bare] = (text.startsWith(':') && WITHOUT_FILE.exec(text)) || [];
  if (bare !== undefined) {
    return { packageName: '', shortName: bare, language: 'node' };
  }
  const match = MAY_HAVE_FILE.test(text) && FILE.exec(text);
  if (!match) {
    return text.endsWith(')') ? splitFunctionWithFile(text) : undefined;
  }
  const path = match[2] ?? '';
  const before = text.slice(0, match.index).trim();
  const after = text
    .slice(match.index + match[0].length)
    .replace(/(?::-?\d+){1,2}\)?$/, '')
    .replace(/^[: ]|^\)$/, '');
  return splitAt(path, before || after || path.slice(path.lastIndexOf('/') + 1));
}

/** `fn (<frozen importlib._bootstrap>:1078)`, `select [c function] - (unknown)` */
function splitFunctionWithFile(text: string): NameParts | undefined {
  const [, functionName, file] =
    /^(.+) \((<(?:frozen [^>]*|string|stdin)>)(?::\d+)?\)$/s.exec(text) ?? /^(.+) - (\(unknown\))$/s.exec(text) ?? [];
  return functionName !== undefined && file !== undefined ? splitAt(file, functionName) : undefined;
}

function splitAt(file: string, functionName: string): NameParts | undefined {
  if (functionName.endsWith(' [c function]')) {
    return { packageName: '[c function]', shortName: functionName.slice(0, -' [c function]'.length), language: 'ruby' };
  }
  if (file.startsWith('<frozen ')) {
    return { packageName: file.slice('<frozen '.length, -1), shortName: functionName, language: 'python' };
  }
  if (file === '<string>' || file === '<stdin>') {
    return { packageName: file, shortName: functionName, language: 'python' };
  }
  if (file.startsWith('<internal:') || file === '(unknown)') {
    return { packageName: file, shortName: functionName, language: 'ruby' };
  }
  if (file.startsWith('node:')) {
    return { packageName: file, shortName: functionName, language: 'node' };
  }
  const language = LANGUAGE_OF_EXTENSION[/\.(\w+)$/.exec(file)?.[1] ?? ''];
  switch (language) {
    case 'python':
      return { packageName: getPythonPackage(file), shortName: functionName, language };
    case 'ruby':
      return { packageName: getRubyPackage(file), shortName: functionName, language };
    case 'node':
      return { packageName: getNodePackage(file), shortName: functionName, language };
    default:
      return undefined;
  }
}

/** `…/site-packages/flask/app.py` → `flask`, `socketserver.py` → `socketserver` */
function getPythonPackage(file: string): string {
  return getFolder(file.replaceAll('\\', '/').replace(/^.*\/(?:(?:site|dist)-packages|python\d(?:\.\d+)?)\//, ''));
}

/** `…/gems/rack-2.2.8/lib/rack/utils.rb` → `rack`, `net/http.rb` → `net` */
function getRubyPackage(file: string): string {
  const [, gem] = /^(?:.*\/)?gems\/([^/]+?)(?:-\d[^/]*)?\//.exec(file.replaceAll('\\', '/')) ?? [];
  return gem ?? getFolder(file.replace(/^.*\/lib\/ruby\/\d[^/]*\//, ''));
}

/** `…/node_modules/@scope/name/lib/x.js` → `@scope/name`, `./src/x.js` → `src` */
function getNodePackage(file: string): string {
  const [, dependency] = /^(?:.*\/)?node_modules\/(@[^/]+\/[^/]+|[^/]+)\//.exec(file.replaceAll('\\', '/')) ?? [];
  return dependency ?? getFolder(file.replace(/^file:\/\/(?:\/(?=[A-Za-z]:))?/, ''));
}

/** Returns the folder that a file is in; the file without its ending if it is in none. */
function getFolder(file: string): string {
  const path = file.replaceAll('\\', '/').replace(/^\.\//, '');
  const slash = path.lastIndexOf('/');
  return slash > 0 ? path.slice(0, slash) : path.slice(slash + 1).replace(/\.\w+$/, '');
}
