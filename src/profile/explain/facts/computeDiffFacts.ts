import { listBinaries } from 'profile/amounts/describeUnseen';
import type { ValueUnit } from 'profile/catalog/knownProfileTypes';
import { scaleColumns } from 'profile/diff/computeFunctionDiff';
import type { DiffMode, DiffScale } from 'profile/diff/DiffScale';
import type { DiffTree } from 'profile/diff/DiffTree';
import type { UnnamedBelow } from 'profile/formats/pprof/computeUnnamed';
import { computeFunctions, type FunctionTable } from 'profile/functions/computeFunctions';
import { describeLoad, isUniformChange } from 'profile/functions/isUniformChange';
import { rankDescending } from 'profile/functions/rankFunctions';
import { adaptToNames, classifyNodes, type TreeCategories } from 'profile/names/classifyTree';
import type { FlameTree } from 'profile/tree/FlameTree';
import { describeMeasure, type Measure, toRate } from './describeMeasure';
import type { FactPart, Facts, Severity } from './Fact';
import { contextFact, type FactDraft, finishFacts } from './FactList';
import { type FactRule, selectRules } from './FactRule';
import { matchRules } from './matchRules';
import { findNodes, measureTree, rankEntries } from './measureTree';
import { amount, createNamer, factor, joinParts, say, share } from './say';

/** Names of functions whose change may be noise, by self and by total. */
export interface NoiseNames {
  readonly self: ReadonlySet<string>;
  readonly total: ReadonlySet<string>;
}

export interface DiffFactsInput {
  /** All paths of both sides (stack transforms applied), and the values of each side there. */
  readonly diff: DiffTree;
  /** Factor that makes raw values comparable; undefined for a side that has nothing to divide by. */
  readonly scale: DiffScale;
  readonly mode: DiffMode;
  readonly profileTypeId: string;
  readonly categories: TreeCategories;
  readonly rules: readonly FactRule[];
  /** Sentences about code that the sides do not show as it is. */
  readonly unseen?: readonly string[];
  /** Binaries of code without symbols that counts as self of its callers, by the caller's name. */
  readonly unnamed?: UnnamedBelow['binariesOf'];
  /** Functions whose change may be noise; undefined if that was not tested. */
  readonly noise?: NoiseNames | undefined;
}

/** Part of the larger side from which a change is worth a sentence. */
const CHANGE_FROM = 0.02;
const SEVERE_FROM = 0.15;
const MAX_PER_KIND = 3;

/** Changes that differ by no more than this part of them share a verdict. */
const ALIKE = 0.1;

const MAY_BE_NOISE = say` This may be noise.`;

/** Computes the facts of a comparison, without a model. Weights are parts of the larger side's value. Linear. */
export function computeDiffFacts(input: DiffFactsInput): Facts {
  const { diff, scale, profileTypeId, mode } = input;
  const measure = describeMeasure(profileTypeId);
  const context = [
    contextFact('measured', say`The comparison shows ${measure.noun}, ${MODES[mode]}. ${measure.method}`),
  ];
  if (scale.baseline === undefined || scale.comparison === undefined) {
    const side = scale.baseline === undefined ? 'baseline' : 'comparison';
    const parts = say`The ${side} has nothing to compare with in this mode.`;
    return { facts: finishFacts([...context, contextFact('amount', parts)]), whole: 0 };
  }
  const baseline = { ...diff.tree, ...scaleColumns(diff.baseline, scale.baseline) };
  const comparison = { ...diff.tree, ...scaleColumns(diff.comparison, scale.comparison) };
  const whole = { baseline: baseline.total[0] ?? 0, comparison: comparison.total[0] ?? 0 };
  const largest = Math.max(whole.baseline, whole.comparison);
  const [before, after] = [computeFunctions(baseline), computeFunctions(comparison)];
  const subject: DiffSubject = { input, measure, baseline, comparison, before, after, largest };
  const unseen = (input.unseen ?? []).map((sentence) => contextFact('coverage', say`${sentence}`));
  const facts = [...context, ...unseen, describeChange(subject, whole)];
  const found =
    largest > 0 ? (findAlike(subject, whole) ?? [...findFunctions(subject), ...findRuleChanges(subject)]) : [];
  if (found.length === 0) {
    facts.push({
      kind: 'flat',
      severity: 'notable',
      weight: 1,
      parts: say`No function and no group of functions changed by more than ${share(CHANGE_FROM)} of the ${measure.noun}.`,
      evidence: { functions: [], nodes: [] },
      threshold: CHANGE_FROM,
      why: 'A change in the whole without a function behind it is spread over all of them, such as more or fewer requests.',
    });
  }
  return { facts: finishFacts([...facts, ...found]), whole: largest };
}

