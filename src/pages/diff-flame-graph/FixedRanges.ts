import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import { evaluateRange, type RawRange } from './diffRanges';

/** Keeps the meaning of ranges from when they were first needed: relative ones move on a refresh, not by themselves. */
export class FixedRanges {
  private readonly held = new Map<string, TimeRangeMs | undefined>();

  /** undefined if a range is invalid, or ends before it begins. */
  evaluate(range: RawRange, timeZone: string): TimeRangeMs | undefined {
    const key = JSON.stringify([range.from, range.to]);
    if (!this.held.has(key)) {
      this.held.set(key, evaluateRange(range, timeZone));
    }
    return this.held.get(key);
  }

  forget(): void {
    this.held.clear();
  }
}
