import type { DiffColumns } from 'profile/diff/DiffTree';
import { describeMeasure, type Measure } from 'profile/explain/facts/describeMeasure';
import type { Fact } from 'profile/explain/facts/Fact';
import { computeFunctions, type FunctionTable } from 'profile/functions/computeFunctions';
import type { CodeExcerpt } from 'profile/lines/CodeExcerpt';
import type { Side } from 'profile/Sides';
import { computeCoverage } from 'profile/tree/computeCoverage';
import { type FlameTree, getFirstFrameDepth, getTotal } from 'profile/tree/FlameTree';
import { CodeLines } from './CodeLines';
import { NameIndex } from './NameIndex';
import type { NumberUnit } from './units';

export interface GroundingInput {
  /** The tree behind the facts; for a comparison it has the paths of both sides. */
  readonly tree: FlameTree;
  /** Value before transforms. */
  readonly untransformedTotal: number;
  readonly profileTypeId: string;
  readonly durationMs: number;
  /** Values are sums over this, see `FactsInput`. */
  readonly weight?: number;
  /** Name indices behind the ids F1, F2, … that the prompt used. */
  readonly functionIds: readonly number[];
  readonly facts: readonly Fact[];
  /** Known words that are not functions: the service, labels and their values, aliases of redacted texts. */
  readonly knownWords?: readonly string[];
  /** The lines that were sent, if the question was about a function's code. */
  readonly code?: CodeExcerpt | undefined;
  readonly diff?: {
    readonly baseline: DiffColumns;
    readonly comparison: DiffColumns;
    /** Divisor of the side's sums: seconds, or moments of an instantaneous type; 0 if unknown. */
    readonly baselineWeight: number;
    readonly comparisonWeight: number;
  };
}

/** Values in the unit of the profile type; for an instantaneous type averages over its moments. */
export interface Sums {
  readonly self: number;
  readonly total: number;
}

export interface GroundingSide {
  readonly tree: FlameTree;
  readonly table: FunctionTable;
  /** Seconds that values are sums over; 1 for averages, which are sums over nothing. */
  readonly weight: number;
  readonly whole: number;
  readonly side: Side;
  /** Divisor of raw values; 0 if unknown, and then only shares mean anything. */
  readonly divisor: number;
}

export class GroundingProfile {
  readonly names: NameIndex;
  readonly measure: Measure;
  readonly isDiff: boolean;
  readonly code: CodeLines | undefined;
  /** The function that the question was about, if it was about one. */
  readonly subject: readonly number[];
  /** One, or baseline and comparison. */
  readonly sides: readonly GroundingSide[];
  readonly amountUnit: NumberUnit;
  readonly hasAmounts: boolean;
  /** Value before transforms. */
  readonly untransformedTotal: number;
  /** Results about the tree that are kept from earlier answers. */
  private readonly known: Known;

  /** `same`: a profile of the same tree, whose index of names is used again. */
  constructor(
    readonly input: GroundingInput,
    same?: GroundingProfile,
  ) {
    const { tree, diff, profileTypeId } = input;
    this.measure = describeMeasure(profileTypeId);
    this.amountUnit = this.measure.unit === 'short' ? 'plain' : this.measure.unit;
    this.isDiff = diff !== undefined;
    this.code = input.code && new CodeLines(input.code);
    this.subject = tree.names.flatMap((name, at) => (name === input.code?.functionName ? [at] : []));
    this.sides = same?.sides ?? buildSides(input);
    this.hasAmounts = this.sides.every(({ divisor }) => divisor > 0);
    this.untransformedTotal = input.untransformedTotal / (this.sides[0]?.divisor || 1);
    this.names = same?.names ?? new NameIndex(computeFunctions(tree));
    this.known = same?.known ?? { reachable: new Map(), within: new Map(), cut: new Map(), combined: new Map() };
  }

  /** The same for another answer. */
  withAnswer(answer: Pick<GroundingInput, 'functionIds' | 'knownWords' | 'code'>): GroundingProfile {
    return new GroundingProfile({ ...this.input, ...answer }, this);
  }

  /** Returns the function behind an id like F12. */
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
   * Returns the joint cost of functions, each stack once: for the only side, or for baseline and comparison. Lines of
   * code are parts of one function.
   */
  getValues(functions: readonly number[]): Sums[] {
    if (this.code && functions.some(isLine)) {
      return this.getLineCosts(this.code.getCosts(functions.filter(isLine).map((line) => -line)));
    }
    const [only] = functions;
    if (functions.length === 1 && only !== undefined) {
      return this.sides.map(({ table }) => ({ self: table.self[only] ?? 0, total: table.total[only] ?? 0 }));
    }
    return remember(this.known.combined, functions.join(), () =>
      this.sides.map(({ tree }) => combine(tree, new Set(functions))),
    );
  }

  /** Cost of lines on each side, in the unit of all values here. */
  getLineCosts(costs: readonly Sums[]): Sums[] {
    return costs.map(({ self, total }, at) => {
      const divisor = this.sides[at]?.divisor || 1;
      return { self: self / divisor, total: total / divisor };
    });
  }

