import type { PanelType } from 'url/parameters';

/** How a label's panel can draw its values. */
export const PANEL_TYPES: ReadonlyArray<{
  readonly type: PanelType;
  readonly label: string;
  readonly description: string;
}> = [
  { type: 'time-series', label: 'Time series', description: 'Each value over time' },
  { type: 'bar-gauge', label: 'Totals', description: 'How much each value has used' },
  { type: 'table', label: 'Maxima', description: 'The highest point of each value' },
  { type: 'histogram', label: 'Histograms', description: 'How often which height was reached' },
];
