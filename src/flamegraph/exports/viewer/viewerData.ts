import type { ScaledDiff } from 'flamegraph/diff/ScaledDiff';
import type { AmountUnit } from 'profile/amounts/AmountUnit';
import { TextParts } from 'profile/formats/TextParts';
import type { FlameTree } from 'profile/tree/FlameTree';
import { computeTotals } from 'profile/tree/FlameTreeBuilder';
import { keepUsedNames } from 'profile/tree/keepUsedNames';

export interface ViewerProfile {
  readonly unit: AmountUnit;
  readonly tree: FlameTree;
  /** Both sides of each node; undefined for a single profile. */
  readonly diff?: ScaledDiff | undefined;
}

interface ViewerFile {
  readonly unit: AmountUnit;
  readonly names: readonly string[];
  /** Index into `names` of what the server cut, -1 if nothing was cut. */
  readonly cut: number;
  /** Columns of the nodes in pre-order; totals follow from them. */
  readonly name: readonly number[];
  readonly depth: readonly number[];
  readonly self: readonly number[];
  readonly diff?: {
    readonly scale: ScaledDiff['scale'];
    readonly format: ScaledDiff['format'];
    readonly baseline: readonly number[];
    readonly comparison: readonly number[];
  };
}

/**
 * Prints a profile as JSON for a script element, in parts to be written one after the other: without `<`, so that no
 * name can end the element or begin a comment in it, and without U+2028 and U+2029, which old scripts take for line
 * ends. Names are otherwise as they are; whoever shows them makes them safe.
 */
export function* printViewerData({ unit, tree, diff }: ViewerProfile): Generator<string, void> {
  const parts = new TextParts();
  const { names, nameIndex, cutNameIndex } = keepUsedNames(tree);
  parts.add(`{"unit":${print(unit)},"names":${print(names)},"cut":${cutNameIndex}`);
  yield* printColumn(parts, 'name', tree.nodeCount, (node) => nameIndex[node] ?? 0);
  yield* printColumn(parts, 'depth', tree.nodeCount, (node) => tree.depth[node] ?? 0);
  yield* printColumn(parts, 'self', tree.nodeCount, (node) => tree.self[node] ?? 0);
  if (diff) {
    parts.add(`,"diff":{"scale":${print(diff.scale)},"format":${print(diff.format)}`);
    yield* printColumn(parts, 'baseline', tree.nodeCount, (node) => diff.baseline.self[node] ?? 0);
    yield* printColumn(parts, 'comparison', tree.nodeCount, (node) => diff.comparison.self[node] ?? 0);
    parts.add('}');
  }
  parts.add('}');
  yield parts.take();
}

function* printColumn(
  parts: TextParts,
  name: string,
  count: number,
  valueOf: (node: number) => number,
): Generator<string, void> {
  parts.add(`,"${name}":[`);
  for (let node = 0; node < count; node++) {
    parts.add(node === 0 ? String(valueOf(node)) : `,${valueOf(node)}`);
    if (parts.isFull) {
      yield parts.take();
    }
  }
  parts.add(']');
}

const UNSAFE = /[<>&\u2028\u2029]/g;

function print(value: unknown): string {
  return JSON.stringify(value).replace(UNSAFE, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Reads what `printViewerData` wrote; nothing else is ever in the page. */
export function parseViewerData(text: string): ViewerProfile {
  const file = JSON.parse(text) as ViewerFile;
  const depth = Uint32Array.from(file.depth);
  const self = Float64Array.from(file.self);
  const tree = {
    nodeCount: depth.length,
    names: file.names,
    nameIndex: Uint32Array.from(file.name),
    self,
    depth,
    ...computeTotals(depth, self),
    cutNameIndex: file.cut,
  };
  if (!file.diff) {
    return { unit: file.unit, tree };
  }
  const { scale, format } = file.diff;
  const readSide = (values: readonly number[]) => {
    const own = Float64Array.from(values);
    return { self: own, total: computeTotals(depth, own).total };
  };
  const diff = { scale, format, baseline: readSide(file.diff.baseline), comparison: readSide(file.diff.comparison) };
  return { unit: file.unit, tree, diff };
}
