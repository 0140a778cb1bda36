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

/** Which function is shown line by line. */
export interface DetailsContext extends DetailsLinks, DetailsPlace {
  /** What is on the screen; undefined where that is of other stacks than the query's. */
  readonly expected: GraphValues | undefined;
  /** What of the graph does not apply to the lines, as a sentence; "" for nothing. */
  readonly caution: string;
}

/** Which function of two sides is shown line by line, and how they are compared. */
export interface DiffDetailsContext extends DetailsContext {
  /** As `expected`, of the older side. */
  readonly expectedBefore: GraphValues | undefined;
  readonly scale: DiffScale;
  readonly diffFormat: DiffFormat;
  readonly colors: DiffColors;
}

/** Which function is looked for in other services, and how values are written. */
export interface ServicesContext {
  readonly name: string;
  readonly unit: AmountUnit;
  /** Value of the profile on screen before any transform. */
  readonly wholeTotal: number;
}

/** What an explanation is about, and how it points at the panes. */
export interface ExplanationContext extends ExplanationLinks {
  readonly profile: ShownProfile;
  readonly transforms: readonly Transform[];
  /** Whose code the functions are, as far as it is known by now; what is explained changes with it. */
  readonly categories: TreeCategories | undefined;
  /** What it costs; undefined where nobody wants to see money, and until prices are known. */
  readonly pricing: Pricing | undefined;
}

/** What the explanation of a comparison is about. */
export interface DiffExplanationContext extends ExplanationLinks {
  readonly opened: OpenedDiff;
  readonly sides: DiffViewQuestion['sides'];
  readonly fileNames: FileNames | undefined;
  readonly profileTypeId: string;
  /** undefined while it is being estimated. */
  readonly sureness: Sureness | undefined;
  /** What the flame graphs of the sides do not show as it is. */
  readonly unseen: Readonly<Record<keyof DiffTrees, Unseen>>;
  /** Whose code the functions of the sides are, as far as it is known by now; what is explained changes with it. */
  readonly categories: ReadonlyArray<TreeCategories | undefined>;
  readonly mode: DiffMode;
  readonly money: DiffMoney;
  readonly transforms: readonly Transform[];
}
