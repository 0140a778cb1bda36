export interface HolderSearch {
  /** Sum over all names. */
  readonly total: number;
  /** Asks for the sum over some names. */
  readonly ask: (names: readonly string[]) => Promise<number>;
  /** Largest number of names in one question. */
  readonly groupSize: number;
  readonly maxQuestions: number;
}

export interface Holders {
  /** Names that have something. */
  readonly names: readonly string[];
  /** Part of the total whose names were not found, as there were too many to ask about. */
  readonly unfound: number;
}

/**
 * Finds which of many names have a part of a total, with few questions: it asks about groups, and halves those that have something;
 * the second half has what the first one does not. It ends once the whole total is found: some 20 questions for 3 of 100 names.
 */
export async function findHolders(names: readonly string[], search: HolderSearch): Promise<Holders> {
  const found: string[] = [];
  let left = search.total;
  let questions = 0;

  const ask = async (group: readonly string[]): Promise<number> => {
    if (left <= 0 || questions >= search.maxQuestions) {
      return 0;
    }
    questions++;
    return search.ask(group);
  };

  const split = async (group: readonly string[], value: number): Promise<void> => {
    const [name] = group;
    if (value <= 0 || name === undefined || left <= 0) {
      return;
    }
    if (group.length === 1) {
      found.push(name);
      left -= value;
      return;
    }
    const middle = Math.ceil(group.length / 2);
    if (questions >= search.maxQuestions) {
      return;
    }
    const first = group.slice(0, middle);
    const ofFirst = await ask(first);
    await Promise.all([split(first, ofFirst), split(group.slice(middle), value - ofFirst)]);
  };

  const groups: string[][] = [];
  for (let start = 0; start < names.length; start += search.groupSize) {
    groups.push(names.slice(start, start + search.groupSize));
  }
  await Promise.all(groups.map(async (group) => split(group, groups.length === 1 ? search.total : await ask(group))));
  return { names: names.filter((name) => found.includes(name)), unfound: Math.max(0, left) };
}
