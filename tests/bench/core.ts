/**
 * Measures the CPU time of the core's steps in Node, best of some rounds. Other programs on the machine hardly change it, unlike
 * the times of `npm run bench`. `npx tsx tests/bench/core.ts deep 1048576`, or without arguments the largest two trees.
 */
import { getPathReference } from 'profile/transform/pathHash';
import { decodeProfile } from 'worker/decodeProfile';
import { ProfileEngine } from 'worker/ProfileEngine';
import { listBuffers, packView } from 'worker/ViewAnswer';
import { WorkerProfile } from 'worker/WorkerProfile';
import { generateTreeBytes } from './generateTree';
import { findLargestChild } from './page/findLargestChild';
import { SERVICE_NODE_COUNT, type ShapeName, SHAPES } from './TreeShape';

const ROUNDS = 5;

const [shape, nodeCount] = process.argv.slice(2);
if (shape !== undefined && shape in SHAPES) {
  measureCore(shape as ShapeName, Number(nodeCount ?? SERVICE_NODE_COUNT));
} else {
  measureCore('service', SERVICE_NODE_COUNT);
  measureCore('deep', 1_048_576);
}

function measureCore(name: ShapeName, nodes: number): void {
  const bytes = generateTreeBytes(SHAPES[name], nodes, 1);
  const first = new Map<string, number>();
  const best = new Map<string, number>();
  const measure = <T>(step: string, run: () => T): T => {
    const before = process.cpuUsage();
    const result = run();
    const { user, system } = process.cpuUsage(before);
    const ms = (user + system) / 1000;
    first.set(step, first.get(step) ?? ms);
    best.set(step, Math.min(best.get(step) ?? Infinity, ms));
    return result;
  };
  for (let round = 0; round < ROUNDS; round++) {
    const engine = new ProfileEngine();
    const tree = measure('decode', () => decodeProfile({ format: 'tree', bytes: new Uint8Array(bytes) }));
    const profile = new WorkerProfile(tree, engine);
    const view = measure('functions and coverage', () => profile.computeView([]));
    measure('whose code', () => profile.getCategories());
    measure('layout and hand-over', () => {
      const answer = packView(view, undefined);
      structuredClone(answer, { transfer: listBuffers(answer) });
    });
    measure('search', () => profile.search([], 'call12'));
    const path = getPathReference(tree, findLargestChild(tree));
    measure('focus', () => profile.computeView([{ kind: 'focusNode', path }]));
    measure('invert', () => profile.computeView([{ kind: 'invert' }]));
  }
  console.log(`${name}, ${nodes.toLocaleString('en')} nodes: ms of CPU, first round and best of ${ROUNDS}`);
  for (const [step, ms] of best) {
    console.log(`  ${step.padEnd(24)}${(first.get(step) ?? NaN).toFixed(0).padStart(6)}${ms.toFixed(0).padStart(6)}`);
  }
}
