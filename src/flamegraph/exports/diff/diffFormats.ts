import type { SavedFormat } from 'flamegraph/exports/FormatMenu';

export type DiffFormatName = 'png' | 'svg' | 'html' | 'csv' | 'pprof-baseline' | 'pprof-comparison' | 'flamebearer';

/** Formats for a comparison, in the order of the menu. */
export const DIFF_FORMATS: ReadonlyArray<SavedFormat<DiffFormatName>> = [
  { format: 'png', label: 'PNG', description: 'Picture of the diff flame graph as drawn' },
  { format: 'svg', label: 'SVG', description: 'Picture that stays sharp, with both sides on hover' },
  { format: 'html', label: 'HTML page', description: 'One file to open offline: zoom and search' },
  { format: 'csv', label: 'CSV of functions', description: 'Those that the table lists, with how sure they are' },
  { format: 'pprof-baseline', label: 'pprof of the baseline', description: 'For go tool pprof -diff_base' },
  { format: 'pprof-comparison', label: 'pprof of the comparison', description: 'Functions without lines' },
  { format: 'flamebearer', label: 'Flamebearer JSON', description: 'Pyroscope’s own JSON of two profiles' },
];
