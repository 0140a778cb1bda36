/** True if both lists have the same items in the same order, so that nothing has to be drawn again. */
export function areSameItems<T>(left: readonly T[] | undefined, right: readonly T[] | undefined): boolean {
  return left?.length === right?.length && (left ?? []).every((item, position) => item === right?.[position]);
}
