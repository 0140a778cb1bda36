import type { SavedFormat } from './FormatMenu';

export type ExportFormat =
  | 'png'
  | 'svg'
  | 'html'
  | 'csv'
  | 'pprof'
  | 'speedscope'
  | 'collapsed'
  | 'flamebearer'
  | 'server-pprof'
  | 'as-file'
  | SandwichSide;

/** A graph of the sandwich, as a picture. */
export type SandwichSide = 'callers' | 'callees';

export type PicturedGraph = 'graph' | SandwichSide;

export type ScreenFormat = Exclude<ExportFormat, 'server-pprof' | 'as-file' | SandwichSide>;

/** Formats for the stacks and the picture on screen, in the order of the menu. */
export const SCREEN_FORMATS: ReadonlyArray<SavedFormat<ScreenFormat>> = [
  { format: 'png', label: 'PNG', description: 'Picture of the flame graph as drawn' },
  { format: 'svg', label: 'SVG', description: 'Picture that stays sharp, with names on hover' },
  { format: 'html', label: 'HTML page', description: 'One file to open offline: zoom and search' },
  { format: 'csv', label: 'CSV of functions', description: 'For spreadsheets; has no query or range' },
  { format: 'pprof', label: 'pprof', description: 'For go tool pprof: functions without lines' },
  { format: 'speedscope', label: 'speedscope', description: 'JSON for speedscope.app' },
  { format: 'collapsed', label: 'Collapsed stacks', description: 'Text, one line per stack' },
  { format: 'flamebearer', label: 'Flamebearer JSON', description: 'Pyroscope’s own JSON' },
];

/** Pictures of the two graphs of the sandwich, each by itself. */
export const SANDWICH_PICTURES: ReadonlyArray<SavedFormat<ExportFormat>> = [
  { format: 'callers', label: 'Picture of callers', description: 'PNG of the callers in the sandwich' },
  { format: 'callees', label: 'Picture of callees', description: 'PNG of the callees in the sandwich' },
];

/** Formats that hold the server's answer to the whole query, whatever is on screen. */
export const SERVER_PPROF: SavedFormat<ExportFormat> = {
  format: 'server-pprof',
  label: 'pprof from the server',
  description: 'With lines and mappings, as needed for PGO',
};

/** Keeps the screen in the tab as a file, instead of saving it. */
export const AS_FILE: SavedFormat<ExportFormat> = {
  format: 'as-file',
  label: 'Open as file',
  description: 'On the Files page, to compare with other files',
};

export function isSandwichSide(format: string): format is SandwichSide {
  return format === 'callers' || format === 'callees';
}

/** True if it is a picture of the graph, and so needs one on the screen. */
export function isPicture(format: string): boolean {
  return format === 'png' || format === 'svg';
}
