import { getAmountUnit } from 'profile/amounts/AmountUnit';
import { listBinaries } from 'profile/amounts/describeUnseen';
import { findLargest } from 'profile/functions/rankFunctions';
import { KERNEL, LIBRARY, OWN, RUNTIME, UNKNOWN } from 'profile/names/categoryRules';
import { adaptToNames, classifyNodes } from 'profile/names/classifyTree';
import { findDepthCut } from 'profile/tree/computeCoverage';
import { describeContext, getWeight, inParentheses } from './describeContext';
import { describeMeasure, type Measure, type ProfileKind } from './describeMeasure';
import type { FactPart, Facts, Severity } from './Fact';
import { type FactDraft, finishFacts } from './FactList';
import { type FactRule, selectRules } from './FactRule';
import type { FactsInput, FactsSubject as Subject, UnnamedSelf } from './FactsInput';
import { findPaths, findRecursion, isPseudoFrame } from './findPaths';
import { matchRules } from './matchRules';
import { findNodes, measureTree, rankEntries } from './measureTree';
import { count, createNamer, joinParts, joinPhrases, say, share } from './say';

const HOT_SPOT_FROM = 0.15;
const HOT_SPOT_SEVERE_FROM = 0.35;
const RESPONSIBLE_FROM = 0.2;
const RESPONSIBLE_SEVERE_FROM = 0.4;
/** A profile is flat if its largest function is below this part of the value and nothing is severe. */
const FLAT_BELOW = 0.1;

/** Parts of a finding below this part of it are not worth a word. */
const WORTH_NAMING = 0.1;
const MAX_CALLERS = 3;
const NEARLY_ALL = 0.995;

/** Computes the facts of a profile, without a model. Linear; an empty tree has context only. */
export function computeFacts(input: FactsInput): Facts {
  const { tree, profileTypeId, rules } = input;
  const measure = describeMeasure(profileTypeId);
  const categories = adaptToNames(tree.names, input.categories);
  const applied = selectRules(rules, measure.kind);
  const rulesOfNames = matchRules(tree.names, applied);
  const measures = measureTree(tree, {
    categories: classifyNodes(tree, categories),
    rules: applied,
    rulesOfNames,
  });
  const isAbout = (name: number, topic: string): boolean =>
    rulesOfNames[name]?.some((rule) => applied[rule].topic === topic) ?? false;
  const subject: Subject = {
    tree,
    measure,
    unit: getAmountUnit(measure, getWeight(input, measure)),
    measures,
    categories: categories.ofNames,
    unnamed: placeUnnamed(tree.names, measures.table.self, input.unnamed),
    binariesOf: input.unnamed?.binariesOf ?? new Map(),
    depthCut: findDepthCut(tree),
    fn: createNamer(tree.names),
    isWaiting: (name) => isAbout(name, 'idle'),
    isOfProfiler: (name) => isAbout(name, 'profiler'),
  };
  const context = describeContext(input, subject);
  if (measures.total <= 0 || measures.table.functionCount === 0) {
    return { facts: finishFacts(context), whole: 0 };
  }
  const found = [
    ...findRules(subject, applied),
    ...findHotSpot(subject),
    ...findResponsible(subject),
    ...findRecursion(subject),
    ...findPaths(subject),
  ];
  const facts = finishFacts([...context, ...judgeFlatness(subject, found)]);
  return { facts, whole: measures.total };
}

/** Keeps the unnamed value of a name only if its self can hold it: the file may have other stacks than the tree. */
function placeUnnamed(names: readonly string[], self: Float64Array, unnamed: UnnamedSelf | undefined): Float64Array {
  return self.map((spent, name) => {
    const value = unnamed?.valueOf.get(names[name]) ?? 0;
    return value <= spent / NEARLY_ALL ? Math.min(value, spent) : 0;
  });
}

function findRules(subject: Subject, rules: readonly FactRule[]): FactDraft[] {
  const { tree, measures, measure, fn } = subject;
  return rules.flatMap((rule, index): FactDraft[] => {
    const found = measures.rules[index];
    const weight = found.value / measures.total;
    if (weight < rule.threshold) {
      return [];
    }
    const entries = rankWorthNaming(found.entries, found.value);
    const callers = rankWorthNaming(found.callers, found.value);
    const severity: Severity =
      rule.severeFrom < 1 && weight >= rule.severeFrom ? 'severe' : isQuiet(rule) ? 'info' : 'notable';
    return [
      {
        kind: 'rule',
        severity,
        weight,
        parts: say`${rule.title}: ${share(weight)} of the ${measure.noun} ${through(entries.map(fn), sumOf(found.entries, entries) >= NEARLY_ALL * found.value)}${sayCallers(subject, callers, found.callers, found.value)}.`,
        evidence: {
          functions: [...entries, ...callers],
          nodes: findNodes(tree, entries),
        },
        ruleId: rule.id,
        threshold: rule.threshold,
        why: rule.why,
      },
    ];
  });
}

