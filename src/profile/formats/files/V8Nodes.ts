import type { JsonReader } from 'profile/formats/JsonReader';
import type { JsonObject } from 'profile/formats/parseJson';
import { finishTree } from 'profile/tree/finishTree';
import { type FlameTree, NAME_OF_ROOT } from 'profile/tree/FlameTree';
import { NameTable } from 'profile/tree/NameTable';
import { StackTrie } from 'profile/tree/StackTrie';

interface V8Node {
  readonly id: number;
  readonly name: number;
  /** Id of the caller; undefined for the root. */
  parent: number | undefined;
}

/**
 * Nodes of V8's profiles (Chrome DevTools Protocol, `Profiler.ProfileNode`): each has an id, a call frame, and either its
 * caller or its callees.
 */
export class V8Nodes {
  readonly table: NameTable;
  private readonly nodes = new Map<number, V8Node>();

  constructor(readonly json: JsonReader) {
    this.table = new NameTable(json.format);
    this.table.internText(NAME_OF_ROOT);
  }

  /** @throws ProfileDecodeError */
  add(item: unknown, parent: number | undefined): number {
    const node = this.json.object(item, 'A node');
    const id = this.json.number(node.id, 'The id of a node');
    if (this.nodes.has(id)) {
      throw this.json.failure('inconsistent', `There are two nodes with the id ${id}.`);
    }
    this.nodes.set(id, { id, name: this.table.internText(readCallFrame(this.json, node)), parent });
    return id;
  }

  /** Sets the caller of a node, for nodes that name their callees. @throws ProfileDecodeError */
  setParent(child: number, parent: number): void {
    const node = this.nodes.get(child);
    if (!node || node.parent !== undefined) {
      const why = node ? `has two callers` : 'does not exist';
      throw this.json.failure('inconsistent', `Node ${child}, called by node ${parent}, ${why}.`);
    }
    node.parent = parent;
  }

  getName(id: number): string | undefined {
    return this.table.names[this.nodes.get(id)?.name ?? -1];
  }

  /**
   * V8's root is the root of the tree.
   *
   * @throws ProfileDecodeError
   */
  buildTree(selfOf: ReadonlyMap<number, number>): FlameTree {
    const trie = new StackTrie(0, this.json.format);
    const findPlace = this.placeIn(trie);
    for (const [id, self] of selfOf) {
      if (self < 0) {
        throw this.json.failure('negative', `Node ${id} has the negative value ${self}.`);
      }
      trie.addSelf(findPlace(id), self);
    }
    return finishTree(trie.toTree(this.table.names).tree, { format: this.json.format, limited: false });
  }

  /** Returns a function that finds the tree node for each id; it throws ProfileDecodeError for an unknown id and for a circle. */
  placeIn(trie: StackTrie): (id: number) => number {
    const place = new Map<number, number>();
    return (id) => place.get(id) ?? this.findPlace(id, place, trie);
  }

  private findPlace(id: number, place: Map<number, number>, trie: StackTrie): number {
    const path: V8Node[] = [];
    for (let at: number | undefined = id; at !== undefined && !place.has(at);) {
      const node = this.nodes.get(at);
      if (!node) {
        throw this.json.failure('inconsistent', `A sample is of node ${at}, which does not exist.`);
      }
      path.push(node);
      if (path.length > this.nodes.size) {
        throw this.json.failure('inconsistent', `Node ${id} is called by itself, in a circle.`);
      }
      at = node.parent;
    }
    for (const node of path.reverse()) {
      const above = node.parent === undefined ? undefined : place.get(node.parent);
      place.set(node.id, above === undefined ? 0 : trie.child(above, node.name));
    }
    return place.get(id) ?? 0;
  }
}

/** Reads "parse (file:///srv/app.js:12)"; lines count from one. A frame without a script has only its name. */
function readCallFrame(json: JsonReader, node: JsonObject): string {
  const frame = json.object(node.callFrame, 'The call frame of a node');
  const name = json.string(frame.functionName, 'The function of a node') || '(anonymous)';
  const url = typeof frame.url === 'string' ? frame.url : '';
  const line = typeof frame.lineNumber === 'number' && frame.lineNumber >= 0 ? `:${frame.lineNumber + 1}` : '';
  return url === '' ? name : `${name} (${url}${line})`;
}
