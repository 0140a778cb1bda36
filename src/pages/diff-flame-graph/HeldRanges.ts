import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import { evaluateRange, type RawRange } from './diffRanges';

/** What ranges meant when they were first needed: relative ones move on a refresh, not by themselves. */
export class HeldRanges {
  private readonly held = new Map<string, TimeRangeMs | undefined>();

  /** Undefined where a range cannot be read, or ends before it begins. */
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
