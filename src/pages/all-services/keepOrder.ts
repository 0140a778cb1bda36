/**
 * The names in the order that they had before; new ones follow, as they come. What refreshes by itself must not move what
 * somebody looks at.
 *
 *     keepOrder(['a', 'b', 'c', 'd'], ['c', 'x', 'a']) → c a b d
 */
export function keepOrder(names: readonly string[], previous: readonly string[]): string[] {
  const positions = new Map(previous.map((name, position) => [name, position]));
  const getPosition = (name: string): number => positions.get(name) ?? previous.length;
  return [...names].sort((left, right) => getPosition(left) - getPosition(right));
}
