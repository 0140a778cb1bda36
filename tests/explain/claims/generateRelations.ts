import type { Random } from './Random';
import type { RelationKind, Templates } from './relationTemplates';
import type { Stacks } from './Stacks';

/** A sentence in which one number stands in a relation. */
export interface GeneratedRelation {
  readonly kind: RelationKind;
  readonly text: string;
  /** The number that is judged, and its place. */
  readonly number: string;
  readonly start: number;
  readonly isTrue: boolean;
}

export interface RelationSubject {
  readonly stacks: Stacks;
  /** The earlier side of a comparison, as long as the later one. */
  readonly before: Stacks | undefined;
  readonly unit: 'ns' | 'bytes' | 'short';
  readonly random: Random;
}

/** The ways to write a number. */
type Style = 'percent' | 'points' | 'times' | 'words' | 'fraction' | 'amount' | 'ratio' | 'bare' | 'hidden';

/**
 * All values that a relation between picked functions could be taken for. Shares and factors are as they are, amounts in the
 * unit.
 */
interface Picked {
  readonly a: string;
  readonly b?: string;
  readonly p?: string;
  readonly style: Style;
  /** The first one is written if the claim is true; the others are right as well. */
  readonly truths: readonly number[];
  /** Values that one could mistake for it, such as the own share of a function. */
  readonly traps: readonly number[];
  /** The true number beside the one that is judged. */
  readonly beside?: number;
  readonly isPrinted?: boolean;
}

/** Generates a relation, undefined if the picked functions of the profile are in no such one. */
export function generateRelation(
  subject: RelationSubject,
  kind: RelationKind,
  isTrue: boolean,
  templates: Templates,
): GeneratedRelation | undefined {
  const { random, stacks } = subject;
  const picked = pick(subject, kind);
  const number = picked && write(picked, isTrue, subject);
  if (!picked || number === undefined) {
    return undefined;
  }
  const template = random.pick(templates[kind]);
  const quote = (name: string | undefined): string => `\`${name ?? ''}\``;
  const percent = (share: number | undefined): string => `${((share ?? 0) * 100).toFixed(1)} %`;
  const [head = '', tail = ''] = template.split('{n}');
  const fill = (text: string): string =>
    text.replace(/\{(a|b|p|m|own)\}/g, (_, key: string) => {
      switch (key) {
        case 'm':
          return percent(picked.beside);
        case 'own':
          return percent(stacks.getTotal(picked.a) / stacks.total);
        default:
          return quote(key === 'a' ? picked.a : key === 'b' ? picked.b : picked.p);
      }
    });
  const before = fill(head);
  return { kind, text: before + number + fill(tail), number, start: before.length, isTrue };
}

