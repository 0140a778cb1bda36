type Numbers = Float64Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Int32Array<ArrayBuffer>;

const FIRST_PART = 256;
const LARGEST_PART = 65_536;

/** Numbers appended one by one. They are kept in parts, so that a column that grows is never copied. */
export class Column<T extends Numbers = Float64Array<ArrayBuffer>> {
  private readonly full: T[] = [];
  private fullCount = 0;
  private part: T;
  private used = 0;

  private constructor(
    private readonly make: (length: number) => T,
    capacity: number,
  ) {
    this.part = make(capacity);
  }

  /** `capacity`: how many numbers to expect at most, if that is known. */
  static float64(capacity = FIRST_PART): Column {
    return new Column((length) => new Float64Array(length), capacity);
  }

  static uint32(capacity = FIRST_PART): Column<Uint32Array<ArrayBuffer>> {
    return new Column((length) => new Uint32Array(length), capacity);
  }

  static int32(): Column<Int32Array<ArrayBuffer>> {
    return new Column((length) => new Int32Array(length), FIRST_PART);
  }

  get length(): number {
    return this.fullCount + this.used;
  }

  push(value: number): void {
    if (this.used === this.part.length) {
      this.full.push(this.part);
      this.fullCount += this.used;
      this.part = this.make(Math.min(LARGEST_PART, Math.max(FIRST_PART, this.used * 2)));
      this.used = 0;
    }
    this.part[this.used++] = value;
  }

  /**
   * Moves all numbers into one array. The column is empty afterwards: its parts are freed one by one, so that they do
   * not stay in memory beside their copy.
   */
  take(): T {
    if (this.full.length === 0 && this.used * 2 > this.part.length) {
      const only = this.part.subarray(0, this.used) as T;
      this.part = this.make(0);
      this.used = 0;
      return only;
    }
    const all = this.make(this.length);
    let position = 0;
    for (let part = this.full.shift(); part; part = this.full.shift()) {
      all.set(part, position);
      position += part.length;
    }
    all.set(this.part.subarray(0, this.used), position);
    this.part = this.make(0);
    this.used = 0;
    this.fullCount = 0;
    return all;
  }
}

/** Converts the ends of parts to their starts: one number more than the column has, the last being the end of all. */
export function startsOf(ends: Column<Uint32Array<ArrayBuffer>>): Uint32Array<ArrayBuffer> {
  const taken = ends.take();
  const starts = new Uint32Array(taken.length + 1);
  starts.set(taken, 1);
  return starts;
}
