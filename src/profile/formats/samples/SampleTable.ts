import { Column } from 'profile/formats/pprof/Column';
import type { FlameTree } from 'profile/tree/FlameTree';
import type { NameTable } from 'profile/tree/NameTable';
import { ProfileDecodeError, type ProfileFormat } from 'profile/tree/ProfileDecodeError';
import type { StackTrie } from 'profile/tree/StackTrie';

/** Samples of a profile one by one, so that a part of them can be shown. Columns have a row per sample. */
export interface SampleTable {
  /** The call tree of all samples. */
  readonly tree: FlameTree;
  /** Node of `tree` in which the sample was taken. */
  readonly node: Uint32Array;
  /** In the unit of the tree. */
  readonly value: Float64Array;
  /** Nanoseconds from the beginning of the recording, NaN where a sample has none; undefined where none has. */
  readonly timeNs: Float64Array | undefined;
  readonly labels: readonly SampleLabel[];
}

interface SampleLabel {
  readonly name: string;
  readonly values: readonly string[];
  /** Position in `values`, -1 for a sample without this label. */
  readonly valueOf: Int32Array;
}

/** Names of labels that are kept; what has more has ids for names. */
export const MAX_LABEL_NAMES = 32;

interface Gathered {
  readonly placeOf: Map<string, number>;
  readonly values: Column;
}

/** Puts a `SampleTable` together, sample by sample. */
export class SampleGatherer {
  private readonly node = new Column();
  private readonly value = new Column();
  private readonly time = new Column();
  private hasTime = false;
  private readonly labels = new Map<string, Gathered>();

  constructor(
    private readonly trie: StackTrie,
    private readonly table: Pick<NameTable, 'names'>,
    private readonly format: ProfileFormat,
  ) {}

  /** @param timeNs NaN where it is not known */
  add(trieNode: number, value: number, timeNs: number): void {
    if (value < 0) {
      throw new ProfileDecodeError(
        this.format,
        'negative',
        `Sample ${this.node.length} has the negative value ${value}.`,
      );
    }
    this.node.push(trieNode);
    this.value.push(value);
    this.time.push(timeNs);
    this.hasTime ||= !Number.isNaN(timeNs);
    this.trie.addSelf(trieNode, value);
  }

  /** Of the sample that was added last. */
  setLabel(name: string, text: string): void {
    const label = this.labels.get(name) ?? { placeOf: new Map<string, number>(), values: new Column() };
    if (this.labels.size >= MAX_LABEL_NAMES && !this.labels.has(name)) {
      return;
    }
    this.labels.set(name, label);
    const sample = this.node.length - 1;
    // The first of two values of the same name counts.
    if (label.values.length > sample) {
      return;
    }
    while (label.values.length < sample) {
      label.values.push(-1);
    }
    const place = label.placeOf.get(text) ?? label.placeOf.size;
    label.placeOf.set(text, place);
    label.values.push(place);
  }

  /** No sample can be added afterwards. */
  finish(): SampleTable {
    const { tree, treeNode } = this.trie.toTree(this.table.names);
    const count = this.node.length;
    return {
      tree,
      node: this.node.toUint32().map((trieNode) => treeNode[trieNode] ?? 0),
      value: this.value.toFloat64(),
      timeNs: this.hasTime ? this.time.toFloat64() : undefined,
      labels: [...this.labels].map(([name, { placeOf, values }]) => {
        const valueOf = new Int32Array(count).fill(-1);
        valueOf.set(values.mapToInt32((place) => place));
        return { name, values: [...placeOf.keys()], valueOf };
      }),
    };
  }
}
