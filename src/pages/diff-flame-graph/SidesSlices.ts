import { planMovedSlices, type PlannedRanges } from 'profile/series/ranges/planSlices';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import type { ProfileQuery } from 'pyroscope/client';
import { isCurrent } from 'queries/ProfileLoader';
import { type SideName, SIDES } from './diffRanges';
import type { DiffSide } from './DiffSide';

/** Asks for the parts of both sides, from which it is told how sure their difference is. */
export class SidesSlices {
  /** The parts that were asked for last: a side that stays keeps its own. */
  private planned?: PlannedRanges;

  /** Parts are asked for once both profiles are on the screen, which they must not delay; nothing is of one and the same. */
  ask(
    sides: Readonly<Record<SideName, DiffSide>>,
    dataSourceUid: string,
    queries: Readonly<Record<SideName, ProfileQuery>>,
    { baseline, comparison }: Readonly<Record<SideName, TimeRangeMs>>,
  ): void {
    const areHere = SIDES.every((side) => {
      const { profile, status } = sides[side].state.loader.state;
      return status === 'ready' && profile && isCurrent(profile, queries[side]) && profile.coverage.total > 0;
    });
    const plan = planMovedSlices(this.planned, baseline, comparison);
    this.planned = plan && { baseline, comparison, plan };
    const isSame = JSON.stringify(queries.baseline) === JSON.stringify(queries.comparison);
    SIDES.forEach((side) => {
      const query = areHere && plan && !isSame ? queries[side] : undefined;
      sides[side].state.slices.ask(dataSourceUid, query, plan?.[side].length ?? 0);
    });
  }
}
