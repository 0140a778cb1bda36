import { planMovedSlices, type PlannedRanges } from 'profile/series/ranges/planSlices';
import type { ProfileQuery } from 'pyroscope/client';
import { isCurrent } from 'queries/ProfileLoader';
import { SIDES } from './diffRanges';
import type { DiffSide } from './DiffSide';
import type { PerSide, SlicedSides } from './planComparison';

interface SidesQuestion {
  readonly dataSourceUid: string;
  readonly serviceNames: PerSide<string>;
  readonly queries: PerSide<ProfileQuery>;
  readonly sliced: SlicedSides | undefined;
  /** True if the rest is loaded by itself after an answer that left out much. */
  readonly isProgressive: boolean;
}

/** Loads the profiles of both sides, and of their parts, which tell how sure the difference is. */
export class SideProfileLoader {
  /** Parts of the last request: a side that does not move keeps its parts. */
  private planned?: PlannedRanges;

  ask(sides: PerSide<DiffSide>, question: SidesQuestion): void {
    const { dataSourceUid, serviceNames, queries, isProgressive } = question;
    for (const side of SIDES) {
      const { loader } = sides[side].state;
      loader.ask({ dataSourceUid, serviceName: serviceNames[side], query: queries[side], isProgressive });
    }
    this.askSlices(sides, question);
  }

  /** Requests the parts once both profiles are on the screen, which they must not delay; none if both sides are the same. */
  private askSlices(sides: PerSide<DiffSide>, { dataSourceUid, queries, sliced }: SidesQuestion): void {
    const areHere = SIDES.every((side) => {
      const { profile, status } = sides[side].state.loader.state;
      return status === 'ready' && profile && isCurrent(profile, queries[side]) && profile.coverage.total > 0;
    });
    const plan = sliced && planMovedSlices(this.planned, sliced.ranges.baseline, sliced.ranges.comparison, sliced.pace);
    this.planned = plan && { ...sliced.ranges, plan };
    const isSame = JSON.stringify(queries.baseline) === JSON.stringify(queries.comparison);
    SIDES.forEach((side) => {
      const query = areHere && plan && !isSame ? { ...queries[side], ...sliced.ranges[side] } : undefined;
      sides[side].state.slices.ask(dataSourceUid, query, plan?.[side] ?? []);
    });
  }
}
