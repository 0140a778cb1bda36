import { type CategoryRules, KERNEL, LIBRARY, OWN, RUNTIME, UNKNOWN } from './categoryRules';
import type { CodeClues } from './CodeClues';
import { getCollapsedPackage } from './collapsedName';
import { judgePlace } from './judgePlace';
import { isKernelEntry, isKernelSymbol } from './kernelSymbols';
import type { Language, NameParts } from './NameParts';
import { getMatcher, getStronger, type RankedRule, type RuleMatcher } from './RuleMatcher';
import { isRuntimeBinary, isSystemLibrary } from './sharedLibraries';

/** Verdict of names, rules and files, before stacks are considered. One entry per name. */
export interface NameVerdicts {
  /** Codes of categories; `UNKNOWN` if only the program it is in can tell. */
  readonly codes: Uint8Array<ArrayBuffer>;
  /** 1 if a user's rule decided: nothing is stronger. */
  readonly isByUser: Uint8Array<ArrayBuffer>;
  /** 1 if the code may be the program's own. Its package decides. */
  readonly isCandidate: Uint8Array;
}

export interface NameContext {
  readonly rules: CategoryRules;
  readonly clues: CodeClues;
  /** Languages as `findLanguages` found them; parts have to come from `decideLanguages`. */
  readonly languages: ReadonlySet<Language>;
}

export function classifyNames(
  names: readonly string[],
  parts: readonly NameParts[],
  context: NameContext,
): NameVerdicts {
  const codes = new Uint8Array(names.length).fill(UNKNOWN);
  const isByUser = new Uint8Array(names.length);
  const isCandidate = new Uint8Array(names.length);
  const matcher = getMatcher(context.rules);
  names.forEach((name, index) => {
    const part = parts[index];
    if (!part || getCollapsedPackage(name) !== undefined) {
      return;
    }
    const rule = findRule(matcher, name, part, context.languages);
    const code = rule?.isUsers ? rule.code : judge(name, part, rule, context);
    codes[index] = code ?? UNKNOWN;
    isByUser[index] = rule?.isUsers ? 1 : 0;
    isCandidate[index] = code === undefined ? 1 : 0;
  });
  return { codes, isByUser, isCandidate };
}

/** Judges a name by itself; undefined if the rest of the profile has to decide. */
function judge(name: string, part: NameParts, rule: RankedRule | undefined, context: NameContext): number | undefined {
  const { languages } = context;
  if (isKernelEntry(name) || (languages.has('kernel') && isKernelSymbol(name))) {
    return KERNEL;
  }
  const placed = judgePlaces(name, context);
  // For a name without marks the language is a guess; its place is not.
  const isSure = part.language !== 'unknown' && part.language !== 'native' && part.language !== 'cpp';
  const known = isSure ? (rule?.code ?? placed) : (placed ?? rule?.code);
  if (known !== undefined) {
    return known;
  }
  const [, library] = /^\[?(.*?\.so(?:\.\d+)*)(?![\w])/.exec(part.language === 'native' ? name : '') ?? [];
  if (library !== undefined) {
    return isRuntimeBinary(library) ? RUNTIME : isSystemLibrary(library) ? LIBRARY : UNKNOWN;
  }
  if (FILE_LANGUAGES.has(part.language) || (part.language === 'unknown' && FILE_IN_NAME.test(name))) {
    return judgeFileInName(name);
  }
  // The package of the program itself: no other part of it can be called so.
  if (part.language === 'go' && part.packageName === 'main') {
    return OWN;
  }
  return undefined;
}

const FILE_LANGUAGES: ReadonlySet<Language> = new Set(['python', 'ruby', 'node']);

/** `C:\srv\app\views.py`, `/app/src/cart.js`, `lib/cart.rb` */
const FILE_IN_NAME =
  /(?:^|[\s(:])((?:file:\/\/|[A-Za-z]:)?[^\s:()]*[^\s:()/]\.(?:pyx?|rb|[mc]?[jt]sx?|php|phtml|exs?|erl|lua|p[lm]|dart))(?=[:)\s]|$)/;

/** Code in a file that is in no folder of dependencies is the program's; frames that have no file are nobody's. */
function judgeFileInName(name: string): number {
  const [, file = ''] = FILE_IN_NAME.exec(name) ?? [];
  return file === '' ? UNKNOWN : (judgePlace({ file: `./${file}`, binary: '' }) ?? OWN);
}

/** The owner that the files and binaries of a name agree on. */
function judgePlaces(name: string, { clues, rules, languages }: NameContext): number | undefined {
  const places = clues.places.get(name);
  if (!places) {
    return undefined;
  }
  const codes = new Set(
    places.map((place) => findFileRule(getMatcher(rules), name, place.file, languages)?.code ?? judgePlace(place)),
  );
  const [code] = codes;
  return codes.size === 1 ? code : undefined;
}

/** Rules for the names of profilers that write the file before the function. */
function findFileRule(
  matcher: RuleMatcher,
  name: string,
  file: string,
  languages: ReadonlySet<Language>,
): RankedRule | undefined {
  const language = /\.pyx?$|^<frozen/.test(file) ? 'python' : /\.rb$|^<internal/.test(file) ? 'ruby' : undefined;
  const isNode = /^node:|\.[cm]?[jt]sx?$/.test(file);
  const spoken: Language | undefined = language ?? (isNode ? 'node' : undefined);
  return spoken && matcher.find(`${file.replaceAll('\\', '/')}:0 - ${name}`, spoken, languages);
}

function findRule(
  matcher: RuleMatcher,
  name: string,
  parts: NameParts,
  languages: ReadonlySet<Language>,
): RankedRule | undefined {
  const plain = getPlainText(name, parts);
  const text = name.includes('\\') ? name.replaceAll('\\', '/') : name;
  const found = matcher.find(text, parts.language, languages);
  // `std::vector<int> acme::sort(…)` begins with what it returns.
  const isOfReturned = parts.language === 'cpp' && !name.startsWith(parts.packageName || parts.shortName);
  const inName = isOfReturned && found?.isUsers !== true ? undefined : found;
  const inPlain = plain === undefined || plain === name ? undefined : matcher.find(plain, parts.language, languages);
  return getStronger(inName, inPlain);
}

/**
 * Returns the name that rules match. Compiled languages put files, arguments and generics around names; rules are
 * written without. JVM profilers write packages with dots or slashes, rules have slashes.
 */
function getPlainText(name: string, { language, packageName, shortName }: NameParts): string | undefined {
  switch (language) {
    case 'node':
      // `:(idle):0`, as profilers write what has no file.
      return FILE_IN_NAME.test(name) ? undefined : shortName;
    case 'jvm':
      return name.includes('/') ? undefined : `${packageName.replaceAll('.', '/')}/${shortName}`;
    case 'rust':
    case 'cpp':
    case 'native':
      return packageName === '' ? shortName : `${packageName}::${shortName}`;
    default:
      return undefined;
  }
}