function pick(subject: RelationSubject, kind: RelationKind): Picked | undefined {
  const { stacks, before, random, unit } = subject;
  const names = stacks.listNames();
  const a = random.pick(names);
  const b = random.pick(names);
  const [ta, tb, whole] = [stacks.getTotal(a), stacks.getTotal(b), stacks.total];
  const [ownA, ownB] = [ta / whole, tb / whole];
  const own = [ownA, ownB];
  if (kind.startsWith('before')) {
    return before && pickChange(subject, before, kind, a);
  }
  if (kind === 'unit in a header' || kind === 'hidden number') {
    const self = stacks.getSelf(a) / whole;
    const style = kind === 'hidden number' ? 'hidden' : 'bare';
    // A column of totals says nothing of what a function takes itself.
    return { a, style, truths: kind === 'hidden number' ? [ta / whole, self] : [ta / whole], traps: own };
  }
  if (kind === 'what remains') {
    return { a, style: 'percent', truths: [1 - ta / whole], traps: own };
  }
  if (a === b) {
    return undefined;
  }
  const both = [
    [ta, tb],
    [stacks.getSelf(a), stacks.getSelf(b)],
  ] as const;
  const each = (compute: (x: number, y: number) => number): number[] =>
    both.filter(([, y]) => y > 0).map(([x, y]) => compute(x, y));
  switch (kind) {
    case 'more in %': {
      const truths = each((x, y) => (x - y) / y);
      return ta > tb
        ? { a, b, style: 'percent', truths, traps: [...own, (ta - tb) / ta, (ta - tb) / whole] }
        : undefined;
    }
    case 'less in %': {
      const truths = each((x, y) => (y - x) / y);
      return ta < tb
        ? { a, b, style: 'percent', truths, traps: [...own, (tb - ta) / ta, (tb - ta) / whole] }
        : undefined;
    }
    case 'points': {
      const truths = each((x, y) => Math.abs(x - y) / whole);
      return ta > tb ? { a, b, style: 'points', truths, traps: [...own, (ta - tb) / tb] } : undefined;
    }
    case 'times': {
      const truths = each((x, y) => x / y);
      // "2 times more" is read as twice or as three times.
      return ta > 1.3 * tb && ta < 40 * tb
        ? {
            a,
            b,
            style: 'times',
            truths: [...truths, ...truths.map((factor) => factor - 1)],
            traps: [tb / ta, 10 * ownA],
          }
        : undefined;
    }
    case 'times in words':
      return { a, b, style: 'words', truths: each((x, y) => x / y), traps: [] };
    case 'part of another': {
      const within = stacks.getWithin(a, b);
      return within > 0 ? { a, b, style: 'percent', truths: [within / tb], traps: [...own, ta / tb] } : undefined;
    }
    case 'part in words': {
      const within = stacks.getWithin(a, b);
      return within > 0 ? { a, b, style: 'fraction', truths: [within / tb], traps: own } : undefined;
    }
    case 'together': {
      const truths = [stacks.getTotal(a, b) / whole, stacks.getSelf(a, b) / whole];
      return { a, b, style: 'percent', truths, traps: [...own, ownA + ownB] };
    }
    case 'sum of printed values': {
      const print = (value: number): number => Number((value * 100).toFixed(1)) / 100;
      const truths = [print(ownA) + print(ownB), stacks.getSelf(a, b) / whole];
      const isDisjoint = Math.abs(stacks.getTotal(a, b) - ta - tb) < 1e-9 * whole;
      return isDisjoint ? { a, b, style: 'percent', truths, traps: own, isPrinted: true } : undefined;
    }
    case 'without another': {
      const rest = whole - tb;
      const left = stacks.getWithout(a, b) / rest;
      return rest > 0.05 * whole && left > 0 ? { a, b, style: 'percent', truths: [left], traps: own } : undefined;
    }
    case 'the other part': {
      const p = random.pick(names);
      const tp = stacks.getTotal(p);
      const [inA, inB] = [stacks.getWithin(a, p), stacks.getWithin(b, p)];
      const isDisjoint = stacks.getTotal(a, b) === ta + tb;
      return p !== a && p !== b && inA > 0 && inB > 0 && isDisjoint
        ? { a, b, p, style: 'percent', truths: [inB / tp], traps: [...own, inA / tp], beside: inA / tp }
        : undefined;
    }
    case 'difference': {
      const truths = each((x, y) => Math.abs(x - y));
      return unit !== 'short' && ta > tb ? { a, b, style: 'amount', truths, traps: [ta, tb, ta + tb] } : undefined;
    }
    case 'ratio':
      return ta > tb && ta < 20 * tb
        ? { a, b, style: 'ratio', truths: each((x, y) => x / y), traps: [whole / ta, whole / tb] }
        : undefined;
    default:
      return undefined;
  }
}

function pickChange(
  { stacks, random }: RelationSubject,
  before: Stacks,
  kind: RelationKind,
  a: string,
): Picked | undefined {
  const columns = (['getTotal', 'getSelf'] as const).map((of) => ({
    old: before[of](a),
    now: stacks[of](a),
    oldShare: before[of](a) / before.total,
    nowShare: stacks[of](a) / stacks.total,
  }));
  const [{ old, now, oldShare, nowShare } = { old: 0, now: 0, oldShare: 0, nowShare: 0 }] = columns;
  if (old <= 0 || now <= 0) {
    return undefined;
  }
  const shares = [oldShare, nowShare];
  const known = columns.filter((column) => column.old > 0);
  switch (kind) {
    case 'before: from and to':
      return { a, style: 'percent', truths: [nowShare], traps: [oldShare, random.next()], beside: oldShare };
    case 'before: change in %': {
      const truths = known.flatMap((it) => [(it.now - it.old) / it.old, (it.nowShare - it.oldShare) / it.oldShare]);
      return now > old ? { a, style: 'percent', truths, traps: [...shares, (now - old) / now] } : undefined;
    }
    case 'before: change in points': {
      const truths = known.map((it) => it.nowShare - it.oldShare);
      return nowShare > oldShare ? { a, style: 'points', truths, traps: [...shares, (now - old) / old] } : undefined;
    }
    case 'before: times': {
      const truths = known.flatMap((it) => [it.now / it.old, it.nowShare / it.oldShare]);
      // "grew 2 times" can mean either.
      const wide = [...truths, ...truths.map((factor) => factor - 1)];
      return now > 1.3 * old ? { a, style: 'times', truths: wide, traps: [old / now, 10 * nowShare] } : undefined;
    }
    case 'before: part of the change': {
      const risen = stacks.total - before.total;
      return risen > 0.1 * before.total && now > old
        ? { a, style: 'percent', truths: known.map((it) => (it.now - it.old) / risen), traps: shares }
        : undefined;
    }
    default:
      return undefined;
  }
}

