import type { DetailsPlace } from 'flamegraph/details/DetailsCall';
import type { GraphValues } from 'flamegraph/details/DetailsSource';
import type { DiffFormat } from 'flamegraph/diff/formatDiffValue';
import type { DiffMoney } from 'flamegraph/diff/useDiffMoney';
import type { Unseen } from 'flamegraph/state/useUnseen';
import type { AmountUnit } from 'profile/amounts/AmountUnit';
import type { Pricing } from 'profile/cost/priceProfile';
import type { Sureness } from 'profile/diff/computeSureness';
import type { DiffMode, DiffScale } from 'profile/diff/DiffScale';
import type { FileNames } from 'profile/formats/Provenance';
import type { TreeCategories } from 'profile/names/classifyTree';
import type { Transform } from 'profile/transform/Transform';
import type { DiffColors } from 'url/viewValues';
import type { DiffTrees, DiffViewQuestion, OpenedDiff } from 'worker/OpenedDiff';
import type { ShownProfile } from './ShownProfile';
import type { DetailsLinks, ExplanationLinks } from './useViewShell';

/** Function that is shown line by line. */
export interface DetailsContext extends DetailsLinks, DetailsPlace {
  /** Values on the screen; undefined if it shows other stacks than the query's. */
  readonly expected: GraphValues | undefined;
  /** Sentence about what in the graph does not apply to the lines; "" for nothing. */
  readonly caution: string;
}

/** Function of two sides that is shown line by line, and how they are compared. */
export interface DiffDetailsContext extends DetailsContext {
  /** Values of the older side, like `expected`. */
  readonly expectedBefore: GraphValues | undefined;
  readonly scale: DiffScale;
  readonly diffFormat: DiffFormat;
  readonly colors: DiffColors;
}

/** Function that is searched in other services, and the unit of its values. */
export interface ServicesContext {
  readonly name: string;
  readonly unit: AmountUnit;
  /** Value of the profile on screen before any transform. */
  readonly wholeTotal: number;
}

/** Subject of an explanation, and its links to the panes. */
export interface ExplanationContext extends ExplanationLinks {
  readonly profile: ShownProfile;
  readonly transforms: readonly Transform[];
  /** Category (whose code it is) of each function, as far as it is known; the explanation changes with it. */
  readonly categories: TreeCategories | undefined;
  /** Cost; undefined if nobody wants to see money, and until prices are known. */
  readonly pricing: Pricing | undefined;
}

/** Subject of a comparison's explanation. */
export interface DiffExplanationContext extends ExplanationLinks {
  readonly opened: OpenedDiff;
  readonly sides: DiffViewQuestion['sides'];
  readonly fileNames: FileNames | undefined;
  readonly profileTypeId: string;
  /** undefined while the estimate runs. */
  readonly sureness: Sureness | undefined;
  /** Parts that the flame graphs of the sides do not show. */
  readonly unseen: Readonly<Record<keyof DiffTrees, Unseen>>;
  /** Category (whose code it is) of each side's functions, as far as it is known; the explanation changes with it. */
  readonly categories: ReadonlyArray<TreeCategories | undefined>;
  readonly mode: DiffMode;
  readonly money: DiffMoney;
  readonly transforms: readonly Transform[];
}
