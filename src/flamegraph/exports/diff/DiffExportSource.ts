import type { DiffFunctions } from 'flamegraph/diff/listDiffFunctions';
import type { ScaledDiff } from 'flamegraph/diff/ScaledDiff';
import type { FlameGraphPictureView } from 'flamegraph/exports/FlameGraphPictureView';
import type { Sureness } from 'profile/diff/computeSureness';
import type { DiffTree } from 'profile/diff/DiffTree';
import type { Provenance } from 'profile/formats/Provenance';

/** Where the two sides of a comparison come from. */
export interface DiffExportSubject {
  /** "CPU time · checkout" */
  readonly title: string;
  readonly sides: Readonly<Record<'baseline' | 'comparison', Provenance>>;
  /** "per second" */
  readonly mode: string;
  /** "widths of both sides" */
  readonly widths: string;
}

/** The data behind the view on screen. */
export interface DiffExportContent {
  /** The tree as it is drawn; its values are widths. */
  readonly view: DiffTree;
  readonly scaled: ScaledDiff;
  /** Both sides after the transforms, upright and complete; raw values. */
  readonly upright: DiffTree;
  /** undefined where a side has no values in the mode. */
  readonly functions: { readonly all: DiffFunctions; readonly listed: Uint32Array } | undefined;
  /** Of the functions; undefined while it is being estimated. */
  readonly sureness: Sureness | undefined;
  /** The flame graph on the screen; undefined where ours is not shown. */
  readonly picture: FlameGraphPictureView | undefined;
}
