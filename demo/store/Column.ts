/** A growing list of numbers on a typed array: 4 or 8 bytes per item instead of a pointer. */
export class Column<A extends Uint32Array | Float64Array> {
  /** Only the first `length` items count. A growing column replaces the array: read it anew after a push. */
  items: A;
  length = 0;

  constructor(private readonly allocate: (length: number) => A) {
    this.items = allocate(8);
  }

  push(value: number): void {
    if (this.length === this.items.length) {
      const grown = this.allocate(Math.ceil(this.length * 1.5));
      grown.set(this.items);
      this.items = grown;
    }
    this.items[this.length++] = value;
  }

  /** Removes the first items, or all that there are, and gives their memory back. */
  dropFirst(count: number): void {
    const left = this.items.subarray(Math.min(count, this.length), this.length);
    const items = this.allocate(Math.max(8, left.length));
    items.set(left);
    this.items = items;
    this.length = left.length;
  }
}

/** Creates an empty column of whole numbers below 2³². */
export function createUint32Column(): Column<Uint32Array> {
  return new Column((length) => new Uint32Array(length));
}

/** Creates an empty column of doubles. */
export function createFloat64Column(): Column<Float64Array> {
  return new Column((length) => new Float64Array(length));
}
