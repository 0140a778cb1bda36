import { growUint32 } from 'profile/tree/growArray';

/** Ids up to this are stored in an array. pprof recommends small ids, but allows any 64-bit number. */
const MAX_DENSE_ID = 1 << 22;

/** Positions of the ids of one pprof table. Id 0 stands for nothing and is never in it. */
export class IdTable {
  /** Position + 1 of each id. */
  private dense = new Uint32Array(1024);
  private readonly sparse = new Map<number, number>();

  /** Adds an id; returns false if it is 0 or already taken. */
  add(id: number, position: number): boolean {
    if (id === 0 || this.find(id) >= 0) {
      return false;
    }
    if (isDense(id)) {
      if (id >= this.dense.length) {
        this.dense = growUint32(this.dense, id + 1);
      }
      this.dense[id] = position + 1;
    } else {
      this.sparse.set(id, position);
    }
    return true;
  }

  /** -1 for an unknown id. */
  find(id: number): number {
    return isDense(id) ? this.dense[id] - 1 : (this.sparse.get(id) ?? -1);
  }
}

function isDense(id: number): boolean {
  return id >= 0 && id <= MAX_DENSE_ID;
}
