import { type Column, createFloat64Column, createUint32Column } from './Column';
import type { SampleGroup } from './StoredProfile';

/**
 * The profiles of one label set and sample type, as columns: profile p was taken at `timesMs[p]`, its samples are
 * `starts[p]` up to `starts[p + 1]` of `stacks`, `values` and, if any sample has one, `spans`.
 */
export class ProfileSeries {
  readonly timesMs = createFloat64Column();
  /** Sum of the samples of a profile, in the sample type's unit. */
  readonly totals = createFloat64Column();
  /** The number of the push that brought a profile: the sample types of one pprof share it. */
  readonly pushes = createUint32Column();
  readonly stacks = createUint32Column();
  readonly values = createFloat64Column();
  oldestMs = Infinity;
  newestMs = -Infinity;

  private readonly starts = createUint32Column();
  private spans: Column<Uint32Array> | undefined;

  /** @param labels sorted by name, with the private ones (`__profile_type__`, …) */
  constructor(readonly labels: ReadonlyMap<string, string>) {}

  get length(): number {
    return this.timesMs.length;
  }

  /** Index of the first sample of a profile. For `length`, the index that the next profile's would have. */
  getStart(profile: number): number {
    return profile < this.length ? (this.starts.items[profile] ?? 0) : this.stacks.length;
  }

  /** Span of a sample, 0 for none. */
  getSpan(sample: number): number {
    return this.spans?.items[sample] ?? 0;
  }

  /** Adds a profile; samples without a value are left out. */
  append(timeMs: number, push: number, group: SampleGroup, values: Float64Array): void {
    const start = this.stacks.length;
    let total = 0;
    for (let i = 0; i < values.length; i++) {
      const value = values[i] ?? 0;
      if (value !== 0) {
        this.setSpan(this.stacks.length, group.spans?.[i] ?? 0);
        this.stacks.push(group.stacks[i] ?? 0);
        this.values.push(value);
        total += value;
      }
    }
    this.starts.push(start);
    this.timesMs.push(timeMs);
    this.totals.push(total);
    this.pushes.push(push);
    this.oldestMs = Math.min(this.oldestMs, timeMs);
    this.newestMs = Math.max(this.newestMs, timeMs);
  }

  /** Removes the profiles at the beginning that are older. Profiles come in the order of time, or nearly. */
  forgetBefore(timeMs: number): void {
    const times = this.timesMs.items.subarray(0, this.length);
    const found = times.findIndex((time) => time >= timeMs);
    const count = found < 0 ? this.length : found;
    if (count === 0) {
      return;
    }
    const start = this.getStart(count);
    [this.timesMs, this.totals, this.pushes, this.starts].forEach((column) => column.dropFirst(count));
    this.starts.items.subarray(0, this.starts.length).forEach((at, place, starts) => (starts[place] = at - start));
    [this.stacks, this.values, this.spans].forEach((column) => column?.dropFirst(start));
    const left = this.timesMs.items.subarray(0, this.length);
    this.oldestMs = left.reduce((oldest, time) => Math.min(oldest, time), Infinity);
    this.newestMs = left.reduce((newest, time) => Math.max(newest, time), -Infinity);
  }

  /** Sets the span of a sample. Most services have no spans, so the column begins with the first one. */
  private setSpan(sample: number, span: number): void {
    if (span === 0 && !this.spans) {
      return;
    }
    this.spans ??= createUint32Column();
    while (this.spans.length < sample) {
      this.spans.push(0);
    }
    this.spans.push(span);
  }
}
