import { DataHoverEvent } from '@grafana/data';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import type { Unsubscribable } from 'rxjs';
import { computeCounterpartMs } from './computeCounterpartMs';
import { type SideName, SIDES } from './diffRanges';
import type { DiffSide } from './DiffSide';
import type { PerSide } from './planComparison';

/**
 * Links the crosshairs of the charts: with common time they share one; otherwise the other chart shows the time as far
 * from its start.
 */
export class LinkedCrosshairs {
  private side?: SideName;

  constructor(
    private readonly getSides: () => PerSide<DiffSide>,
    private readonly getRangeMs: (side: SideName) => TimeRangeMs,
  ) {}

  /** undefined if the pointer left the charts. */
  setSide(side: SideName | undefined): void {
    this.side = side;
    SIDES.forEach((each) => this.getSides()[each].showCounterpart(undefined));
  }

  follow(): Unsubscribable[] {
    return SIDES.map((side) =>
      this.getSides()[side].subscribeToEvent(DataHoverEvent, ({ payload }) => this.pointAt(side, payload.point.time)),
    );
  }

  private pointAt(side: SideName, timeMs: number | null | undefined): void {
    // A chart may speak up a moment after the pointer left it.
    if (side === this.side && typeof timeMs === 'number') {
      const other = side === 'baseline' ? 'comparison' : 'baseline';
      const counterpartMs = computeCounterpartMs(timeMs, this.getRangeMs(side), this.getRangeMs(other));
      this.getSides()[other].showCounterpart(counterpartMs);
    }
  }
}
