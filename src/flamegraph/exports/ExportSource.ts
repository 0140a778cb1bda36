import type { AmountUnit } from 'profile/amounts/AmountUnit';
import type { Provenance } from 'profile/formats/Provenance';
import type { TreeCategories } from 'profile/names/classifyTree';
import type { FlameTree } from 'profile/tree/FlameTree';
import type { FlameGraphPictureView } from './computePicture';

/** Describes an export before anything is computed for it. */
export interface ExportSubject {
  readonly serviceName: string;
  readonly provenance: Provenance;
  /** Value of the profile before any transform. */
  readonly wholeTotal: number;
  /** In what the screen shows values; left out, as they were measured. */
  readonly unit?: AmountUnit;
  /** What of it is pictured, first in the title: "Callers of parse". Left out for all that is shown. */
  readonly pictured?: string;
}

/** The trees behind the screen. They may be large, and are asked for when something is exported. */
export interface ExportTrees {
  /** The stacks that the transforms leave, upright and complete: what formats of stacks and functions are made of. */
  readonly upright: FlameTree;
  /** The tree as it is drawn, upside down or without small frames: what pictures and pages are made of. */
  readonly view: FlameTree;
  /** Whose code the functions are. */
  readonly categories: TreeCategories;
  /** The graph that is wanted, as it is on the screen; undefined where it is not there. */
  readonly picture: FlameGraphPictureView | undefined;
  /** Whole name of the function in the middle of the sandwich. */
  readonly sandwich?: string | undefined;
}

export interface ExportFile {
  readonly name: string;
  readonly blob: Blob;
}
