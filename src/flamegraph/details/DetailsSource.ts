import type { HostPattern } from 'profile/lines/buildSourceUrl';
import type { FunctionLines } from 'profile/lines/computeFunctionLines';
import type { RepositoryOverride } from 'profile/lines/RepositoryOverride';
import type { SourceServer } from 'profile/lines/SourceServer';
import type { DiffColors } from 'url/viewValues';
import type { PprofLinesQuestion } from 'worker/computeLines';
import { getEngine } from 'worker/getEngine';

/** Source of a function's lines in one profile. */
export interface DetailsSide {
  /** Changes with the question. */
  readonly key: string;
  readonly computeLines: (question: PprofLinesQuestion, signal: AbortSignal) => Promise<FunctionLines>;
  /** Number of files that are added up, and of those with lines; undefined for answers of a server. */
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

/** Format of a function's lines: how they are compared and their values written. */
export interface DetailsFormat {
  /** A value of one side, as it is read. */
  readonly formatValue: (value: number, side: 'baseline' | 'comparison') => string;
  /** Comparison minus baseline, in the mode of the view; undefined if a side has no value in it. */
  readonly getDifference: (baseline: number, comparison: number) => number | undefined;
  readonly formatDifference: (difference: number) => string;
  /** Colours of more and less; omitted for a single profile. */
  readonly colors?: DiffColors;
}

/** Sources that belong to another service. */
interface KeptOverride extends RepositoryOverride {
  readonly dataSourceName: string;
}

/** Sources of code other than files that the user drops. */
export interface DetailsSource {
  readonly serviceName: string;
  /** "" if there is none: then no repository can be set. */
  readonly dataSourceUid: string;
  /** Sentence about what could not be read; "" for nothing. */
  readonly problem: string;
  /** undefined if there is no server to ask. */
  readonly server: SourceServer | undefined;
  readonly hostPatterns: readonly HostPattern[];
  readonly override: RepositoryOverride | undefined;
  /** Overrides of other services or data sources. */
  readonly otherOverrides: readonly KeptOverride[];
  /** Sets this service's override; undefined removes it. Rejects with an error whose message is for people. */
  readonly onOverride: (override: RepositoryOverride | undefined) => Promise<void>;
  /** Removes the override of another service. Rejects as `onOverride` does. */
  readonly onForgetOverride: (override: RepositoryOverride) => Promise<void>;
  /** Removes the overrides of all services. */
  readonly onForgetOverrides: () => Promise<void>;
}
