import { Column, startsOf } from './Column';
import type { PprofLabel } from './PprofProfile';

/** Different labels that are kept: ids of spans and requests can be as many as samples. */
const MAX_LABELS = 1_048_576;

/** Labels of samples, sample by sample: key, text, number and unit. All but the number are indices of strings. */
export class LabelTable {
  /** End of each sample's part of `label`. */
  private readonly end = Column.uint32();
  /** Positions in what `list` gives. */
  private readonly label = Column.uint32();
  /** Labels of samples that were not kept, as there were too many different ones before. */
  skippedCount = 0;
  private readonly rows: Array<readonly number[]> = [];
  private readonly placeOf = new Map<string, number>();

  constructor(private readonly maxLabels = MAX_LABELS) {}

  add(row: readonly number[]): void {
    const key = row.join();
    let place = this.placeOf.get(key);
    if (place === undefined) {
      if (this.rows.length >= this.maxLabels) {
        this.skippedCount++;
        return;
      }
      place = this.rows.push(row) - 1;
      this.placeOf.set(key, place);
    }
    this.label.push(place);
  }

  endSample(): void {
    this.end.push(this.label.length);
  }

  /** Takes the labels of each sample, as in `PprofProfile`. No sample can be added afterwards. */
  take(): { readonly labelStart: Uint32Array; readonly label: Uint32Array } {
    return { labelStart: startsOf(this.end), label: this.label.take() };
  }

  /** @param getString the string of an index, once all are known */
  list(getString: (index: number) => string): PprofLabel[] {
    return this.rows.map(([key = 0, text = 0, number = 0, unit = 0]) => ({
      name: getString(key),
      value: text > 0 ? getString(text) : [String(number), getString(unit)].filter((part) => part !== '').join(' '),
    }));
  }
}
