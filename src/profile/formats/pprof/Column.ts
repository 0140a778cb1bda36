import { growFloat64 } from 'profile/tree/growArray';

/** Numbers appended one by one. */
export class Column {
  private values = new Float64Array(256);
  private count = 0;

  get length(): number {
    return this.count;
  }

  push(value: number): void {
    if (this.count >= this.values.length) {
      this.values = growFloat64(this.values, this.count + 1);
    }
    this.values[this.count++] = value;
  }

  toFloat64(): Float64Array {
    return this.values.slice(0, this.count);
  }

  toUint32(): Uint32Array {
    return Uint32Array.from(this.values.subarray(0, this.count));
  }

  /** Each number replaced by `convert`. */
  mapToInt32(convert: (value: number) => number): Int32Array {
    const converted = new Int32Array(this.count);
    for (let index = 0; index < this.count; index++) {
      converted[index] = convert(this.values[index]);
    }
    return converted;
  }
}

/** Where parts begin that end where the column says: a number more than it has, the last one being the end of all. */
export function startsOf(ends: Column): Uint32Array {
  const starts = new Uint32Array(ends.length + 1);
  starts.set(ends.toUint32(), 1);
  return starts;
}
