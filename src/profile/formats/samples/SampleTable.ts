import { Column } from 'profile/formats/pprof/Column';
import type { FlameTree } from 'profile/tree/FlameTree';
import type { NameTable } from 'profile/tree/NameTable';
import { failuresOf, type ProfileFormat } from 'profile/tree/ProfileDecodeError';
import type { StackTrie } from 'profile/tree/StackTrie';

/** Samples of a profile one by one, so that a part of them can be shown. Columns have a row per sample. */
export interface SampleTable {
  readonly tree: FlameTree;
  /** Node of `tree` in which the sample was taken. */
  readonly node: Uint32Array;
  /** Values in the unit of the tree. */
  readonly value: Float64Array;
  /** Nanoseconds from the beginning of the recording, NaN if a sample has none; undefined if none has. */
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

/** Each sample takes at least 20 bytes, and a file can hold one in four bytes. */
export const MAX_SAMPLES = 33_554_432;

interface Gathered {
  readonly placeOf: Map<string, number>;
  readonly values: Column<Int32Array<ArrayBuffer>>;
}

/** Puts a `SampleTable` together, sample by sample. `capacity`: how many there are at most, if that is known. */
export class SampleGatherer {
  private readonly node: Column<Uint32Array<ArrayBuffer>>;
  private readonly value: Column;
  private readonly time: Column;
  private hasTime = false;
  private readonly failure: ReturnType<typeof failuresOf>;
  private readonly labels = new Map<string, Gathered>();

  constructor(
    private readonly trie: StackTrie,
    private readonly table: Pick<NameTable, 'names'>,
    format: ProfileFormat,
    capacity?: number,
  ) {
    this.failure = failuresOf(format);
    this.node = Column.uint32(capacity);
    this.value = Column.float64(capacity);
    this.time = Column.float64(capacity);
  }

  /** @param timeNs NaN if it is not known */
  add(trieNode: number, value: number, timeNs: number): void {
    if (value < 0) {
      throw this.failure('negative', `Sample ${this.node.length} has the negative value ${value}.`);
    }
    if (this.node.length >= MAX_SAMPLES) {
      throw this.failure('too-large', `The profile has more than ${MAX_SAMPLES.toLocaleString('en')} samples.`);
    }
    this.node.push(trieNode);
    this.value.push(value);
    this.time.push(timeNs);
    this.hasTime ||= !Number.isNaN(timeNs);
    this.trie.addSelf(trieNode, value);
  }

  /** Sets a label of the sample that was added last. */
  setLabel(name: string, text: string): void {
    const label = this.labels.get(name) ?? { placeOf: new Map<string, number>(), values: Column.int32() };
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

  /** Finishes the table; no sample can be added afterwards. */
  finish(): SampleTable {
    const { tree, treeNode } = this.trie.toTree(this.table.names);
    const node = this.node.take();
    node.forEach((trieNode, sample) => {
      node[sample] = treeNode[trieNode];
    });
    return {
      tree,
      node,
      value: this.value.take(),
      timeNs: this.hasTime ? this.time.take() : undefined,
      labels: [...this.labels].map(([name, { placeOf, values }]) => {
        const valueOf = new Int32Array(node.length).fill(-1);
        valueOf.set(values.take());
        return { name, values: [...placeOf.keys()], valueOf };
      }),
    };
  }
}
