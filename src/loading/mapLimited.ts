/**
 * The results of `map` in the order of the items, of which at most `limit` are under way at a time. The first failure ends it:
 * no further item begins.
 *
 * @throws what the first failing item throws
 */
export async function mapLimited<T, R>(
  items: readonly T[],
  limit: number,
  map: (item: T, place: number) => Promise<R>,
): Promise<R[]> {
  const results = new Array<R>(items.length);
  // All workers take from one iterator: each item is taken once.
  const remaining = items.entries();
  let hasFailed = false;
  const work = async (): Promise<void> => {
    for (const [place, item] of remaining) {
      if (hasFailed) {
        return;
      }
      try {
        results[place] = await map(item, place);
      } catch (error) {
        hasFailed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, work));
  return results;
}
