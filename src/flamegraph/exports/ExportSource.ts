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
  /** Unit of the values on screen; raw values if omitted. */
  readonly unit?: AmountUnit;
  /** Part in the picture, first in the title: "Callers of parse". Everything on screen if omitted. */
  readonly pictured?: string;
}

/** Trees behind the screen. They may be large, so they load only for an export. */
export interface ExportTrees {
  /** The stacks that the transforms leave, upright and complete: what formats of stacks and functions are made of. */
  readonly upright: FlameTree;
  /** The tree as it is drawn, upside down or without small frames: what pictures and pages are made of. */
  readonly view: FlameTree;
  /** Category (whose code it is) of each function. */
  readonly categories: TreeCategories;
  /** The graph that is wanted, as it is on the screen; undefined if it is not there. */
  readonly picture: FlameGraphPictureView | undefined;
  /** Whole name of the function in the middle of the sandwich. */
  readonly sandwich?: string | undefined;
}

export interface ExportFile {
  readonly name: string;
  readonly blob: Blob;
}
