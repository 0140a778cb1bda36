import type { RawUnit } from 'profile/amounts/AmountUnit';
import type { UnnamedBelow } from 'profile/formats/pprof/computeUnnamed';
import type { TreeCategories } from 'profile/names/classifyTree';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import type { Coverage } from 'profile/tree/computeCoverage';
import type { FlameTree } from 'profile/tree/FlameTree';
import type { Measure } from './describeMeasure';
import type { FactPart } from './Fact';
import type { FactRule } from './FactRule';
import type { TreeMeasures } from './measureTree';

export interface FactsInput {
  /** The tree on screen, upright and with all its nodes: transforms of stacks applied, `invert` and `dropSmall` left out. */
  readonly tree: FlameTree;
  /** Value before transforms. */
  readonly untransformedTotal: number;
  /** Coverage of the tree before transforms. */
  readonly coverage: Coverage;
  readonly profileTypeId: string;
  readonly range: TimeRangeMs;
  /** Values are sums over this, see `computeWeight`; all of the range, and unknown moments, if no chart tells it. */
  readonly weight?: number;
  /** Category of each function (whose code it is). The categories before transforms fit as well. */
  readonly categories: TreeCategories;
  readonly rules: readonly FactRule[];
  /** Sentences about code that the flame graph does not show as it is. */
  readonly unseen?: readonly string[] | undefined;
  /** Code without symbols that counts as self of its callers; undefined if that is not known. */
  readonly unnamed?: UnnamedSelf | undefined;
  readonly sampleCount?: number | undefined;
}

/** The parts of the self of functions that code without symbols spent, by the name of the function that calls it. */
export interface UnnamedSelf {
  readonly valueOf: ReadonlyMap<string, number>;
  readonly binariesOf: UnnamedBelow['binariesOf'];
}

/** The measures of a view that findings are made from. */
export interface FactsSubject {
  readonly tree: FlameTree;
  readonly measure: Measure;
  readonly unit: RawUnit;
  readonly measures: TreeMeasures;
  readonly categories: Uint8Array;
  /** The part of the self of each name that code without symbols spent. */
  readonly unnamed: Float64Array;
  readonly binariesOf: UnnamedBelow['binariesOf'];
  /** See `findDepthCut`. */
  readonly depthCut: ReadonlyMap<number, number>;
  readonly fn: (name: number) => FactPart;
  readonly isWaiting: (name: number) => boolean;
  /** True if a function is part of what measures. */
  readonly isOfProfiler: (name: number) => boolean;
}
