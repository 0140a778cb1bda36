import { listLabels } from 'profile/names/listLabels';
import { fitLabel } from './fitText';
import type { FrameSurface } from './FrameSurface';
import { type FlameGraphPicture, GAP_PX, PADDING_PX, ROW_HEIGHT_PX } from './paintFlameGraph';

interface Rows {
  readonly widthPx: number;
  readonly fromRow: number;
  /** The first row that is not painted any more. */
  readonly toRow: number;
  /** Index of the ancestor that the keyboard is on. */
  readonly selected?: number | undefined;
}

/** Paints the callers of the focused frame, a dim row each: they are as wide as the whole. */
export function paintAncestors(
  { layout, colors, topPx, textAlign }: Pick<FlameGraphPicture, 'layout' | 'colors' | 'topPx' | 'textAlign'>,
  { widthPx, fromRow, toRow, selected }: Rows,
  surface: FrameSurface,
): void {
  const last = Math.min(layout.ancestors.length, toRow - 1);
  for (let row = Math.max(1, fromRow); row <= last; row++) {
    const y = topPx + row * ROW_HEIGHT_PX;
    const height = ROW_HEIGHT_PX - GAP_PX;
    surface.fillRect(0, y, widthPx, height, colors.dimmed);
    const maxPx = widthPx - 2 * PADDING_PX;
    const labels = listLabels(layout.ancestors[row - 1] ?? '');
    const text = fitLabel(labels, { prefix: '', mark: '', maxPx, align: textAlign, measure: surface.measureText });
    const indentPx = textAlign === 'left' ? 0 : maxPx - surface.measureText(text);
    surface.fillText(text, PADDING_PX + indentPx, y + height / 2, colors.dimmedText);
    if (row - 1 === selected) {
      surface.strokeRect(0, y, widthPx, height, colors.selected, 2);
    }
  }
}
