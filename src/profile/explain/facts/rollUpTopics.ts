import { addAmount } from 'profile/collect';
import { OWN } from 'profile/names/categoryRules';
import { classifyNodes, type TreeCategories } from 'profile/names/classifyTree';
import { type FlameTree, getFirstFrameDepth, getTotal, isCut } from 'profile/tree/FlameTree';
import { describeMeasure } from './describeMeasure';
import { type FactRule, selectRules } from './FactRule';
import { matchRules } from './matchRules';
import { ruleApplies } from './measureTree';

/** Cost of one kind of work, such as garbage collection, in whichever language it is written. */
export interface TopicCost {
  /** Topic of the rules: "gc". */
  readonly topic: string;
  /** "Garbage collection" */
  readonly title: string;
  /** Value of the stacks that pass through its functions, each stack once. */
  readonly value: number;
  /** The functions by which stacks get into it, heaviest first, with what passes through each. */
  readonly functions: ReadonlyArray<{ readonly name: string; readonly value: number }>;
}

export interface TopicQuestion {
  readonly tree: FlameTree;
  readonly profileTypeId: string;
  readonly categories: TreeCategories;
  readonly rules: readonly FactRule[];
}

/** A kind of work that the stack is in. `isOwn`: by own code, which stays in it when it calls own code. */
interface Entry {
  readonly topic: number;
  readonly name: number;
  readonly isOwn: boolean;
}

const NOTHING: readonly Entry[] = [];

/**
 * Computes the cost of each kind of work that fact rules know, in a whole tree, the largest first. The rules of facts
 * apply: own code that a library calls back does not count for the library, and the place of a name decides if it is
 * the kernel's. Kinds overlap (encoding text also allocates), so they do not add up to the whole. Linear.
 */
export function rollUpTopics({ tree, profileTypeId, categories, rules }: TopicQuestion): readonly TopicCost[] {
  const { kind } = describeMeasure(profileTypeId);
  const applied = selectRules(rules, kind);
  const topics = [...new Set(applied.map(({ topic }) => topic))];
  const topicOf = applied.map(({ topic }) => topics.indexOf(topic));
  const rulesOfNames = matchRules(tree.names, applied);
  const ofNodes = classifyNodes(tree, categories);
  const values = topics.map(() => 0);
  const entries = topics.map(() => new Map<number, number>());
  const above: Array<readonly Entry[]> = [];
  for (let node = getFirstFrameDepth(tree); node < tree.nodeCount; node++) {
    const level = tree.depth[node];
    const inherited = (level > 0 ? above[level - 1] : undefined) ?? NOTHING;
    const active = isCut(tree, node) ? inherited : enter(inherited, node);
    above[level] = active;
    const spent = tree.self[node];
    if (spent > 0) {
      for (const { topic, name } of active) {
        values[topic] += spent;
        addAmount(entries[topic], name, spent);
      }
    }
  }

  function enter(inherited: readonly Entry[], node: number): readonly Entry[] {
    const name = tree.nameIndex[node];
    const category = ofNodes[node];
    const isOwn = category === OWN;
    let active = isOwn && inherited.length > 0 ? inherited.filter((entry) => entry.isOwn) : inherited;
    for (const rule of rulesOfNames[name] ?? []) {
      const topic = topicOf[rule];
      if (ruleApplies(applied[rule], category) && !active.some((entry) => entry.topic === topic)) {
        active = [...active, { topic, name, isOwn }];
      }
    }
    return active;
  }

  return topics
    .map((topic, index) => ({
      topic,
      title: getTitle(applied, topic),
      value: values[index],
      functions: [...entries[index]]
        .sort(([, a], [, b]) => b - a)
        .map(([name, value]) => ({ name: tree.names[name], value })),
    }))
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value || (a.title < b.title ? -1 : 1));
}

/** Returns "Garbage collection" for "Garbage collection (Go)". */
function getTitle(rules: readonly FactRule[], topic: string): string {
  const title = rules.find((rule) => rule.topic === topic)?.title ?? topic;
  return title.replace(/ \([^()]*\)$/, '');
}

/** Returns the part of the tree's value, 0 to 1, that a kind of work takes. */
export function getTopicShare(tree: FlameTree, { value }: Pick<TopicCost, 'value'>): number {
  const total = getTotal(tree);
  return total > 0 ? value / total : 0;
}
