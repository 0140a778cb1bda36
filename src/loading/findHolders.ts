export interface HolderSearch {
  /** What all of them have together. */
  readonly total: number;
  /** What some of them have together. */
  readonly ask: (names: readonly string[]) => Promise<number>;
  /** How many can be asked about in one question. */
  readonly groupSize: number;
  readonly maxQuestions: number;
}

export interface Holders {
  /** Those that have something. */
  readonly names: readonly string[];
  /** How much of the total nobody was found for, as there were too many to ask about. */
  readonly unfound: number;
}

/**
 * Which of many have something of a total, from few questions: groups are asked about and those that have something are halved,
 * where the second half has what the first one leaves. It ends once all of the total is found: for 3 of 100, some 20 questions.
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
