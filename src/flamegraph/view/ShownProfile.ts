import type { Unseen } from 'flamegraph/state/useUnseen';
import type { MissingTime } from 'profile/series/change/judgeMissing';
import type { FunctionSeries } from 'profile/series/slices/computeFunctionSeries';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import type { OpenedProfile } from 'worker/OpenedProfile';

/** A profile before any transform, and where it comes from. */
export interface ShownProfile {
  readonly opened: OpenedProfile;
  readonly serviceName: string;
  readonly query: TimeRangeMs & { readonly profileTypeId: string; readonly labelSelector: string };
  /** Values are sums over this, see `computeWeight`. */
  readonly weight: number;
  /** Part that the query does not name, in words: "span 0123456789abcdef only". */
  readonly part?: string;
  /** True if too few samples are behind it for shares. */
  readonly lacksShares?: boolean;
  /** True for a profile of a file: it is not known when that was recorded, so the query's range has its length only. */
  readonly isOfFile?: boolean;
  /** Knowledge about code without symbols. */
  readonly unseen?: Unseen;
}

/** Functions over the parts of a time range. */
export interface ShownTrends {
  /** The whole range. */
  readonly query: TimeRangeMs;
  readonly series: FunctionSeries;
  readonly ranges: readonly TimeRangeMs[];
  /** Moments of each part; undefined for types that add up, and if they are not known. */
  readonly moments: readonly number[] | undefined;
  /** Time of the range without data; undefined if all of it has data, or if that is unknown. */
  readonly missing: MissingTime | undefined;
}
