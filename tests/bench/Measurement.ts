/** A page's report of one step, in milliseconds or, for memory, bytes. */
export interface Measurement {
  readonly step: Step;
  readonly value: number;
}

export type Step =
  /** From TREE bytes to the input of a peer. Not part of its first paint, as its host has that input already. */
  | 'convert'
  /** From TREE bytes to a tree on the main thread. */
  | 'decode'
  | 'layout'
  /** To pixels: ours from TREE bytes, a peer from its own input. First in a fresh page, then again. */
  | 'firstPaintCold'
  | 'firstPaintWarm'
  /** Time between frames while each asks for one zoom step. The screen's own is 16.7. */
  | 'zoomMedian'
  | 'zoomWorst'
  | 'search'
  | 'focus'
  | 'invert'
  /** Memory of the page and its workers with their backing stores, after the first paint and at the end. */
  | 'memoryFirst'
  | 'memoryEnd'
  | 'longestTask'
  /** The facts of the whole tree, and the prompt for a model. */
  | 'facts'
  | 'prompt'
  /** From two trees to one with both values and their functions, and to its pixels. */
  | 'diff'
  | 'diffWarm'
  | 'diffPaint';

export const SUBJECTS = ['ours', 'grafana', 'd3', 'flame-chart'] as const;

export type SubjectName = (typeof SUBJECTS)[number];

export const SUBJECT_PACKAGES: Record<SubjectName, string> = {
  ours: 'this plugin',
  grafana: '@grafana/flamegraph',
  d3: 'd3-flame-graph',
  'flame-chart': 'flame-chart-js',
};

/** The outcome of measuring one subject with one tree. */
export interface Outcome {
  readonly values: Partial<Record<Step, number>>;
  readonly end: { readonly status: 'ok' } | { readonly status: 'timeout' | 'failed'; readonly message: string };
}
