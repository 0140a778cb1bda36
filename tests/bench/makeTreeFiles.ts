import { createRandom } from 'profile/diff/createRandom';
import { decodeTree } from 'profile/formats/decodeTree';
import { encodeNestedSet } from 'profile/formats/encodeNestedSet';
import { printFlamebearer } from 'profile/formats/printFlamebearer';
import type { FlameTree } from 'profile/tree/FlameTree';
import { generateTreeBytes } from './generateTree';
import { SHAPES } from './TreeShape';

/**
 * Makers of large files in formats with a whole tree, or all samples, in one JSON; of about so many bytes, the same each time.
 */
export const MADE_TREE_FILES = {
  'flamebearer.json': (byteCount: number) =>
    Buffer.from(
      [...printFlamebearer([makeTree(byteCount, 26)], { name: 'shop', units: 'samples', sampleRate: 1e9 })].join(''),
    ),
  'grafana.json': makeGrafanaFrame,
  'node.heapprofile': (byteCount: number) =>
    Buffer.from(`{"head":${printNested(makeTree(byteCount, 185), printHeapNode)},"samples":[]}`),
  'pyinstrument.json': (byteCount: number) => {
    const tree = makeTree(byteCount, 190);
    return Buffer.from(
      `{"duration":${(tree.total[0] ?? 0) / 1e9},"root_frame":${printNested(tree, printPythonFrame)}}`,
    );
  },
  'otlp.json': makeOtlp,
} as const;

function makeTree(byteCount: number, bytesOfNode: number): FlameTree {
  return decodeTree(generateTreeBytes(SHAPES.service, Math.floor(byteCount / bytesOfNode), 1), { limited: false });
}

function makeGrafanaFrame(byteCount: number): Buffer {
  const { level, value, self, label, names } = encodeNestedSet(makeTree(byteCount, 33));
  const text = { enum: { text: names } };
  const fields = [
    { name: 'level', type: 'number' },
    { name: 'value', type: 'number', config: { unit: 'ns' } },
    { name: 'self', type: 'number', config: { unit: 'ns' } },
    { name: 'label', type: 'enum', config: { type: text } },
  ];
  const values = [level, value, self, label].map((column) => `[${Array.from(column).join()}]`);
  return Buffer.from(`[{"schema":{"fields":${JSON.stringify(fields)}},"data":{"values":[${values.join()}]}}]`);
}

/** Prints each node with its callees inside it. `print` gives what precedes them and ends with their name. */
function printNested(tree: FlameTree, print: (tree: FlameTree, node: number) => string): string {
  const parts: string[] = [];
  const ends: number[] = [];
  for (let node = 0; node < tree.nodeCount; node++) {
    let closed = 0;
    for (; ends.length > 0 && (ends.at(-1) ?? 0) <= node; closed++) {
      ends.pop();
    }
    parts.push(']}'.repeat(closed), closed > 0 ? ',' : '', print(tree, node), ':[');
    ends.push(tree.subtreeEnd[node] ?? 0);
  }
  parts.push(']}'.repeat(ends.length));
  return parts.join('');
}

function printHeapNode({ self, nameIndex, names }: FlameTree, node: number): string {
  const functionName = names[nameIndex[node] ?? 0] ?? '';
  const callFrame = {
    functionName,
    scriptId: '80',
    url: 'file:///srv/shop/lib/index.js',
    lineNumber: 12,
    columnNumber: 8,
  };
  return `{"callFrame":${JSON.stringify(callFrame)},"selfSize":${self[node]},"id":${node + 1},"children"`;
}

function printPythonFrame({ total, nameIndex, names }: FlameTree, node: number): string {
  const name = JSON.stringify(names[nameIndex[node] ?? 0] ?? '');
  return `{"function":${name},"file_path_short":"app/io.py","file_path":"/srv/app/io.py","line_no":8,"time":${(total[node] ?? 0) / 1e9},"await_time":0.0,"is_application_code":true,"children"`;
}

function makeOtlp(byteCount: number): Buffer {
  const random = createRandom(7);
  const functionCount = 20_000;
  const stackCount = 60_000;
  const pick = (limit: number) => Math.floor(random() * limit);
  const strings = [
    '',
    'cpu',
    'nanoseconds',
    ...Array.from({ length: functionCount }, (_, index) => `package${index % 400}.method${index}`),
  ];
  const dictionary = JSON.stringify({
    mappingTable: [{}],
    functionTable: [{}, ...Array.from({ length: functionCount }, (_, index) => ({ nameStrindex: index + 3 }))],
    locationTable: [
      {},
      ...Array.from({ length: functionCount }, (_, index) => ({ lines: [{ functionIndex: index + 1, line: '7' }] })),
    ],
    stackTable: [
      {},
      ...Array.from({ length: stackCount }, () => ({
        locationIndices: Array.from({ length: 40 }, () => 1 + pick(functionCount)),
      })),
    ],
    linkTable: [{}],
    attributeTable: [{}],
    stringTable: strings,
  });
  const samples: string[] = [];
  for (let size = dictionary.length; size < byteCount; size += (samples.at(-1)?.length ?? 0) + 1) {
    samples.push(
      `{"stackIndex":${1 + pick(stackCount)},"values":["10000000"],"timestampsUnixNano":["${1796025896919714087n + BigInt(samples.length) * 10_000_000n}"]}`,
    );
  }
  return Buffer.from(
    `{"resourceProfiles":[{"resource":{"attributes":[]},"scopeProfiles":[{"profiles":[{"sampleType":{"typeStrindex":1,"unitStrindex":2},"samples":[${samples.join()}],"durationNano":"1000000000"}]}]}],"dictionary":${dictionary}}`,
  );
}