  /** Joint cost of functions; in a comparison, on the comparison's side. */
  getSums(functions: readonly number[]): Sums {
    return this.getValues(functions).at(-1) ?? { self: 0, total: 0 };
  }

  /** Returns all of the profile; of a comparison its later side. */
  getWhole(): number {
    return this.sides.at(-1)?.whole ?? 0;
  }

  /** Returns the value of `parts` below `wholes`; in a comparison, on the comparison's side. */
  getWithin(parts: readonly number[], wholes: readonly number[]): number {
    const tree = this.sides.at(-1)?.tree;
    return remember(this.known.within, `${parts.join()}<${wholes.join()}`, () =>
      tree ? sumWithin(tree, new Set(parts), new Set(wholes)) : 0,
    );
  }

  /** True if the server cut away a part of a side, by its place among them. */
  isCut(side: number): boolean {
    const tree = this.sides[side]?.tree;
    return remember(
      this.known.cut,
      side,
      () => tree !== undefined && getTotal(tree) > 0 && computeCoverage(tree).cutShare > 0,
    );
  }

  /** Directions in which functions changed per weight of each side: 1 rose, -1 fell, 0 neither. */
  getDirections(functions: readonly number[]): number[] {
    const [before, after] = this.getValues(functions);
    const [baseline, comparison] = this.sides;
    if (!before || !after || !baseline || !comparison) {
      return [];
    }
    return (['self', 'total'] as const).flatMap((of) => [
      Math.sign(divide(after[of], comparison.weight) - divide(before[of], baseline.weight)),
      Math.sign(divide(after[of], comparison.whole) - divide(before[of], baseline.whole)),
    ]);
  }

  /** True if a call of `callee` is below one of `caller` on a stack. */
  reaches(caller: number, callee: number): boolean {
    return remember(this.known.reachable, `${caller} ${callee}`, () => hasCall(this.input.tree, caller, callee));
  }
}

interface Known {
  readonly reachable: Map<string, boolean>;
  readonly within: Map<string, number>;
  readonly cut: Map<number, boolean>;
  readonly combined: Map<string, Sums[]>;
}

function remember<Key, Value>(known: Map<Key, Value>, key: Key, compute: () => Value): Value {
  const value = known.get(key) ?? compute();
  known.set(key, value);
  return value;
}

function hasCall(tree: FlameTree, caller: number, callee: number): boolean {
  let end = 0;
  for (let node = 0; node < tree.nodeCount; node++) {
    const name = tree.nameIndex[node];
    if (node < end && name === callee) {
      return true;
    }
    end = name === caller ? Math.max(end, tree.subtreeEnd[node] ?? 0) : end;
  }
  return false;
}

export function isLine(nameIndex: number): boolean {
  return nameIndex < 0;
}

function buildSides({ tree, diff, durationMs, profileTypeId, weight }: GroundingInput): GroundingSide[] {
  const { isInstant } = describeMeasure(profileTypeId);
  const parts = diff
    ? ([
        [{ ...tree, ...diff.baseline }, diff.baselineWeight, 'baseline'],
        [{ ...tree, ...diff.comparison }, diff.comparisonWeight, 'comparison'],
      ] as const)
    : ([[tree, weight ?? (isInstant ? 0 : durationMs / 1000), 'comparison']] as const);
  return parts.map(([sideTree, sideWeight, side]) => ({
    ...buildSide(sideTree, isInstant ? sideWeight : 1),
    ...{ weight: isInstant ? 1 : sideWeight, side },
  }));
}

function buildSide(raw: FlameTree, divisor: number): Pick<GroundingSide, 'tree' | 'table' | 'whole' | 'divisor'> {
  const average = (values: Float64Array): Float64Array => values.map((value) => value / divisor);
  const isAsItIs = divisor === 1 || divisor === 0;
  const tree = isAsItIs ? raw : { ...raw, self: average(raw.self), total: average(raw.total) };
  return { tree, table: computeFunctions(tree), whole: getTotal(tree), divisor };
}

function combine(tree: FlameTree, functions: ReadonlySet<number>): Sums {
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

function sumWithin(tree: FlameTree, parts: ReadonlySet<number>, wholes: ReadonlySet<number>): number {
  let sum = 0;
  let wholeEnd = 0;
  let partEnd = 0;
  for (let node = getFirstFrameDepth(tree); node < tree.nodeCount; node++) {
    const name = tree.nameIndex[node] ?? -1;
    if (node < wholeEnd && node >= partEnd && parts.has(name)) {
      sum += tree.total[node] ?? 0;
      partEnd = tree.subtreeEnd[node] ?? 0;
    }
    if (node >= wholeEnd && wholes.has(name)) {
      wholeEnd = tree.subtreeEnd[node] ?? 0;
    }
  }
  return sum;
}

export function divide(value: number, by: number): number {
  return by > 0 ? value / by : 0;
}
