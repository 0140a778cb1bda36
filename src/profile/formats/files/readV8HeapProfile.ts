import { JsonReader } from 'profile/formats/JsonReader';
import type { JsonObject } from 'profile/formats/parseJson';
import { inOneStep } from 'profile/formats/runSteps';
import type { FileProfile } from './ProfileFile';
import { V8Nodes } from './V8Nodes';

const json = new JsonReader('heapprofile');

/**
 * Reads a `.heapprofile` of Chrome or Node (Chrome DevTools Protocol, `HeapProfiler.SamplingHeapProfile`): bytes that
 * were allocated while sampling and not freed at its end.
 *
 * @throws ProfileDecodeError
 */
export function readV8HeapProfile(file: JsonObject, maxNodes: number): FileProfile {
  const nodes = new V8Nodes(json, 'heapprofile');
  const selfBytes = new Map<number, number>();
  // Not by recursion: a file may be as deep as it likes.
  const open: Array<{ readonly item: unknown; readonly parent: number | undefined }> = [
    { item: file.head, parent: undefined },
  ];
  for (let next = open.pop(); next; next = open.pop()) {
    const node = json.object(next.item, 'A node');
    const id = nodes.add(node, next.parent);
    selfBytes.set(id, json.number(node.selfSize, 'The size of a node'));
    // Taken from the end: the first child is to be read first.
    for (const child of [...json.array(node.children ?? [], 'The children of a node')].reverse()) {
      open.push({ item: child, parent: id });
    }
  }
  return {
    name: 'inuse_space',
    unit: 'bytes',
    periodType: '',
    durationNs: undefined,
    notes: [],
    build: inOneStep(() => ({ tree: nodes.buildTree(selfBytes, maxNodes) })),
  };
}
