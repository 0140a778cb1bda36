import type { DiffFunctions } from 'flamegraph/diff/listDiffFunctions';
import type { ScaledDiff } from 'flamegraph/diff/ScaledDiff';
import type { FlameGraphPictureView } from 'flamegraph/exports/computePicture';
import type { SavedFormat } from 'flamegraph/exports/FormatMenu';
import type { Sureness } from 'profile/diff/computeSureness';
import type { DiffTree } from 'profile/diff/DiffTree';
import type { Provenance } from 'profile/formats/Provenance';

export interface DiffExportSubject {
  /** "CPU time · checkout" */
  readonly title: string;
  readonly sides: Readonly<Record<'baseline' | 'comparison', Provenance>>;
  /** "per second", "as money" */
  readonly mode: string;
  /** Cost of both sides, and the measured time that it is computed from; undefined if the screen shows no money. */
  readonly cost: string | undefined;
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
  /** undefined if a side has no values in the mode. */
  readonly functions: { readonly all: DiffFunctions; readonly listed: Uint32Array } | undefined;
  /** Sureness of the functions; undefined while the estimate runs. */
  readonly sureness: Sureness | undefined;
  /** The flame graph on the screen; undefined if ours is not shown. */
  readonly picture: FlameGraphPictureView | undefined;
}

export type DiffFormatName = 'png' | 'svg' | 'html' | 'csv' | 'pprof-baseline' | 'pprof-comparison' | 'flamebearer';

/** Formats for a comparison, in the order of the menu. */
export const DIFF_FORMATS: ReadonlyArray<SavedFormat<DiffFormatName>> = [
  { format: 'png', label: 'PNG', description: 'Picture of the diff flame graph as drawn' },
  { format: 'svg', label: 'SVG', description: 'Picture that stays sharp, with both sides on hover' },
  { format: 'html', label: 'HTML page', description: 'One file to open offline: zoom and search' },
  { format: 'csv', label: 'CSV of functions', description: 'The functions in the table, with how sure each is' },
  { format: 'pprof-baseline', label: 'pprof of the baseline', description: 'For go tool pprof -diff_base' },
  { format: 'pprof-comparison', label: 'pprof of the comparison', description: 'Functions without lines' },
  { format: 'flamebearer', label: 'Flamebearer JSON', description: 'Pyroscope’s own JSON of two profiles' },
];