const MODES: Record<DiffMode, string> = {
  'per-second': 'per second of each range',
  'per-instance': 'per second of each range and per instance that ran',
  share: 'as parts of each side’s own total',
  total: 'as amounts of each whole range',
};

interface DiffSubject {
  readonly input: DiffFactsInput;
  readonly measure: Measure;
  readonly baseline: FlameTree;
  readonly comparison: FlameTree;
  /** Functions of each. */
  readonly before: FunctionTable;
  readonly after: FunctionTable;
  readonly largest: number;
}

function describeChange({ input, measure }: DiffSubject, whole: { baseline: number; comparison: number }): FactDraft {
  const difference = whole.comparison - whole.baseline;
  const values = say`${showValue(whole.baseline, input.mode, measure)} to ${showValue(whole.comparison, input.mode, measure)}`;
  const largest = Math.max(whole.baseline, whole.comparison);
  if (input.mode === 'share' || largest === 0) {
    return contextFact('change', say`Both sides are shown as 100 %: changes of the whole amount are not visible here.`);
  }
  if (Math.abs(difference) < CHANGE_FROM * largest) {
    return contextFact('change', say`In all nothing changed by ${share(CHANGE_FROM)} or more: ${values}.`);
  }
  const word = difference > 0 ? 'rose' : 'fell';
  const by = whole.baseline > 0 ? say` (${factor(whole.comparison / whole.baseline)})` : [];
  return contextFact(
    'change',
    say`In all the ${measure.noun} ${word} from ${values}${by}.`,
    Math.abs(difference) / largest,
  );
}

function showValue(value: number, mode: DiffMode, { unit, rateUnit, isInstant }: Measure): FactPart {
  switch (mode) {
    case 'share':
      return share(value);
    case 'per-second':
    case 'per-instance':
      return isInstant ? amount(value, unit) : amount(toRate(value, rateUnit), rateUnit);
    case 'total':
      return amount(value, unit satisfies ValueUnit);
  }
}

/** Returns one finding instead of those about single functions and kinds of work, if all functions changed alike. */
function findAlike(
  { input, measure, before, after, largest }: DiffSubject,
  whole: { baseline: number; comparison: number },
): FactDraft[] | undefined {
  const weight = Math.abs(whole.comparison - whole.baseline) / largest;
  if (input.mode === 'share' || weight < CHANGE_FROM) {
    return undefined;
  }
  const difference = after.self.map((value, name) => value - before.self[name]);
  if (!isUniformChange(before.self, difference)) {
    return undefined;
  }
  const { tree } = input.diff;
  const order = rankDescending(difference.map(Math.abs));
  const functions = [...order].filter((name) => difference[name] !== 0).slice(0, MAX_PER_KIND);
  const { noise } = input;
  const isNoise = noise !== undefined && functions.every((name) => noise.self.has(tree.names[name]));
  const reason = measure.isInstant ? '' : describeLoad(input.mode, whole.comparison > whole.baseline);
  return [
    {
      kind: 'alike',
      severity: isNoise ? 'info' : weight >= SEVERE_FROM ? 'severe' : 'notable',
      weight,
      parts: say`All functions changed alike, each by its part of the baseline${reason === '' ? '' : `, as with ${reason}`}: no function and no kind of work stands out.${isNoise ? MAY_BE_NOISE : []}`,
      evidence: { functions, nodes: findNodes(tree, functions) },
      threshold: CHANGE_FROM,
      why:
        reason === ''
          ? 'Look at what all functions have in common, rather than at one of them.'
          : `Look at how many requests came${input.mode === 'per-instance' ? '' : ' and how many instances ran'}, rather than at the code.`,
    },
  ];
}

