import type { HostPattern } from 'profile/lines/buildSourceUrl';
import type { FunctionLines } from 'profile/lines/computeFunctionLines';
import type { RepositoryOverride } from 'profile/lines/RepositoryOverride';
import type { SourceServer } from 'profile/lines/SourceServer';
import type { DiffColors } from 'url/viewValues';
import type { PprofLinesQuestion } from 'worker/computeLines';
import { getEngine } from 'worker/getEngine';

/** Where the lines of a function in a profile come from. */
export interface DetailsSide {
  /** Changes with what is asked. */
  readonly key: string;
  readonly computeLines: (question: PprofLinesQuestion, signal: AbortSignal) => Promise<FunctionLines>;
  /** How many files are added up, and how many of them have lines; undefined for what a server answers. */
  readonly files?: { readonly count: number; readonly withLines: number };
}

/** @param fetchPprof gives it uncompressed; with `path`, at least the stacks that begin with these functions */
export function readsPprof(
  key: string,
  fetchPprof: (path: readonly string[] | undefined, signal: AbortSignal) => Promise<Uint8Array>,
): DetailsSide {
  return {
    key,
    computeLines: async (question, signal) => {
      const bytes = await fetchPprof(question.path, signal);
      return (await getEngine()).computeLines(bytes, question);
    },
  };
}

/** The flame graph's values of the function (or of its one call) and of everything. The lines are compared with them. */
export interface GraphValues {
  readonly self: number;
  readonly total: number;
  readonly wholeTotal: number;
}

/** How a function's lines are compared and their values written. */
export interface DetailsFormat {
  /** A value of one side, as it is read. */
  readonly formatValue: (value: number, side: 'baseline' | 'comparison') => string;
  /** Comparison minus baseline, in the mode of the view; undefined where a side has no value in it. */
  readonly getDifference: (baseline: number, comparison: number) => number | undefined;
  readonly formatDifference: (difference: number) => string;
  /** Of more and less; one profile has neither. */
  readonly colors?: DiffColors;
}

/** Sources that belong to another service. */
interface KeptOverride extends RepositoryOverride {
  readonly dataSourceName: string;
}

/** Where source comes from beside what the user drops. */
export interface DetailsSource {
  readonly serviceName: string;
  /** "" where there is none: then nobody can be told of another repository. */
  readonly dataSourceUid: string;
  /** What of all this could not be read, as a sentence; "" for nothing. */
  readonly problem: string;
  /** undefined where there is no server to ask. */
  readonly server: SourceServer | undefined;
  readonly hostPatterns: readonly HostPattern[];
  readonly override: RepositoryOverride | undefined;
  /** Those of other services or data sources. */
  readonly otherOverrides: readonly KeptOverride[];
  /** undefined takes this service's away. Rejects with an error whose message is for people. */
  readonly onOverride: (override: RepositoryOverride | undefined) => Promise<void>;
  /** Takes that of another service away. Rejects as `onOverride` does. */
  readonly onForgetOverride: (override: RepositoryOverride) => Promise<void>;
  /** Takes those of all services away. */
  readonly onForgetOverrides: () => Promise<void>;
}
