import type { FlameTree } from 'profile/tree/FlameTree';
import { LIBRARY, OWN, UNKNOWN } from './categoryRules';
import type { CodeClues } from './CodeClues';
import type { Language, NameParts } from './NameParts';

/** Tells whose code a name is from its package's origin: the module, company or namespace that the package begins with. */
export interface Origins {
  /** Category of a name without other evidence: `OWN`, `LIBRARY` or `UNKNOWN`. */
  readonly judge: (part: NameParts) => number;
  /** The prefix that was taken for the program's own: "github.com/acme". */
  readonly own: readonly string[];
}

/** The program's own origin has to weigh this many times what the next one does. */
const CLEAR = 1.5;

/** Languages in which what compiled code is linked with cannot be the program. */
const HOSTS: readonly Language[] = ['go', 'jvm', 'dotnet', 'python', 'ruby', 'node'];

interface Weight {
  readonly origin: string;
  readonly language: Language;
  names: number;
  value: number;
  end: number;
}

/**
 * Finds what the stacks share: of the origins that nothing else tells of, the program's own is on most of the stacks, with many
 * functions. Its weight is the value of its stacks times the square root of the number of its functions, so that a wrapper
 * with three functions on every stack does not outweigh the handlers below it. If no origin stands out, none is own.
 */
export function findOrigins(
  tree: FlameTree,
  parts: readonly NameParts[],
  isCandidate: Uint8Array,
  { languages, clues }: { readonly languages: ReadonlySet<Language>; readonly clues: CodeClues },
): Origins {
  const weights = new Map<string, Weight>();
  const weightOfName: Array<Weight | undefined> = [];
  parts.forEach((part, name) => {
    const origin = isCandidate[name] === 1 ? getOrigin(part) : undefined;
    if (origin !== undefined) {
      const family = getFamily(part.language);
      const key = `${family} ${origin}`;
      const weight = weights.get(key) ?? { origin, language: family, names: 0, value: 0, end: 0 };
      weights.set(key, weight);
      weightOfName[name] = weight;
    }
  });
  if (weights.size === 0) {
    return { judge: () => UNKNOWN, own: [] };
  }
  const seen = new Uint8Array(parts.length);
  for (let node = 0; node < tree.nodeCount; node++) {
    const name = tree.nameIndex[node];
    const weight = weightOfName[name];
    if (!weight) {
      continue;
    }
    if (seen[name] === 0) {
      seen[name] = 1;
      weight.names++;
    }
    if (node >= weight.end) {
      weight.end = tree.subtreeEnd[node];
      weight.value += tree.total[node];
    }
  }
  const isHosted = HOSTS.some((language) => languages.has(language));
  const repository = clues.repository.replace(/^.*?:\/\/|^git@|\.git$/g, '').replace(':', '/');
  const own = new Map<Language, string>();
  for (const language of new Set([...weights.values()].map((weight) => weight.language))) {
    if (language === 'native' && isHosted) {
      continue;
    }
    const ranked = [...weights.values()]
      .filter((weight) => weight.language === language)
      .sort((a, b) => score(b) - score(a));
    const [first, second] = ranked;
    const named = ranked.find(({ origin }) => repository === origin || repository.startsWith(`${origin}/`));
    if (named) {
      own.set(language, named.origin);
    } else if (first && score(first) > 0 && score(first) >= CLEAR * (second ? score(second) : 0)) {
      own.set(language, first.origin);
    }
  }
  const judge = (part: NameParts): number => {
    const origin = getOrigin(part);
    const found = own.get(getFamily(part.language));
    if (origin === undefined || found === undefined) {
      return UNKNOWN;
    }
    if (origin === found) {
      return OWN;
    }
    // Go's import paths say where code comes from: what is of another home than the program is a module that it uses.
    return part.language === 'go' && origin.includes('.') ? LIBRARY : UNKNOWN;
  };
  return { judge, own: [...own.values()] };
}

function score({ value, names }: Weight): number {
  return value * Math.sqrt(names);
}

/** Treats C++ and Rust as one family, since telling them apart is a guess: one program has one origin. */
function getFamily(language: Language): Language {
  return language === 'cpp' || language === 'rust' ? 'native' : language;
}

/** Hosts whose first folder is an account. */
const FORGE =
  /^(?:github|gitlab|bitbucket|codeberg|gitee|sr|git\.sr|gitea|launchpad|dev\.azure)\.[a-z]+$|^git(?:hub|lab|ea)?\./;

/** Second parts of Java packages that are not names: `uk.co.acme`. */
const SECOND_LEVEL = /^(?:co|com|org|net|ac|gov|edu)$/;

/** Returns the beginning of a package that names its home; undefined if the name has none. */
function getOrigin({ language, packageName }: NameParts): string | undefined {
  if (packageName === '' || packageName.startsWith('[')) {
    return undefined;
  }
  switch (language) {
    case 'go': {
      const [host = '', account = ''] = packageName.split('/');
      return FORGE.test(host) && account !== '' ? `${host}/${account}` : host;
    }
    case 'jvm': {
      const [first = '', second = '', third = ''] = packageName.split('.');
      const isDomain = first.length <= 3 || /^(?:info|name|tech|cloud)$/.test(first);
      const isLong = first.length === 2 && SECOND_LEVEL.test(second) && third !== '';
      return !isDomain || second === '' ? first : isLong ? `${first}.${second}.${third}` : `${first}.${second}`;
    }
    case 'dotnet':
      return packageName.split('.')[0];
    case 'cpp':
    case 'rust':
      return packageName.split('::')[0];
    default:
      return undefined;
  }
}