function isQuiet({ topic }: FactRule): boolean {
  return topic === 'idle' || topic === 'profiler';
}

/** @param isAll false if the functions that are named are not all that it passes through */
function through(entries: readonly FactPart[], isAll: boolean): FactPart[] {
  if (entries.length === 0) {
    return say`is in many small functions`;
  }
  return isAll
    ? say`passes through ${joinParts(entries)}`
    : say`passes through ${joinPhrases([...entries.map((entry) => [entry]), say`others`])}`;
}

function sumOf(values: ReadonlyMap<number, number>, names: readonly number[]): number {
  return names.reduce((sum, name) => sum + (values.get(name) ?? 0), 0);
}

/** "; 12 % comes from a and 4 % from b", ", all of it from a": the own functions that carry a finding. */
function sayCallers(
  { measures, fn }: Subject,
  callers: readonly number[],
  values: ReadonlyMap<number, number>,
  whole: number,
): FactPart[] {
  const [only] = callers;
  if (only !== undefined && (values.get(only) ?? 0) >= NEARLY_ALL * whole) {
    return say`, all of it from ${fn(only)}`;
  }
  const said = callers.map(
    (name, at) => say`${share((values.get(name) ?? 0) / measures.total)} ${at === 0 ? 'comes ' : ''}from ${fn(name)}`,
  );
  return said.length > 0 ? say`; ${joinPhrases(said)}` : [];
}

/** Ranks the largest parts of a value, those that are worth a word. */
function rankWorthNaming(values: ReadonlyMap<number, number>, whole: number): number[] {
  return rankEntries(values)
    .filter((name) => (values.get(name) ?? 0) >= WORTH_NAMING * whole)
    .slice(0, MAX_CALLERS);
}

/** Finds the function that spends most itself, and the own code that leads to it. */
function findHotSpot(subject: Subject): FactDraft[] {
  const { tree, measures, measure, unit, categories, unnamed, depthCut, isWaiting, isOfProfiler } = subject;
  const { table, total, ownAboveLeaf } = measures;
  const [hottest = -1] = findLargest(table.self, 1, (name) => !isPseudoFrame(tree.names[name]) && !isOfProfiler(name));
  const spent = table.self[hottest] ?? 0;
  const weight = spent / total;
  if (weight < HOT_SPOT_FROM) {
    return [];
  }
  const above = ownAboveLeaf.get(hottest) ?? new Map<number, number>();
  const callers = rankWorthNaming(above, spent).filter((name) => name !== hottest);
  const severity = isWaiting(hottest) ? 'info' : weight >= HOT_SPOT_SEVERE_FROM ? 'severe' : 'notable';
  return [
    {
      kind: 'hot-spot',
      severity,
      weight,
      parts: say`One hot spot: ${saySelf(subject, hottest, say`${share(weight)} of the ${measure.noun}${inParentheses(spent, unit)}`)}${sayCallers(subject, callers, above, spent)}.`,
      evidence: { functions: [hottest, ...callers], nodes: findNodes(tree, [hottest]) },
      threshold: HOT_SPOT_FROM,
      why:
        unnamed[hottest] >= spent / 2
          ? WHY_WITHOUT_SYMBOLS
          : (depthCut.get(hottest) ?? 0) >= spent / 2
            ? WHY_NOT_STORED
            : explainHot(categories[hottest], measure),
    },
  ];
}

/** Says who takes a value: a function, code without symbols that it calls, or both; and what it calls if that was not stored. */
function saySelf(
  { measures, unnamed, binariesOf, fn, tree, depthCut }: Subject,
  name: number,
  taken: FactPart[],
): FactPart[] {
  const spent = measures.table.self[name];
  const hidden = unnamed[name];
  if ((depthCut.get(name) ?? 0) >= WORTH_NAMING * spent) {
    return say`${fn(name)} and what it calls take ${taken}`;
  }
  if (hidden < WORTH_NAMING * spent) {
    return say`${fn(name)} itself takes ${taken}`;
  }
  const files = binariesOf.get(tree.names[name]);
  const code = files ? say`code without symbols (${listBinaries(files)})` : say`code without symbols`;
  return hidden >= NEARLY_ALL * spent
    ? say`${code} that ${fn(name)} calls takes ${taken}`
    : say`${fn(name)} takes ${taken}, of which ${share(hidden / measures.total)} is ${code} that it calls`;
}