function findFunctions(subject: DiffSubject): FactDraft[] {
  const { input, measure, baseline, comparison, before, after, largest } = subject;
  const { tree } = input.diff;
  const fn = createNamer(tree.names);
  const both = computeFunctions(tree);
  const options = {
    categories: classifyNodes(tree, adaptToNames(tree.names, input.categories)),
    rulesOfNames: [],
    rules: [],
  };
  const ownBefore = measureTree(baseline, options).responsible;
  const ownAfter = measureTree(comparison, options).responsible;
  const difference = after.self.map((value, name) => value - before.self[name]);
  const order = [...rankDescending(difference)].filter((name) => both.occurrences[name] > 0);
  const enough = (value: number): boolean => value >= CHANGE_FROM * largest;
  const facts: FactDraft[] = [];
  const add = (
    kind: 'grew' | 'shrank' | 'new' | 'removed',
    name: number,
    changed: number,
    why: string,
    parts: FactPart[],
    doubt: FactPart[] = input.noise?.self.has(tree.names[name]) ? MAY_BE_NOISE : [],
  ): void => {
    const weight = Math.abs(changed) / largest;
    const severity: Severity = doubt.length > 0 ? 'info' : weight >= SEVERE_FROM ? 'severe' : 'notable';
    facts.push({
      kind,
      severity,
      weight,
      parts: say`${parts}${doubt}`,
      evidence: { functions: [name], nodes: findNodes(tree, [name]) },
      threshold: CHANGE_FROM,
      why,
    });
  };
  const show = (value: number): FactPart => showValue(value, input.mode, measure);
  const pair = (name: number): FactPart[] => say`from ${show(before.self[name])} to ${show(after.self[name])}`;
  // A call tree counts code without symbols for the function that calls it.
  const sayItself = (name: number): FactPart[] => {
    const binaries = input.unnamed?.get(tree.names[name]);
    return binaries ? say`with code without symbols that it calls (${listBinaries(binaries)})` : say`itself`;
  };
  // Own code is judged with everything it leads to, but only a function's total was tested.
  const findDoubt = (name: number, changed: number): FactPart[] => {
    const ofTotal = after.total[name] - before.total[name];
    if (Math.abs(changed - ofTotal) > ALIKE * Math.abs(changed)) {
      return input.noise ? say` How sure that is was not tested.` : [];
    }
    return input.noise?.total.has(tree.names[name]) ? MAY_BE_NOISE : [];
  };
  for (const name of order.slice(0, MAX_PER_KIND).filter((candidate) => enough(difference[candidate]))) {
    const why = 'Self changes of all functions add up to the whole change: this is one of the largest parts.';
    const isNew = before.total[name] === 0;
    const parts = isNew
      ? say`New: ${fn(name)} is only in the comparison and takes ${show(after.self[name])} ${sayItself(name)}.`
      : say`${fn(name)} ${sayItself(name)} grew ${pair(name)}.`;
    add(isNew ? 'new' : 'grew', name, difference[name], why, parts);
  }
  for (const name of order.slice(-MAX_PER_KIND).filter((candidate) => enough(-difference[candidate]))) {
    const why = 'What no longer costs may have moved elsewhere: look for what grew instead.';
    const isGone = after.total[name] === 0;
    const parts = isGone
      ? say`Gone: ${fn(name)} is only in the baseline, where it took ${show(before.self[name])} ${sayItself(name)}.`
      : say`${fn(name)} ${sayItself(name)} shrank ${pair(name)}.`;
    add(isGone ? 'removed' : 'shrank', name, difference[name], why, parts);
  }
  const ownDifference = ownAfter.map((value, name) => value - ownBefore[name]);
  const [own = -1] = rankDescending(ownDifference);
  const ownChange = ownDifference[own] ?? 0;
  if (enough(ownChange) && !facts.some(({ evidence }) => evidence.functions.includes(own))) {
    const why = 'This is the own code behind the largest part of the rise.';
    const values = say`${show(ownBefore[own])} to ${show(ownAfter[own])}`;
    const parts = say`${fn(own)}, with the library, runtime and kernel code that it leads to, grew from ${values}.`;
    add('grew', own, ownChange, why, parts, findDoubt(own, ownChange));
  }
  return facts;
}

function findRuleChanges({ input, measure, baseline, comparison, largest }: DiffSubject): FactDraft[] {
  const { tree } = input.diff;
  const applied = selectRules(input.rules, measure.kind);
  const categories = classifyNodes(tree, adaptToNames(tree.names, input.categories));
  const options = { categories, rulesOfNames: matchRules(tree.names, applied), rules: applied };
  const before = measureTree(baseline, options).rules;
  const after = measureTree(comparison, options).rules;
  const fn = createNamer(tree.names);
  return applied.flatMap((rule, index): FactDraft[] => {
    const [from, to] = [before[index], after[index]];
    if (Math.abs(to.value - from.value) < rule.threshold * largest) {
      return [];
    }
    const weight = Math.abs(to.value - from.value) / largest;
    const word = to.value > from.value ? 'grew' : 'shrank';
    const entries = rankEntries(to.value > from.value ? to.entries : from.entries).slice(0, 3);
    const values = say`${showValue(from.value, input.mode, measure)} to ${showValue(to.value, input.mode, measure)}`;
    const { noise } = input;
    const isNoise =
      noise !== undefined &&
      entries.every((name) => noise.self.has(tree.names[name]) && noise.total.has(tree.names[name]));
    const isSevere = word === 'grew' && rule.severeFrom < 1 && weight >= rule.severeFrom;
    return [
      {
        kind: 'rule',
        severity: isNoise ? 'info' : isSevere ? 'severe' : 'notable',
        weight,
        parts: say`${rule.title} ${word} from ${values}, through ${joinParts(entries.map(fn))}.${isNoise ? MAY_BE_NOISE : []}`,
        evidence: { functions: entries, nodes: findNodes(tree, entries) },
        ruleId: rule.id,
        threshold: rule.threshold,
        why: rule.why,
      },
    ];
  });
}
