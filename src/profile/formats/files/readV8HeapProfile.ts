import { JsonReader } from 'profile/formats/JsonReader';
import type { JsonObject } from 'profile/formats/parseJson';
import { describePlain, type FileProfile } from './ProfileFile';
import { V8Nodes } from './V8Nodes';
import { walkNested } from './walkNested';

const json = new JsonReader('V8 heap profile');

/**
 * Reads a `.heapprofile` of Chrome or Node (Chrome DevTools Protocol, `HeapProfiler.SamplingHeapProfile`): bytes that
 * were allocated while sampling and not freed at its end.
 *
 * @throws ProfileDecodeError
 */
export function readV8HeapProfile(file: JsonObject): FileProfile {
  const nodes = new V8Nodes(json);
  const selfBytes = new Map<number, number>();
  walkNested<number | undefined>({ item: file.head, name: 'head', told: undefined }, (item, parent) => {
    const node = json.object(item, 'A node');
    const id = nodes.add(node, parent);
    selfBytes.set(id, json.number(node.selfSize, 'The size of a node'));
    return { children: json.array(node.children ?? [], 'The children of a node'), told: id };
  });
  return describePlain('inuse_space', 'bytes', [], () => ({ tree: nodes.buildTree(selfBytes) }));
}