const WORDS: readonly (readonly [string, number])[] = [
  ['twice', 2],
  ['three times', 3],
  ['four times', 4],
  ['half', 0.5],
  ['a third', 1 / 3],
  ['ten times', 10],
];
const FRACTIONS: readonly (readonly [string, number])[] = [
  ['half', 1 / 2],
  ['a third', 1 / 3],
  ['a quarter', 1 / 4],
  ['two thirds', 2 / 3],
  ['three quarters', 3 / 4],
  ['a fifth', 1 / 5],
  ['a tenth', 1 / 10],
];

/** Writes the number as text; undefined if none is clearly right, or clearly wrong. */
function write(picked: Picked, isTrue: boolean, subject: RelationSubject): string | undefined {
  const { random, stacks } = subject;
  const { style, truths, traps, isPrinted = false } = picked;
  const isNear = (value: number, tolerance: number): boolean =>
    truths.some((truth) => Math.abs(value - truth) <= tolerance * Math.abs(truth));
  if (style === 'words' || style === 'fraction') {
    const list = style === 'words' ? WORDS : FRACTIONS;
    const [truth = 0] = truths;
    const fitting = list.filter(([, value]) =>
      isTrue ? Math.abs(value - truth) < 0.06 * truth : !isNear(value, 0.35),
    );
    return fitting.length === 0 ? undefined : random.pick(fitting)[0];
  }
  const [truth = 0] = truths;
  // Smaller numbers are no longer told apart when they are rounded.
  const least = style === 'times' || style === 'ratio' ? 1.2 : style === 'amount' ? 0.01 * stacks.total : 0.02;
  if (isTrue) {
    return truth < least ? undefined : print(truth, style, subject, isPrinted);
  }
  const wrong =
    random.next() < 0.6 && traps.length > 0 ? random.pick(traps) : truth * random.pick([0.4, 0.7, 1.4, 2.2]);
  const isClear =
    wrong >= least && !isNear(wrong, 0.15) && truths.every((each) => Math.abs(wrong - each) > 0.1 * least);
  const isPossible = !['bare', 'hidden'].includes(style) || wrong <= 1;
  return isClear && isPossible ? print(wrong, style, subject, isPrinted) : undefined;
}

function print(value: number, style: Style, { random, unit, stacks }: RelationSubject, isPrinted: boolean): string {
  const percent = (value * 100).toFixed(isPrinted || value < 0.1 ? 1 : random.below(2));
  switch (style) {
    case 'percent':
      return percent + random.pick(['%', ' %', ' percent']);
    case 'points':
    case 'bare':
      return percent;
    case 'times': {
      const digits = value < 10 ? value.toFixed(1) : value.toFixed(0);
      return random.pick([`${digits} times`, `${digits}×`, `${digits}x`]);
    }
    case 'ratio':
      return `${value.toFixed(1)}${random.pick([':1', ' : 1', ' to 1'])}`;
    case 'amount':
      return printAmount(value, unit);
    case 'hidden':
      return hide(value, percent, stacks.total, unit, random);
    case 'words':
    case 'fraction':
      return '';
  }
}

function printAmount(value: number, unit: RelationSubject['unit']): string {
  const [size, suffix] = unit === 'bytes' ? [2 ** 20, 'MiB'] : [1e6, 'ms'];
  return `${Number((value / size).toPrecision(3))} ${suffix}`;
}

/** Writes a number with marks or in a form that a simple reader would pass over. */
function hide(share: number, percent: string, total: number, unit: RelationSubject['unit'], random: Random): string {
  const marked = [`**${percent}**%`, `**${percent}** %`, `$${percent}\\%$`, `_${percent}_ %`, `\\(${percent}\\,\\%\\)`];
  if (unit !== 'ns') {
    return random.pick(marked);
  }
  const [digits = '', exponent = ''] = (share * total).toExponential(2).split('e+');
  return random.pick([
    ...marked,
    `${digits}e${exponent} ns`,
    `${digits} × 10^${exponent} ns`,
    `**${digits}E${exponent}** ns`,
  ]);
}
