/** Items by priority, largest first. */
export class MaxHeap {
  private readonly items: number[] = [];

  constructor(private readonly getPriority: (item: number) => number) {}

  push(item: number): void {
    const { items, getPriority } = this;
    const priority = getPriority(item);
    let place = items.push(item) - 1;
    while (place > 0) {
      const above = (place - 1) >>> 1;
      const aboveItem = items[above] ?? 0;
      if (getPriority(aboveItem) >= priority) {
        break;
      }
      items[place] = aboveItem;
      place = above;
    }
    items[place] = item;
  }

  /** Takes the item with the largest priority out, undefined if none is left. */
  pop(): number | undefined {
    const { items, getPriority } = this;
    const top = items[0];
    const last = items.pop();
    if (last === undefined || items.length === 0) {
      return top;
    }
    const priority = getPriority(last);
    let place = 0;
    for (;;) {
      let below = 2 * place + 1;
      if (below >= items.length) {
        break;
      }
      if (below + 1 < items.length && getPriority(items[below + 1] ?? 0) > getPriority(items[below] ?? 0)) {
        below++;
      }
      if (getPriority(items[below] ?? 0) <= priority) {
        break;
      }
      items[place] = items[below] ?? 0;
      place = below;
    }
    items[place] = last;
    return top;
  }
}
