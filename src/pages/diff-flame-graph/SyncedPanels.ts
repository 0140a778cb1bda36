import type { RawRange, SideName } from './diffRanges';
import { mapSides, type PerSide } from './planComparison';

/** Ranges of both charts if they are synced: the chart that moves takes the other one along. */
export class SyncedPanels {
  /** Ranges at the last call. */
  private before?: PerSide<RawRange>;

  /** The side that is to take over the other's range; undefined for none. */
  follow(now: PerSide<RawRange>, isSynced: boolean): SideName | undefined {
    const follower = isSynced ? findFollower(this.before, now) : undefined;
    const leader = follower === 'baseline' ? 'comparison' : 'baseline';
    this.before = follower ? mapSides(() => now[leader]) : now;
    return follower;
  }
}

/** Finds the chart that follows: the comparison if both moved, and at the beginning. */
function findFollower(before: PerSide<RawRange> | undefined, now: PerSide<RawRange>): SideName | undefined {
  const isSame = (one: RawRange, other: RawRange): boolean => one.from === other.from && one.to === other.to;
  if (isSame(now.baseline, now.comparison)) {
    return undefined;
  }
  const hasMoved = (side: SideName): boolean => before !== undefined && !isSame(before[side], now[side]);
  return hasMoved('comparison') && !hasMoved('baseline') ? 'baseline' : 'comparison';
}
