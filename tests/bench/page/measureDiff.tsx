import { FieldType } from '@grafana/data';
import { buildFlameGraphFrame } from 'flamegraph/panes/classic/buildFlameGraphFrame';
import { computeFunctionDiff } from 'profile/diff/computeFunctionDiff';
import { computeDiff } from 'profile/diff/DiffTree';
import { decodeTree } from 'profile/formats/decodeTree';
import React from 'react';
import { createRoot } from 'react-dom/client';
import type { SubjectName } from '../Measurement';
import { untilPainted } from './paints';
import { measure, report } from './report';

/** Measures a diff. Ours: from two trees to one, with all functions. Grafana's: from the frame of that one tree to its pixels. */
export async function measureDiff(name: SubjectName, place: HTMLElement, sides: readonly Uint8Array[]): Promise<void> {
  const [baseline, comparison] = sides.map((bytes) => decodeTree(bytes, { limited: false }));
  if (!baseline || !comparison) {
    throw new Error('A comparison has two sides.');
  }
  const compute = () => {
    const diff = computeDiff({ ...baseline }, { ...comparison });
    return { diff, functions: computeFunctionDiff(diff) };
  };
  if (name === 'ours') {
    await measure('diff', compute);
    await measure('diffWarm', compute);
    return;
  }
  const { diff } = compute();
  const { GrafanaGraph } = await import('./grafana');
  const frame = buildFlameGraphFrame({ ...diff.tree, ...diff.baseline }, 'ns');
  frame.fields.push(
    { name: 'valueRight', type: FieldType.number, values: Array.from(diff.comparison.total), config: { unit: 'ns' } },
    { name: 'selfRight', type: FieldType.number, values: Array.from(diff.comparison.self), config: { unit: 'ns' } },
  );
  report('diffPaint', await untilPainted(() => createRoot(place).render(<GrafanaGraph frame={frame} />)));
}
