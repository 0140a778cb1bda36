/** The order of a list that does not run away under somebody's hand. */
export class ListOrder {
  private names: readonly string[] = [];
  private isTouched = false;
  /** True from the choice of an order until the list has it: who has asked for it waits for it, wherever the pointer is. */
  private isAsked = false;

  /** Keeps the order of the list while the pointer or the focus is on it. */
  setTouched(isTouched: boolean): void {
    this.isTouched = isTouched;
  }

  /** Somebody has chosen another order. */
  ask(): void {
    this.isAsked = true;
  }

  /** Starts again with these names. */
  begin(names: readonly string[]): void {
    this.names = names;
  }

  /** The names in the order that they had; new ones follow. */
  keep(names: readonly string[]): readonly string[] {
    this.names = keepOrder(names, this.names);
    return this.names;
  }

  take(names: readonly string[]): readonly string[] {
    this.names = names;
    this.isAsked = false;
    return this.names;
  }

  /** True if a new order has to wait until the hand is gone. */
  mustWait(isMoving: boolean): boolean {
    return isMoving && this.isTouched && !this.isAsked;
  }
}

/**
 * Keeps the previous order of names, and adds new ones at the end: an automatic refresh must not move what somebody looks at.
 *
 *     keepOrder(['a', 'b', 'c', 'd'], ['c', 'x', 'a']) → c a b d
 */
export function keepOrder(names: readonly string[], previous: readonly string[]): string[] {
  const positions = new Map(previous.map((name, position) => [name, position]));
  const getPosition = (name: string): number => positions.get(name) ?? previous.length;
  return [...names].sort((left, right) => getPosition(left) - getPosition(right));
}
