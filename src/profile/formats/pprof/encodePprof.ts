import { ProfileEncodeError } from 'profile/formats/ProfileEncodeError';
import { runSteps } from 'profile/formats/runSteps';
import { type FlameTree, getFirstFrameDepth } from 'profile/tree/FlameTree';
import { Interner } from 'profile/tree/Interner';
import { MAX_PROFILE_BYTES } from 'profile/tree/ProfileDecodeError';
import { ByteWriter, sizeOfVarint } from './ByteWriter';
import type { PprofValueType } from './PprofProfile';

/** Largest int64 that is a number. */
const MAX_INT64 = 2 ** 63 - 1024;

const STEP_FRAMES = 500_000;

export interface EncodePprofOptions {
  readonly sampleType: PprofValueType;
  readonly periodType?: PprofValueType;
  readonly timeMs?: number;
  readonly durationNs?: number;
  /** Lines that `go tool pprof -comments` shows. */
  readonly comments?: readonly string[];
}

/**
 * Encodes a tree as an uncompressed pprof file: a sample per node with a self value, a location and a function per name. Values are
 * rounded to whole numbers. Cut nodes become a function named `other`: pprof has no mark for them, so a comment should say so.
 *
 * @throws ProfileEncodeError
 */
export function encodePprof(tree: FlameTree, options: EncodePprofOptions): Uint8Array<ArrayBuffer> {
  return runSteps(encodePprofInSteps(tree, options));
}

/** `encodePprof` for a thread that has more to do: each step takes a few milliseconds. */
export function* encodePprofInSteps(
  tree: FlameTree,
  options: EncodePprofOptions,
): Generator<void, Uint8Array<ArrayBuffer>> {
  const writer = new ByteWriter();
  const strings = new Interner();
  // pprof's first string is always "".
  strings.intern('');
  const comments = (options.comments ?? []).map((comment) => strings.intern(comment));

  writeValueType(writer, 1, options.sampleType, strings);
  yield* writeSamples(writer, tree);
  yield;
  const usedNames = new Set(tree.nameIndex);
  for (const name of usedNames) {
    const id = name + 1;
    const string = strings.intern(tree.names[name]);
    const lineSize = 1 + sizeOfVarint(id);
    writer.partOfLength(4, 1 + sizeOfVarint(id) + 1 + sizeOfVarint(lineSize) + lineSize);
    writer.numberField(1, id);
    writer.partOfLength(4, lineSize);
    writer.numberField(1, id);
    const functionName = string === 0 ? 0 : 2 * (1 + sizeOfVarint(string));
    writer.partOfLength(5, 1 + sizeOfVarint(id) + functionName);
    writer.numberField(1, id);
    writer.numberField(2, string);
    writer.numberField(3, string);
  }
  if (options.periodType) {
    writeValueType(writer, 11, options.periodType, strings);
  }
  if (options.timeMs !== undefined) {
    writer.numberField(9, options.timeMs * 1e6);
  }
  writer.numberField(10, options.durationNs ?? 0);
  for (const comment of comments) {
    writer.numberField(13, comment);
  }
  yield;
  const utf8 = new TextEncoder();
  for (const string of strings.texts) {
    writer.bytesField(6, utf8.encode(string));
  }
  return writer.finish();
}

/** A sample that is to be written: length of its stack, bytes of the ids in it, value. */
type SampleVisitor = (length: number, idsSize: number, value: number) => void;

function* writeSamples(writer: ByteWriter, tree: FlameTree): Generator<void> {
  /** Location ids from the outermost frame to the current one. */
  const stack: number[] = [];
  // Measured before anything is written: stacks take nodes times depth.
  let samplesSize = 0;
  yield* forEachSample(tree, stack, (_, idsSize) => (samplesSize += idsSize));
  if (samplesSize > MAX_PROFILE_BYTES) {
    throw new ProfileEncodeError('pprof');
  }
  yield* forEachSample(tree, stack, (length, idsSize, value) => {
    const idsField = length === 0 ? 0 : 1 + sizeOfVarint(idsSize) + idsSize;
    const valueSize = sizeOfVarint(value);
    writer.partOfLength(2, idsField + 1 + sizeOfVarint(valueSize) + valueSize);
    if (length > 0) {
      writer.partOfLength(1, idsSize);
      for (let at = length - 1; at >= 0; at--) {
        writer.varint(stack[at] ?? 0);
      }
    }
    writer.partOfLength(2, valueSize);
    writer.varint(value);
  });
}

/** Visits the nodes with a self; `stack` holds the ids of the visited one. */
function* forEachSample(tree: FlameTree, stack: number[], visit: SampleVisitor): Generator<void> {
  const firstDepth = getFirstFrameDepth(tree);
  const idsSize = [0];
  let work = 0;
  for (let node = 0; node < tree.nodeCount; node++) {
    const length = tree.depth[node] - firstDepth + 1;
    if (length > 0) {
      const id = tree.nameIndex[node] + 1;
      stack[length - 1] = id;
      idsSize[length] = (idsSize[length - 1] ?? 0) + sizeOfVarint(id);
    }
    const value = Math.min(MAX_INT64, Math.round(tree.self[node]));
    if (value > 0) {
      visit(length, idsSize[length] ?? 0, value);
      work += length;
    }
    if (++work >= STEP_FRAMES) {
      work = 0;
      yield;
    }
  }
}

function writeValueType(writer: ByteWriter, field: number, { type, unit }: PprofValueType, strings: Interner): void {
  const [typeIndex, unitIndex] = [strings.intern(type), strings.intern(unit)];
  const sizeOf = (index: number) => (index === 0 ? 0 : 1 + sizeOfVarint(index));
  writer.partOfLength(field, sizeOf(typeIndex) + sizeOf(unitIndex));
  writer.numberField(1, typeIndex);
  writer.numberField(2, unitIndex);
}
