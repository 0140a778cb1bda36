import type { CodeExcerpt } from '../code/CodeExcerpt';
import { formatShare } from '../format/formatShare';
import { formatValue } from '../format/formatValue';
import type { SideColumns } from '../facts/computeDiffFacts';
import type { Measure } from '../facts/describeMeasure';
import { describeMeasure } from '../facts/describeMeasure';
import type { Fact, Quantity } from '../facts/Fact';
import type { FunctionTable } from '../functions/computeFunctions';
import { computeFunctions } from '../functions/computeFunctions';
import type { FlameTree } from '../tree/FlameTree';
import { getTotal } from '../tree/FlameTree';
import { getFirstFrameDepth } from '../tree/getFirstFrameDepth';
import { CodeLines } from './CodeLines';
import { NameIndex } from './NameIndex';
import type { NumberUnit } from './readNumbers';

export interface GroundingInput {
  /** What the facts were computed from; for a comparison the tree with the paths of both sides. */
  readonly tree: FlameTree;
  /** Value before transforms. */
  readonly untransformedTotal: number;
  readonly profileTypeId: string;
  readonly durationMs: number;
  /** Name indices behind the ids F1, F2, … that the prompt used. */
  readonly functionIds: readonly number[];
  readonly facts: readonly Fact[];
  /** Words that are no functions but known: the service, labels and their values, aliases of redacted texts. */
  readonly knownWords?: readonly string[];
  /** The lines that were sent, where the question was about a function's code. */
  readonly code?: CodeExcerpt | undefined;
  readonly diff?: {
    readonly baseline: SideColumns;
    readonly comparison: SideColumns;
    /** What values are sums over: seconds, or pictures of an instantaneous type; 0 where it is unknown. */
    readonly baselineWeight: number;
    readonly comparisonWeight: number;
  };
}

/** Something that a number could be. */
export interface Candidate {
  readonly unit: NumberUnit;
  readonly isRate: boolean;
  readonly value: number;
  readonly of: 'self' | 'total' | 'any';
  /** Side of a comparison that it belongs to. */
  readonly side?: 'baseline' | 'comparison';
}

/** A value of a function on both sides; without a comparison the second is the value. */
interface Values {
  readonly self: number;
  readonly total: number;
}

interface Side {
  readonly tree: FlameTree;
  readonly table: FunctionTable;
  readonly weight: number;
  readonly side: 'baseline' | 'comparison';
}

/** What an answer is held against. */
export class GroundingProfile {
  readonly names: NameIndex;
  readonly measure: Measure;
  readonly isDiff: boolean;
  readonly code: CodeLines | undefined;
  /** The function that the question was about, where it was about one. */
  readonly subject: readonly number[];
  private readonly sides: readonly Side[];
  private readonly reachable: Map<string, boolean>;
  private readonly combined: Map<string, Values[]>;

  /** `same`: a profile of the same tree, whose index of names is used again. */
  constructor(
    readonly input: GroundingInput,
    same?: GroundingProfile,
  ) {
    const { tree, diff, profileTypeId } = input;
    this.measure = describeMeasure(profileTypeId);
    this.isDiff = diff !== undefined;
    this.code = input.code && new CodeLines(input.code);
    this.subject = tree.names.flatMap((name, at) => (name === input.code?.functionName ? [at] : []));
    this.sides = same?.sides ?? buildSides(input);
    this.names = same?.names ?? new NameIndex(computeFunctions(tree));
    this.reachable = same?.reachable ?? new Map<string, boolean>();
    this.combined = same?.combined ?? new Map<string, Values[]>();
  }

  /** The same for another answer. */
  withAnswer(answer: Pick<GroundingInput, 'functionIds' | 'knownWords' | 'code'>): GroundingProfile {
    return new GroundingProfile({ ...this.input, ...answer }, this);
  }

  /** The function behind an id like F12. */
  getFunction(id: number): number | undefined {
    return this.input.functionIds[id - 1];
  }

  getFact(id: string): Fact | undefined {
    return this.input.facts.find((fact) => fact.id === id);
  }

  getName(nameIndex: number): string {
    return isLine(nameIndex) ? `line ${-nameIndex}` : this.getFunctionName(nameIndex);
  }

  private getFunctionName(nameIndex: number): string {
    return this.input.tree.names[nameIndex] ?? '';
  }

