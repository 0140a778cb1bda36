import type { FavoritePanelType } from 'favorites/Favorite';

/** How a label's panel draws its values, as `panelType` in the URL. */
export type PanelType = FavoritePanelType;

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

export function parsePanelType(value: unknown): PanelType {
  return PANEL_TYPES.find(({ type }) => type === value)?.type ?? 'time-series';
}
