import { createRandom } from 'profile/diff/createRandom';
import { ByteWriter, sizeOfVarint } from 'profile/formats/pprof/ByteWriter';

/** Makers of large files as profilers write them, of about so many bytes; the same each time. */
export const MADE_FILES = {
  'collapsed.txt': makeCollapsed,
  'profile.pb': makePprof,
  'node.cpuprofile': makeCpuProfile,
  'perf.txt': makePerfScript,
  'sampled.speedscope.json': makeSpeedscope,
  'trace.json': makeTrace,
} as const;

const FUNCTION_COUNT = 20_000;
const PATH_COUNT = 60_000;
const DEPTH = 60;

const nameOf = (index: number) =>
  `github.com/acme/shop/internal/package${index % 400}.(*Type${index % 37}).method${index}`;

/** Makes stacks, outermost frame first, that share their beginnings as those of a service do. */
function makePaths(random: () => number): Uint32Array[] {
  const paths: Uint32Array[] = [];
  for (let count = 0; count < PATH_COUNT; count++) {
    const before = paths[Math.floor(random() * paths.length)] ?? new Uint32Array();
    const depth = 10 + Math.floor(random() * (DEPTH - 10));
    const shared = Math.min(before.length, Math.floor(depth * (0.5 + random() / 2)));
    const path = new Uint32Array(depth);
    path.set(before.subarray(0, shared));
    for (let place = shared; place < depth; place++) {
      path[place] = Math.floor(random() ** 2 * FUNCTION_COUNT);
    }
    paths.push(path);
  }
  return paths;
}

/** Joins parts of a text until they have so many bytes. All are ASCII. */
function joinParts(byteCount: number, makePart: (place: number) => string): Buffer {
  const bytes = Buffer.alloc(byteCount);
  let position = 0;
  for (let place = 0; ; place++) {
    const part = makePart(place);
    if (position + part.length > byteCount) {
      return bytes.subarray(0, position);
    }
    position += bytes.write(part, position, 'latin1');
  }
}

function makeCollapsed(byteCount: number): Buffer {
  const random = createRandom(1);
  const paths = makePaths(random);
  const names = Array.from({ length: FUNCTION_COUNT }, (_, index) => nameOf(index));
  return joinParts(byteCount, (place) => {
    const path = paths[place % paths.length] ?? new Uint32Array();
    return `${Array.from(path, (index) => names[index]).join(';')} ${1 + Math.floor(random() * 100)}\n`;
  });
}

function makePprof(byteCount: number): Buffer {
  const random = createRandom(2);
  const paths = makePaths(random);
  const writer = new ByteWriter();
  const strings = ['', 'samples', 'count', 'cpu', 'nanoseconds'];
  for (const [type, unit] of [
    [1, 2],
    [3, 4],
  ] as const) {
    writer.partOfLength(1, 4);
    writer.numberField(1, type);
    writer.numberField(2, unit);
  }
  const room = byteCount - FUNCTION_COUNT * 100;
  for (let size = 0; size < room;) {
    const path = paths[Math.floor(random() * paths.length)] ?? new Uint32Array();
    const idsSize = path.reduce((sum, index) => sum + sizeOfVarint(index + 1), 0);
    const ids = 1 + sizeOfVarint(idsSize) + idsSize;
    const ns = 10_000_000;
    const valuesSize = 1 + sizeOfVarint(ns);
    const length = ids + 2 + valuesSize;
    writer.partOfLength(2, length);
    writer.partOfLength(1, idsSize);
    for (let place = path.length - 1; place >= 0; place--) {
      writer.varint((path[place] ?? 0) + 1);
    }
    writer.partOfLength(2, valuesSize);
    writer.varint(1);
    writer.varint(ns);
    size += length + 1 + sizeOfVarint(length);
  }
  for (let index = 0; index < FUNCTION_COUNT; index++) {
    const id = index + 1;
    const lineSize = 1 + sizeOfVarint(id);
    writer.partOfLength(4, 1 + sizeOfVarint(id) + 1 + sizeOfVarint(lineSize) + lineSize);
    writer.numberField(1, id);
    writer.partOfLength(4, lineSize);
    writer.numberField(1, id);
    const name = strings.push(nameOf(index)) - 1;
    writer.partOfLength(5, 1 + sizeOfVarint(id) + 1 + sizeOfVarint(name));
    writer.numberField(1, id);
    writer.numberField(2, name);
  }
  strings.forEach((text) => writer.bytesField(6, Buffer.from(text)));
  return Buffer.from(writer.finish());
}

