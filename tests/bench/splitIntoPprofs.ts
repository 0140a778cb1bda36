import { create, toBinary } from '@bufbuild/protobuf';
import type { FlameTree } from 'profile/tree/FlameTree';
import {
  FunctionSchema,
  LineSchema,
  LocationSchema,
  ProfileSchema,
  SampleSchema,
  ValueTypeSchema,
} from 'pyroscope/gen/google/v1/profile_pb';

/** Samples per file. A server takes at most 16,000 samples and 4 MB, and throttles after the first megabytes of a second. */
const MOST_SAMPLES = 10_000;
const MOST_FRAMES = 250_000;

/**
 * Splits a tree of CPU nanoseconds into pprof files a second apart that a server with its usual limits takes; merged again they
 * are the tree.
 * @param firstMs time of the first one
 */
export function splitIntoPprofs(tree: FlameTree, firstMs: number): Uint8Array[] {
  const files: Uint8Array[] = [];
  const stack: number[] = [];
  let samples: Sample[] = [];
  let frames = 0;
  const finish = (): void => {
    files.push(encode(tree.names, samples, firstMs + files.length * 1000));
    samples = [];
    frames = 0;
  };
  for (let node = 1; node < tree.nodeCount; node++) {
    stack.length = (tree.depth[node] ?? 1) - 1;
    stack.push(tree.nameIndex[node] ?? 0);
    const value = tree.self[node] ?? 0;
    if (value > 0) {
      samples.push({ stack: [...stack], value });
      frames += stack.length;
      if (samples.length >= MOST_SAMPLES || frames >= MOST_FRAMES) {
        finish();
      }
    }
  }
  if (samples.length > 0) {
    finish();
  }
  return files;
}

/** `stack` holds indices into the names, the outermost function first. */
interface Sample {
  readonly stack: readonly number[];
  readonly value: number;
}

function encode(names: readonly string[], samples: readonly Sample[], timeMs: number): Uint8Array {
  const cpu = create(ValueTypeSchema, { type: 1n, unit: 2n });
  const profile = create(ProfileSchema, {
    stringTable: ['', 'cpu', 'nanoseconds'],
    sampleType: [cpu],
    periodType: cpu,
    period: 10_000_000n,
    timeNanos: BigInt(timeMs) * 1_000_000n,
    durationNanos: 1_000_000_000n,
  });
  const ids = new Map<number, bigint>();
  const locate = (name: number): bigint => {
    const known = ids.get(name);
    if (known !== undefined) {
      return known;
    }
    const id = BigInt(ids.size + 1);
    const text = BigInt(profile.stringTable.push(names[name] ?? '') - 1);
    profile.function.push(create(FunctionSchema, { id, name: text, systemName: text }));
    profile.location.push(create(LocationSchema, { id, line: [create(LineSchema, { functionId: id })] }));
    ids.set(name, id);
    return id;
  };
  profile.sample = samples.map(({ stack, value }) =>
    create(SampleSchema, { locationId: stack.map(locate).reverse(), value: [BigInt(value)] }),
  );
  return toBinary(ProfileSchema, profile);
}
