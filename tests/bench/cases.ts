import { SERVICE_NODE_COUNT, type ShapeName, SHAPES } from './TreeShape';

export interface BenchCase {
  readonly shape: ShapeName;
  readonly nodeCount: number;
}

const NODE_COUNTS = [16_384, 65_536, 262_144, 1_048_576];
const SERVICE: BenchCase = { shape: 'service', nodeCount: SERVICE_NODE_COUNT };

/** Lists the cases that the arguments name (`deep:65536`), a quick part, or all of them, which takes half an hour. */
export function listCases(args: readonly string[]): BenchCase[] {
  const shapes = Object.keys(SHAPES) as ShapeName[];
  const named = args.flatMap((arg) => {
    const [name, nodeCount] = arg.split(':');
    const shape = shapes.find((candidate) => candidate === name);
    return shape ? [{ shape, nodeCount: Number(nodeCount ?? SERVICE_NODE_COUNT) }] : [];
  });
  if (named.length > 0) {
    return named;
  }
  if (args.includes('--quick')) {
    return [{ shape: 'service', nodeCount: 16_384 }, SERVICE];
  }
  const sized = shapes.filter((shape) => shape !== 'service' && shape !== 'fleet');
  return [...NODE_COUNTS.flatMap((nodeCount) => sized.map((shape) => ({ shape, nodeCount }))), SERVICE];
}

/** Number of nodes in each of two profiles of one service. */
export const DIFF_NODE_COUNT = 262_144;
