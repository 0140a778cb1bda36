import { buildDiffPalette } from 'flamegraph/canvas/buildDiffPalette';
import type { FramePalette, ThemeKind } from 'flamegraph/canvas/FramePalette';
import { type DiffScale, type ScaledPair, scalePair } from 'profile/diff/DiffScale';
import type { DiffColumns, DiffTree } from 'profile/diff/DiffTree';
import { formatSignedShare } from 'profile/format/formatNumber';
import type { DiffColors } from 'url/viewValues';
import { type DiffFormat, formatDifference, formatDiffValue } from './formatDiffValue';

/** Both sides of every node of a drawn tree, and the scale of their comparison. */
export interface ScaledDiff {
  /** Raw values. */
  readonly baseline: DiffColumns;
  readonly comparison: DiffColumns;
  readonly scale: DiffScale;
  readonly format: DiffFormat;
}

/** Colours and signs for what changed, and by how much after the name. */
export function buildScaledPalette(diff: ScaledDiff, theme: ThemeKind, colors: DiffColors): FramePalette {
  const scaleTotals = ({ total }: DiffTree['baseline'], factor = 0) => total.map((value) => value * factor);
  const baseline = scaleTotals(diff.baseline, diff.scale.baseline);
  const comparison = scaleTotals(diff.comparison, diff.scale.comparison);
  return {
    ...buildDiffPalette({ baseline, comparison, theme, colors }),
    getValueText: (node) => formatDifference((comparison[node] ?? 0) - (baseline[node] ?? 0), diff.format),
  };
}

/** Describes both sides of a node and their difference, in the mode: a line for its total and one for its self. */
export function describeScaledNode({ baseline, comparison, scale, format }: ScaledDiff, node: number): string[] {
  const describe = (column: 'total' | 'self') =>
    describePair(scalePair(scale, baseline[column][node] ?? 0, comparison[column][node] ?? 0), format);
  return [`Total: ${describe('total')}`, `Self: ${describe('self')}`];
}

/** Formats "baseline 0.1 cores, comparison 0.3 cores, +0.2 cores (+200 %)". */
function describePair({ baseline, comparison, difference, relative }: ScaledPair, format: DiffFormat): string {
  const print = (value: number | undefined) => (value === undefined ? 'nothing' : formatDiffValue(value, format));
  const percent = relative === undefined ? '' : ` (${formatSignedShare(relative)})`;
  const change = difference === undefined ? '' : `, ${formatDifference(difference, format)}${percent}`;
  return `baseline ${print(baseline)}, comparison ${print(comparison)}${change}`;
}