  /**
   * What the functions cost together, each stack once: of the only side, or of baseline and comparison. Lines of the code are
   * parts of one function.
   */
  getValues(functions: readonly number[]): Values[] {
    if (this.code && functions.some(isLine)) {
      return this.code.getCosts(functions.filter(isLine).map((line) => -line));
    }
    const [only] = functions;
    if (functions.length === 1 && only !== undefined) {
      return this.sides.map(({ table }) => ({ self: table.self[only] ?? 0, total: table.total[only] ?? 0 }));
    }
    const key = functions.join();
    const known = this.combined.get(key) ?? this.sides.map(({ tree }) => combine(tree, new Set(functions)));
    this.combined.set(key, known);
    return known;
  }

  /** Everything that a number said of the functions could be. */
  listCandidates(functions: readonly number[]): Candidate[] {
    const values = this.getValues(functions);
    const isOfLines = functions.some(isLine);
    const found = this.sides.flatMap(({ tree, weight, side }, at) => {
      const total = getTotal(tree);
      const ofCode = isOfLines ? [this.code?.costs[at]?.total ?? 0] : [];
      const wholes = [...ofCode, ...(this.isDiff ? [total] : [total, this.input.untransformedTotal])];
      return (['self', 'total'] as const).flatMap((of) => this.listOf(values[at]?.[of] ?? 0, wholes, weight, of, side));
    });
    return this.isDiff ? [...found, ...this.listChanges(values)] : found;
  }

  /** What the functions cost, in words. */
  describeCosts(functions: readonly number[]): string {
    const shares = this.listCandidates(functions).filter(({ unit, side }) => unit === 'share' && side !== undefined);
    const sides = this.getValues(functions).map(({ self, total }, at) => {
      const side = this.isDiff && at === 0 ? 'baseline' : 'comparison';
      const print = (of: 'self' | 'total', value: number): string => {
        const share = shares.find((candidate) => candidate.of === of && candidate.side === side)?.value ?? 0;
        return `${of} ${formatShare(share)} (${formatValue(value, this.measure.unit)})`;
      };
      return `${this.isDiff ? `${side}: ` : ''}${print('total', total)}, ${print('self', self)}`;
    });
    return `${sides.join('; ')}${functions.some(isLine) ? ' of the function' : ''}`;
  }

  /** What a number about the profile as a whole could be. */
  listWholeCandidates(): Candidate[] {
    const found = this.sides.flatMap(({ tree, weight, side }) => {
      const total = getTotal(tree);
      const values = this.isDiff ? [total] : [...new Set([total, this.input.untransformedTotal])];
      return values.flatMap((value) => this.listOf(value, [], weight, 'any', side));
    });
    const totals = this.sides.map(({ tree }) => ({ self: getTotal(tree), total: getTotal(tree) }));
    const range: Candidate = { unit: 'ns', isRate: false, value: this.input.durationMs * 1e6, of: 'any' };
    return [
      range,
      ...found,
      ...(this.isDiff ? this.listChanges(totals) : []),
      ...this.input.facts.filter(({ role }) => role === 'context').flatMap(listFactCandidates),
    ];
  }

  /** The finding that has a number, or the amount that its share stands for. */
  findFinding(isMeant: (candidate: Candidate) => boolean): Fact | undefined {
    const { untransformedTotal, facts, tree } = this.input;
    const wholes = this.isDiff ? [] : [getTotal(tree), untransformedTotal];
    const amount: NumberUnit = this.measure.unit === 'short' ? 'plain' : this.measure.unit;
    return facts.find((fact) => {
      const own = fact.role === 'finding' ? listFactCandidates(fact) : [];
      const shares = own.filter(({ unit }) => unit === 'share');
      const amounts = shares.flatMap((share) =>
        wholes.map((whole) => ({ ...share, unit: amount, value: share.value * whole })),
      );
      return [...own, ...amounts].some(isMeant);
    });
  }

  /** Which way a function changed: 1 rose, -1 fell, 0 neither. Per weight of each side. */
  getDirections(functions: readonly number[]): number[] {
    const [before, after] = this.getValues(functions);
    const [baseline, comparison] = this.sides;
    if (!before || !after || !baseline || !comparison) {
      return [];
    }
    return (['self', 'total'] as const).flatMap((of) => [
      Math.sign(divide(after[of], comparison.weight) - divide(before[of], baseline.weight)),
      Math.sign(divide(after[of], getTotal(comparison.tree)) - divide(before[of], getTotal(baseline.tree))),
    ]);
  }

  /** Whether a call of `callee` is below one of `caller` on a stack. */
  reaches(caller: number, callee: number): boolean {
    const key = `${caller} ${callee}`;
    const known = this.reachable.get(key);
    if (known !== undefined) {
      return known;
    }
    const { tree } = this.input;
    let end = 0;
    let isFound = false;
    for (let node = 0; node < tree.nodeCount && !isFound; node++) {
      const name = tree.nameIndex[node];
      isFound = node < end && name === callee;
      if (name === caller) {
        end = Math.max(end, tree.subtreeEnd[node] ?? 0);
      }
    }
    this.reachable.set(key, isFound);
    return isFound;
  }

