/** The shape of a made tree. */
export interface TreeShape {
  /** Depth of the deepest node; the root has 0. Exactly one stack is certain to reach it. */
  readonly depth: number;
  /** Number of distinct functions. Small trees have fewer: at most one in `NODES_PER_NAME` nodes brings a new one. */
  readonly nameCount: number;
  /** Mean number of a stack's own nodes, below the ones that it shares with the stack before. */
  readonly ownNodes: number;
  /** Depth above which most stacks stay. */
  readonly usualDepth: number;
}

/** Shapes that cost renderers and decoders different things. */
export const SHAPES = {
  /** Many short stacks: rows of hundreds of thousands of frames. */
  wide: { depth: 24, nameCount: 45_000, ownNodes: 2, usualDepth: 12 },
  /** Stacks of generated code or of an interpreter: thousands of rows. */
  deep: { depth: 2_000, nameCount: 20_000, ownNodes: 30, usualDepth: 2_000 },
  /** Few functions that call each other again and again. */
  recursive: { depth: 500, nameCount: 200, ownNodes: 6, usualDepth: 200 },
  /** Like a real service of 303,983 nodes: depth 400, 45,000 functions, CPU spread thin. */
  service: { depth: 400, nameCount: 45_000, ownNodes: 4, usualDepth: 60 },
  /** A thousand services as one: 60,000 functions in 360,000 nodes. */
  fleet: { depth: 120, nameCount: 60_000, ownNodes: 4, usualDepth: 40 },
} satisfies Record<string, TreeShape>;

export type ShapeName = keyof typeof SHAPES;

export const NODES_PER_NAME = 6;

export const SERVICE_NODE_COUNT = 303_983;
export const FLEET_NODE_COUNT = 360_000;
