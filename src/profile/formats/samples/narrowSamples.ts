import { rankDescending } from 'profile/functions/rankFunctions';
import type { FlameTree } from 'profile/tree/FlameTree';
import { computeTotals } from 'profile/tree/FlameTreeBuilder';
import { StackTrie } from 'profile/tree/StackTrie';
import { type Narrowing, NS_PER_MS } from './Narrowing';
import type { SampleTable } from './SampleTable';

/** Values of a label that get a frame of their own: the largest. The others share one. */
const MAX_GROUPS = 100;

/** Outermost frames of a grouped tree, and which of them each sample is under. */
interface Groups {
  readonly names: readonly string[];
  readonly groupOf: (sample: number) => number;
}

/**
 * Builds the call tree of the samples that pass a narrowing. Values of the label that groups them are its outermost
 * frames: "thread: main".
 */
export function narrowSamples(samples: SampleTable, narrowing: Narrowing): FlameTree {
  const { tree, node, value } = samples;
  const isKept = buildFilter(samples, narrowing);
  const groups = narrowing.groupBy === '' ? undefined : nameGroups(samples, narrowing.groupBy, isKept);
  const names = [...tree.names, ...(groups?.names ?? [])];
  const trie = new StackTrie(tree.nameIndex[0] ?? 0, 'file');
  const self = new Float64Array(tree.nodeCount);
  for (let group = 0; group < (groups?.names.length ?? 1); group++) {
    self.fill(0);
    for (let sample = 0; sample < node.length; sample++) {
      if (isKept(sample) && (!groups || groups.groupOf(sample) === group)) {
        self[node[sample]] += value[sample];
      }
    }
    addTree(trie, tree, self, groups ? trie.child(0, tree.names.length + group) : 0);
  }
  return trie.toTree(names, tree.cutNameIndex).tree;
}

/** Adds what nodes of a tree spent themselves below a node of the trie, without branches that spent nothing. */
function addTree(trie: StackTrie, tree: FlameTree, self: Float64Array, top: number): void {
  const { total } = computeTotals(tree.depth, self);
  const path = [top];
  trie.addSelf(top, self[0] ?? 0);
  for (let node = 1; node < tree.nodeCount;) {
    if (total[node] === 0) {
      node = tree.subtreeEnd[node];
      continue;
    }
    const depth = tree.depth[node];
    const place = trie.child(path[depth - 1] ?? top, tree.nameIndex[node]);
    trie.addSelf(place, self[node]);
    path[depth] = place;
    node++;
  }
}

function buildFilter(
  { labels, timeNs }: SampleTable,
  { labels: wanted, partMs }: Narrowing,
): (sample: number) => boolean {
  const conditions = [...new Set(wanted.map(({ name }) => name))].map((name) => {
    const label = labels.find((each) => each.name === name);
    const places = wanted.flatMap((each) => (each.name === name ? [label?.values.indexOf(each.value) ?? -1] : []));
    const known = new Set(places.filter((place) => place >= 0));
    return (sample: number) => label !== undefined && known.has(label.valueOf[sample]);
  });
  if (partMs && timeNs) {
    conditions.push((sample) => timeNs[sample] >= partMs.from * NS_PER_MS && timeNs[sample] < partMs.to * NS_PER_MS);
  }
  return (sample) => conditions.every((holds) => holds(sample));
}

function nameGroups({ labels, value }: SampleTable, name: string, isKept: (sample: number) => boolean): Groups {
  const label = labels.find((each) => each.name === name);
  const count = label?.values.length ?? 0;
  // The last one is of samples without the label.
  const totals = new Float64Array(count + 1);
  const placeOf = (sample: number) => {
    const place = label?.valueOf[sample] ?? -1;
    return place < 0 ? count : place;
  };
  for (let sample = 0; sample < value.length; sample++) {
    totals[placeOf(sample)] += isKept(sample) ? value[sample] : 0;
  }
  const ranked = [...rankDescending(totals)].filter((place) => totals[place] > 0);
  const named = ranked.slice(0, MAX_GROUPS);
  const rest = ranked.length - named.length;
  const groups = new Map(named.map((place, group) => [place, group]));
  return {
    names: [
      ...named.map((place) => (place === count ? `without ${name}` : `${name}: ${label?.values[place] ?? ''}`)),
      ...(rest > 0 ? [`${name}: ${rest} others`] : []),
    ],
    groupOf: (sample) => groups.get(placeOf(sample)) ?? MAX_GROUPS,
  };
}
