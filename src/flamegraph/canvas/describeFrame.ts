import { type AmountUnit, formatAmount, hasShares } from 'profile/amounts/AmountUnit';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { formatInteger, formatPart } from 'profile/format/formatNumber';
import { splitName } from 'profile/names/splitName';
import { getName, getTotal, isCut } from 'profile/tree/FlameTree';
import type { VisibleFrame } from './computeFrames';
import type { FlameLayout } from './FlameLayout';
import { countGroup, getShownNode, isGroupCollapsed } from './FrameGroups';
import { getCalleeRange } from './moveSelection';

/** The texts about a frame. */
export interface FrameDescription {
  readonly name: string;
  /** "" if the name has none. */
  readonly packageName: string;
  /** The measured values as text; undefined if they say nothing. */
  readonly values: { readonly total: string; readonly self: string } | undefined;
  /** Shares of the total, each with what it is a share of; none if they say nothing. */
  readonly shares: readonly string[];
  /** Sentences about special properties. */
  readonly notes: readonly string[];
}

interface Context {
  readonly unit: AmountUnit;
  /** Value of the profile before any transform. */
  readonly wholeTotal: number;
  /** Returns more lines about a node. */
  readonly getNotes: ((node: number) => readonly string[]) | undefined;
  /** True if the notes contain all measured values, as in a comparison, whose widths are no values. */
  readonly hasNotesOnly?: boolean | undefined;
}

export function describeFrame(layout: FlameLayout, node: number, context: Context): FrameDescription {
  const { tree, groups } = layout;
  const { unit, wholeTotal, getNotes, hasNotesOnly = false } = context;
  const name = getName(tree, node);
  const total = tree.total[node] ?? 0;
  const shownTotal = getTotal(tree);
  const shares = [`${formatPart(total, wholeTotal)} of the whole profile`];
  if (shownTotal !== wholeTotal) {
    shares.unshift(`${formatPart(total, shownTotal)} of what the graph shows`);
  }
  const notes = [...(getNotes?.(node) ?? [])];
  if (isCut(tree, node)) {
    notes.push('The server left out these branches.');
  }
  const groupSize = countGroup(tree, node);
  if (groupSize > 1 && isGroupCollapsed(groups, node) && getShownNode(tree, groups, node) === node) {
    notes.push(`A single-call chain of ${formatInteger(groupSize)} frames.`);
  }
  return {
    name: formatFunctionName(name),
    packageName: node === 0 || isCut(tree, node) ? '' : formatPackage(splitName(name).packageName),
    values: hasNotesOnly
      ? undefined
      : { total: formatAmount(total, unit, wholeTotal), self: formatAmount(tree.self[node] ?? 0, unit, wholeTotal) },
    shares: hasNotesOnly || !hasShares(unit) ? [] : shares,
    notes,
  };
}

function formatPackage(packageName: string): string {
  return packageName === '' ? '' : formatFunctionName(packageName);
}

/** Describes frames that are too narrow to be drawn for themselves. */
export function describeRun({ nodeCount }: VisibleFrame): FrameDescription {
  return {
    name: nodeCount === 1 ? '1 frame, too narrow to draw' : `${formatInteger(nodeCount)} frames, too narrow to draw`,
    packageName: '',
    values: undefined,
    shares: [],
    notes: ['A click zooms in.'],
  };
}

/** Describes a frame in one sentence, for screen readers. */
export function printFrame(layout: FlameLayout, node: number, context: Context): string {
  const { name, values, shares, notes } = describeFrame(layout, node, context);
  const [from, to] = getCalleeRange(layout, node);
  const callees = to - from === 1 ? '1 callee' : `${formatInteger(to - from)} callees`;
  const row = `row ${formatInteger((layout.row[node] ?? 0) + 1)} of ${formatInteger(layout.rowCount)}`;
  const measured = values ? [`total ${values.total}`, ...shares, `self ${values.self}`] : [];
  const parts = [...measured, callees, row];
  return [`${name}: ${parts.join(', ')}.`, ...notes].join(' ');
}
