import type { NameParts } from './NameParts';

/** First folders of Go's standard library. */
export const GO_STANDARD_PACKAGES: ReadonlySet<string> = new Set(
  (
    'archive bufio bytes cmd cmp compress container context crypto database debug embed encoding errors expvar flag fmt ' +
    'go hash html image index internal io iter log maps math mime net os path plugin reflect regexp runtime slices sort ' +
    'strconv strings structs sync syscall testing text time unicode unique unsafe vendor weak'
  ).split(' '),
);

/** First folders of Java packages, which Go modules without a domain do not have. */
const JVM_ROOT = /^(?:java|javax|jdk|sun|com|org|kotlin|kotlinx|scala|clojure|groovy|akka)$/;

/** `io.netty.channel.Channel.read`: Go's `io` and `net` have no packages below them with dots, only closures such as `net.conn.Read.func1`. */
const JVM_CLASS = /^(?:io|net)\.(?:[a-z]\w*\.)+[A-Z][\w$]*\.(?!(?:func|gowrap|deferwrap)\d)[a-z<][\w$>]*$/;

/** `main.lua:12`: a file and a line of another language. */
const FILE_AND_LINE = /^[\w.-]+:\d/;

/**
 * Go: the package is all up to the first dot after the last slash; dots in the last folder are written %2e.
 *
 *     gopkg.in/yaml%2ev3.(*parser).parse       gopkg.in/yaml.v3 | (*parser).parse
 *     slices.SortFunc[go.shape.[]int]          slices           | SortFunc[go.shape.[]int]
 */
export function splitGoName(name: string): NameParts | undefined {
  if (FILE_AND_LINE.test(name)) {
    return undefined;
  }
  const plainEnd = name.search(/[[({ ]/);
  const plain = plainEnd < 0 ? name : name.slice(0, plainEnd);
  const slash = plain.lastIndexOf('/');
  const dot = name.indexOf('.', slash + 1);
  if (dot <= slash + 1 || dot === name.length - 1) {
    return undefined;
  }
  const packagePath = name.slice(0, dot);
  return isGo(name, packagePath)
    ? { packageName: packagePath.replaceAll('%2e', '.'), shortName: name.slice(dot + 1), language: 'go' }
    : undefined;
}

function isGo(name: string, packagePath: string): boolean {
  const folders = packagePath.split('/');
  const first = folders[0] ?? '';
  const last = folders.at(-1) ?? '';
  if (packagePath.includes('$') || !/^[\w.~%-]+$/.test(last)) {
    return false;
  }
  if (packagePath === 'main' || /\.\(\*|\[(?:\.\.\.|go\.shape\.)/.test(name)) {
    return true;
  }
  if (folders.length === 1) {
    return GO_STANDARD_PACKAGES.has(first) && !JVM_CLASS.test(name);
  }
  // A domain, or a module without one: Go packages are lower case, Java classes are not.
  return first.includes('.') || (!JVM_ROOT.test(first) && /^[a-z0-9_-]+$/.test(last));
}