  private listOf(
    value: number,
    wholes: readonly number[],
    weight: number,
    of: Candidate['of'],
    side: 'baseline' | 'comparison',
  ): Candidate[] {
    const { unit } = this.measure;
    const amount: NumberUnit = unit === 'short' ? 'plain' : unit;
    const rate = divide(value, weight);
    return [
      ...wholes.map((whole) => ({ unit: 'share', isRate: false, value: divide(value, whole), of, side }) as const),
      {
        unit: amount,
        isRate: this.isDiff && this.measure.isInstant,
        value: this.measure.isInstant ? rate : value,
        of,
        side,
      },
      { unit: amount, isRate: false, value, of, side },
      { unit: amount, isRate: true, value: rate, of, side },
      ...(unit === 'ns' ? ([{ unit: 'cores', isRate: false, value: rate / 1e9, of, side }] as const) : []),
    ];
  }

  private listChanges(values: readonly Values[]): Candidate[] {
    const [before, after] = values;
    const [baseline, comparison] = this.sides;
    if (!before || !after || !baseline || !comparison) {
      return [];
    }
    const scales = [
      [1, 1],
      [divide(1, baseline.weight), divide(1, comparison.weight)],
      [divide(1, getTotal(baseline.tree)), divide(1, getTotal(comparison.tree))],
    ] as const;
    const amount: NumberUnit = this.measure.unit === 'short' ? 'plain' : this.measure.unit;
    return (['self', 'total'] as const).flatMap((of) =>
      scales.flatMap(([from, to], scale): Candidate[] => {
        const [a, b] = [before[of] * from, after[of] * to];
        const whole = Math.abs(getTotal(comparison.tree) * to - getTotal(baseline.tree) * from);
        const difference = Math.abs(b - a);
        return [
          { unit: 'share', isRate: false, value: divide(difference, a), of },
          { unit: 'share', isRate: false, value: divide(difference, whole), of },
          { unit: 'factor', isRate: false, value: divide(b, a), of },
          { unit: 'factor', isRate: false, value: divide(a, b), of },
          scale === 2
            ? { unit: 'share', isRate: false, value: difference, of }
            : { unit: amount, isRate: scale === 1, value: difference, of },
          ...(scale === 1 && amount === 'ns'
            ? ([{ unit: 'cores', isRate: false, value: difference / 1e9, of }] as const)
            : []),
        ];
      }),
    );
  }
}

function isLine(nameIndex: number): boolean {
  return nameIndex < 0;
}

/** Numbers in the sentence of a fact. */
export function listFactCandidates({ parts }: Fact): Candidate[] {
  return parts.flatMap((part): Candidate[] => (part.kind === 'quantity' ? [toCandidate(part.quantity)] : []));
}

function toCandidate({ value, unit }: Quantity): Candidate {
  switch (unit) {
    case 'share':
    case 'factor':
    case 'ns':
    case 'bytes':
    case 'cores':
      return { unit, isRate: false, value, of: 'any' };
    case 'count':
      return { unit: 'functions', isRate: false, value, of: 'any' };
    case 'short':
      return { unit: 'plain', isRate: false, value, of: 'any' };
    case 'ns/s':
      return { unit: 'ns', isRate: true, value, of: 'any' };
    case 'binBps':
      return { unit: 'bytes', isRate: true, value, of: 'any' };
    default:
      return { unit: 'plain', isRate: true, value, of: 'any' };
  }
}

function buildSides({ tree, diff, durationMs }: GroundingInput): Side[] {
  const parts = diff
    ? ([
        [{ ...tree, ...diff.baseline }, diff.baselineWeight, 'baseline'],
        [{ ...tree, ...diff.comparison }, diff.comparisonWeight, 'comparison'],
      ] as const)
    : ([[tree, durationMs / 1000, 'comparison']] as const);
  return parts.map(([sideTree, weight, side]) => ({ tree: sideTree, table: computeFunctions(sideTree), weight, side }));
}

function combine(tree: FlameTree, functions: ReadonlySet<number>): Values {
  let self = 0;
  let total = 0;
  let end = 0;
  for (let node = getFirstFrameDepth(tree); node < tree.nodeCount; node++) {
    if (functions.has(tree.nameIndex[node] ?? -1)) {
      self += tree.self[node] ?? 0;
      if (node >= end) {
        total += tree.total[node] ?? 0;
        end = tree.subtreeEnd[node] ?? 0;
      }
    }
  }
  return { self, total };
}

function divide(value: number, by: number): number {
  return by > 0 ? value / by : 0;
}