const WHY_WITHOUT_SYMBOLS =
  'Which of its functions cost, the profile cannot tell: a build of that file with symbols, or a profiler that reads them, would show it.';
const WHY_NOT_STORED =
  'Its stacks are as deep as Pyroscope stores them, unless it is set otherwise. A higher limit there would show what it calls.';
const WHY_HOT_UNKNOWN = 'Nothing in the profile tells whose code it is.';
const WHY_HOT_FOREIGN = 'It is not your code: look at how often, and with what, your code gets there.';
const WHY_SAVED = 'What is saved in this one function is saved for the whole program.';
/** Ten goroutines that wait for one second wait for ten. */
const WHY_WAITS = 'Waits of several threads add up, so with fewer of them the program need not be faster.';

function explainHot(category: number, { kind }: Measure): string {
  const why = addsUpWaits(kind) ? WHY_WAITS : WHY_SAVED;
  switch (category) {
    case OWN:
      return why;
    case LIBRARY:
    case RUNTIME:
    case KERNEL:
      return WHY_HOT_FOREIGN;
    default:
      return `${WHY_HOT_UNKNOWN} ${why}`;
  }
}

function addsUpWaits(kind: ProfileKind): boolean {
  return kind === 'wait' || kind === 'wall';
}

/** Finds the own function that costs most together with the library, runtime and kernel code below it. */
function findResponsible({ tree, measures, measure, unnamed, isWaiting, fn }: Subject): FactDraft[] {
  const { responsible, total, table, categorySelf } = measures;
  const [name = -1] = findLargest(responsible, 1, (candidate) => !isWaiting(candidate));
  const weight = (responsible[name] ?? 0) / total;
  if (name < 0 || weight < RESPONSIBLE_FROM) {
    return [];
  }
  const itself = (table.self[name] - unnamed[name]) / total;
  const others =
    categorySelf[UNKNOWN] > 0 || unnamed.some((value) => value > 0)
      ? 'library, runtime, kernel and unknown'
      : 'library, runtime and kernel';
  return [
    {
      kind: 'responsible',
      severity: weight >= RESPONSIBLE_SEVERE_FROM ? 'severe' : 'notable',
      weight,
      parts: say`${fn(name)} costs most of your own code: ${share(weight)} of the ${measure.noun} with the ${others} code that it calls, ${share(itself)} itself.`,
      evidence: { functions: [name], nodes: findNodes(tree, [name]) },
      threshold: RESPONSIBLE_FROM,
      why: addsUpWaits(measure.kind) ? WHY_WAITS : 'This is where a change of your own code has the largest effect.',
    },
  ];
}

/** Judges if a profile is flat. A flat profile says so first, and nothing in it is severe. */
function judgeFlatness(
  { tree, measures, measure, unnamed, fn }: Subject,
  found: readonly FactDraft[],
): readonly FactDraft[] {
  const { total } = measures;
  const self = measures.table.self.map((value, name) => value - unnamed[name]);
  const [largest = -1] = findLargest(self, 1, (name) => !isPseudoFrame(tree.names[name]));
  const weight = (self[largest] ?? 0) / total;
  const [most = -1] = findLargest(measures.table.self, 1, (name) => !isPseudoFrame(tree.names[name]));
  if ((measures.table.self[most] ?? 0) >= FLAT_BELOW * total || found.some(({ severity }) => severity === 'severe')) {
    return found;
  }
  const half = countForHalf(self, total);
  return [
    ...found,
    {
      kind: 'flat',
      severity: found.some(({ severity }) => severity === 'notable') ? 'info' : 'notable',
      weight: 1,
      parts: say`There is no single cause: the largest function, ${fn(largest)}, takes ${share(weight)} of the ${measure.noun} itself, and ${half === undefined ? 'the known functions do not make up half of it' : say`it takes ${count(half)} functions to make up half of it`}.`,
      evidence: { functions: [largest], nodes: [] },
      threshold: FLAT_BELOW,
      why: 'Changing one function would gain little. Doing less work in all, or comparing with an earlier profile, tells more.',
    },
  ];
}

/** Counts how many functions, largest first, spent half of the value; undefined if all of them together did not. */
function countForHalf(self: Float64Array, total: number): number | undefined {
  const sorted = self.slice().sort().reverse();
  let sum = 0;
  const at = sorted.findIndex((value) => (sum += value) >= total / 2);
  return at < 0 ? undefined : at + 1;
}