function makeV8Nodes(random: () => number): { nodes: object[]; parents: number[] } {
  const parents: number[] = [];
  const nodes = Array.from({ length: FUNCTION_COUNT }, (_, index) => {
    const parent = index === 0 ? 0 : Math.floor(random() * index);
    parents.push(parent);
    const callFrame = {
      ...{ functionName: `method${index}`, scriptId: String(index % 300), lineNumber: index % 900, columnNumber: 12 },
      url: `file:///srv/shop/node_modules/package${index % 300}/lib/index.js`,
    };
    return { id: index + 1, callFrame, hitCount: 3 };
  });
  return { nodes, parents };
}

function makeCpuProfile(byteCount: number): Buffer {
  const random = createRandom(3);
  const { nodes, parents } = makeV8Nodes(random);
  const children: number[][] = nodes.map(() => []);
  parents.forEach((parent, index) => index > 0 && children[parent]?.push(index + 1));
  const head = `{"nodes":${JSON.stringify(nodes.map((node, index) => ({ ...node, children: children[index] })))},"startTime":1000,"endTime":99999999999,"samples":[1`;
  const room = (byteCount - head.length) / 2;
  const samples = joinParts(room, () => `,${1 + Math.floor(random() * FUNCTION_COUNT)}`);
  const count = samples.toString('latin1').split(',').length;
  const deltas = Array.from({ length: count }, () => 900 + Math.floor(random() * 400)).join();
  return Buffer.concat([Buffer.from(head), samples, Buffer.from(`],"timeDeltas":[${deltas}]}`)]);
}

function makeTrace(byteCount: number): Buffer {
  const random = createRandom(4);
  const { nodes, parents } = makeV8Nodes(random);
  const event = (name: string, data: object) => ({
    ...{ name, pid: 1, tid: 2, ph: 'P', ts: 1, id: '0x1' },
    args: { data },
  });
  const first = event('ProfileChunk', {
    cpuProfile: {
      nodes: nodes.map((node, index) => ({ ...node, parent: index === 0 ? undefined : (parents[index] ?? 0) + 1 })),
    },
  });
  const head = `{"traceEvents":[${JSON.stringify(event('Profile', { startTime: 1000 }))},${JSON.stringify(first)}`;
  const body = joinParts(byteCount - head.length - 2, (place) =>
    place % 10 > 0
      ? `,${JSON.stringify({ name: 'RunTask', pid: 1, tid: 2, ph: 'X', ts: place * 1000, dur: 900, cat: 'devtools.timeline', args: {} })}`
      : `,${JSON.stringify(
          event('ProfileChunk', {
            cpuProfile: { samples: Array.from({ length: 50 }, () => 1 + Math.floor(random() * FUNCTION_COUNT)) },
            timeDeltas: Array.from({ length: 50 }, () => 900 + Math.floor(random() * 400)),
          }),
        )}`,
  );
  return Buffer.concat([Buffer.from(head), body, Buffer.from(']}')]);
}

function makePerfScript(byteCount: number): Buffer {
  const random = createRandom(5);
  const paths = makePaths(random);
  return joinParts(byteCount, (place) => {
    const path = paths[Math.floor(random() * paths.length)] ?? new Uint32Array();
    const frames = Array.from(
      path,
      (index) => `\t    7f${(index * 16).toString(16)} method${index}+0x1a (/srv/shop)\n`,
    );
    return `shop 4242/42${place % 90} [00${place % 8}] ${(place / 1000).toFixed(6)}:     250000 cycles: \n${frames.reverse().join('')}\n`;
  });
}

function makeSpeedscope(byteCount: number): Buffer {
  const random = createRandom(6);
  const paths = makePaths(random);
  const frames = Array.from({ length: FUNCTION_COUNT }, (_, index) => ({ name: nameOf(index) }));
  const head = `{"$schema":"https://www.speedscope.app/file-format-schema.json","shared":{"frames":${JSON.stringify(frames)}},"profiles":[{"type":"sampled","name":"shop","unit":"milliseconds","startValue":0,"endValue":1,"samples":[[0]`;
  let count = 1;
  const body = joinParts(byteCount - head.length - byteCount / 40, () => {
    count++;
    return `,[${Array.from(paths[Math.floor(random() * paths.length)] ?? []).join()}]`;
  });
  return Buffer.concat([
    Buffer.from(head),
    body,
    Buffer.from(`],"weights":[${new Array(count - 1).fill(10).join()}]}]}`),
  ]);
}
