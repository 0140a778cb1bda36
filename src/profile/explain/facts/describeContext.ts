import { computeWeight, getPlainUnit, isPartlyCovered, type RawUnit, toAmount } from 'profile/amounts/AmountUnit';
import { KERNEL, LIBRARY, OWN, RUNTIME, UNKNOWN } from 'profile/names/categoryRules';
import { sum } from 'profile/series/change/means';
import { getDurationMs } from 'profile/time/TimeRangeMs';
import { type Measure, toRate } from './describeMeasure';
import type { FactPart } from './Fact';
import { contextFact, type FactDraft } from './FactList';
import type { FactsInput, FactsSubject } from './FactsInput';
import { amount, count, joinPhrases, say, share } from './say';

const FEW_SAMPLES = 100;

const CODE_KINDS = [
  [OWN, 'own'],
  [LIBRARY, 'libraries'],
  [RUNTIME, 'language runtime'],
  [KERNEL, 'kernel'],
  [UNKNOWN, 'unknown'],
] as const;

/** Facts about the view as a whole, which come before any finding. */
export function describeContext(input: FactsInput, subject: FactsSubject): FactDraft[] {
  const { measure, unit, measures } = subject;
  const { untransformedTotal, coverage, sampleCount, unseen = [] } = input;
  const { total, table } = measures;
  const { noun, method } = measure;
  const facts = [
    contextFact('measured', say`The profile shows ${noun}. ${method}`),
    contextFact('amount', describeAmount(input, measure, total)),
  ];
  if (sampleCount !== undefined && sampleCount < FEW_SAMPLES) {
    facts.push(
      contextFact('measured', say`There are only ${count(sampleCount)} samples: too few to tell causes from chance.`),
    );
  }
  if (total < untransformedTotal) {
    facts.push(
      contextFact(
        'view',
        say`The view is narrowed: it shows ${share(total / untransformedTotal)} of the whole profile${inParentheses(untransformedTotal, unit)}. Shares below are parts of the view.`,
      ),
    );
  }
  facts.push(
    contextFact(
      'coverage',
      coverage.isWhole
        ? unseen.length > 0
          ? say`The server cut nothing.`
          : say`The profile is whole: the server cut nothing.`
        : say`The server cut away ${share(coverage.cutShare)} of the value (“other”). What lies there is unknown.`,
      coverage.cutShare,
    ),
    ...unseen.map((sentence) => contextFact('coverage', say`${sentence}`)),
    contextFact('functions', say`It has ${count(table.functionCount)} functions.`),
  );
  facts.push(...describeSplit(subject));
  return facts;
}

/** Splits the value by whose code spent it. Nobody knows that for code without symbols. */
function describeSplit({ measures, categories, unnamed }: FactsSubject): FactDraft[] {
  const { total } = measures;
  const spent = measures.categorySelf.slice();
  unnamed.forEach((value, name) => {
    const code = categories[name];
    spent[code] = Math.max(0, spent[code] - value);
  });
  const withoutSymbols = sum(unnamed);
  if (spent.every((value) => value === 0) && withoutSymbols === 0) {
    return [];
  }
  const kinds = CODE_KINDS.filter(([code]) => code === OWN || spent[code] > 0);
  const shares = kinds.map(([code, name]) => say`${name} ${share(spent[code] / total)}`);
  if (withoutSymbols > 0) {
    shares.push(say`without symbols ${share(withoutSymbols / total)}`);
  }
  return [contextFact('split', say`By whose code spent it: ${joinPhrases(shares)}.`)];
}

export function getWeight({ range, weight, untransformedTotal }: FactsInput, profileType: Measure): number {
  return weight ?? computeWeight({ profileType, range, total: untransformedTotal }, undefined);
}

function describeAmount(input: FactsInput, measure: Measure, total: number): FactPart[] {
  const { noun, unit, rateUnit, isInstant } = measure;
  const weight = getWeight(input, measure);
  if (isInstant) {
    if (weight === 1) {
      return say`It holds ${amount(total, unit)}: ${noun} at one moment.`;
    }
    return weight > 0
      ? say`On average it holds ${amount(total / weight, unit)}: ${noun} at many moments, and every amount here is the average over them.`
      : say`It adds up ${noun} at many moments. How many there were is not known, so only shares can be compared.`;
  }
  const wholeMs = getDurationMs(input.range);
  const covered = isPartlyCovered(input.range, weight)
    ? say` over the ${amount(weight * 1e9, 'ns')} of ${amount(wholeMs * 1e6, 'ns')} that have data`
    : [];
  const rate = weight > 0 ? say`, ${amount(toRate(total / weight, rateUnit), rateUnit)} on average${covered}` : [];
  return say`In all it holds ${amount(total, unit)}${rate}.`;
}

/** Formats an amount in parentheses; nothing if it is unknown. */
export function inParentheses(value: number, unit: RawUnit): FactPart[] {
  const shown = toAmount(value, unit);
  return shown === undefined ? [] : say` (${amount(shown, getPlainUnit(unit))})`;
}
