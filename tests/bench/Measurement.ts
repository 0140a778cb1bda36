/** What a page says about one step, in milliseconds or, for memory, bytes. */
export interface Measurement {
  readonly step: Step;
  readonly value: number;
}

export type Step =
  /** From TREE bytes to what a peer takes. Not part of its first paint: its host has it already. */
  | 'convert'
  /** From TREE bytes to a tree on the main thread. */
  | 'decode'
  | 'layout'
  /** To pixels: ours from TREE bytes, a peer from its own input. In a fresh page, then again. */
  | 'firstPaintCold'
  | 'firstPaintWarm'
  /** Time between frames while one zoom step is asked for in each: 16.7 is the screen's own. */
  | 'zoomMedian'
  | 'zoomWorst'
  | 'search'
  | 'focus'
  | 'invert'
  /** Of the page and its workers with their backing stores, after the first paint and at the end. */
  | 'memoryFirst'
  | 'memoryEnd'
  | 'longestTask'
  /** What Explain says of the whole tree, and the prompt for a model. */
  | 'facts'
  | 'prompt'
  /** Two trees to one with both values and their functions; to its pixels. */
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

/** How the measuring of one subject with one tree ended. */
export interface Outcome {
  readonly values: Partial<Record<Step, number>>;
  readonly end: { readonly status: 'ok' } | { readonly status: 'timeout' | 'failed'; readonly message: string };
}
