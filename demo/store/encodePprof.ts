import { create } from '@bufbuild/protobuf';
import {
  FunctionSchema,
  LineSchema,
  LocationSchema,
  MappingSchema,
  type Profile,
  ProfileSchema,
  SampleSchema,
  ValueTypeSchema,
} from 'pyroscope/gen/google/v1/profile_pb';
import type { CallTree } from './CallTree';
import type { ProfileTypeParts } from './readQuery';
import type { SymbolTable } from './SymbolTable';

// By the profile type's name, whatever the pushed profiles say: not the sampling period.
const PERIODS: Readonly<Record<string, bigint>> = { process_cpu: 1_000_000_000n, memory: 524_288n };

/** Encodes a tree of locations as a pprof profile with one sample type. Like Pyroscope's it has no duration. */
export function encodePprof(symbols: SymbolTable, tree: CallTree, type: ProfileTypeParts, endMs: number): Profile {
  const profile = create(ProfileSchema, {
    timeNanos: BigInt(endMs) * 1_000_000n,
    period: PERIODS[type.name] ?? 1n,
  });
  const writeText = writeOnce(profile.stringTable, 0n, (text: string) => text);
  writeText('');
  const writeFunction = writeOnce(profile.function, 1n, (index: number, id) => {
    const { name = '', systemName = '', filename = '', startLine = 0 } = symbols.functions[index] ?? {};
    return create(FunctionSchema, {
      id,
      name: writeText(name),
      systemName: writeText(systemName),
      filename: writeText(filename),
      startLine: BigInt(startLine),
    });
  });
  const writeMapping = writeOnce(profile.mapping, 1n, (index: number, id) => {
    const { filename = '', buildId = '', ...rest } = symbols.mappings[index] ?? {};
    return create(MappingSchema, { ...rest, id, filename: writeText(filename), buildId: writeText(buildId) });
  });
  const writeLocation = writeOnce(profile.location, 1n, (index: number, id) => {
    const { mapping = 0, address = 0n, lines = [] } = symbols.locations[index] ?? {};
    return create(LocationSchema, {
      id,
      mappingId: writeMapping(mapping),
      address,
      line: lines.map((line) =>
        create(LineSchema, { functionId: writeFunction(line.function), line: BigInt(line.line) }),
      ),
    });
  });

  const [self] = tree.self;
  for (let node = 1; node < tree.size; node++) {
    const value = self?.[node] ?? 0;
    if (value !== 0) {
      const locationId: bigint[] = [];
      for (let frame = node; frame > 0; frame = tree.parent[frame] ?? 0) {
        locationId.push(writeLocation(tree.key[frame] ?? 0));
      }
      profile.sample.push(create(SampleSchema, { locationId, value: [BigInt(value)] }));
    }
  }
  const sampleType = { type: writeText(type.sampleType), unit: writeText(type.sampleUnit) };
  profile.sampleType = [create(ValueTypeSchema, sampleType)];
  profile.periodType = create(ValueTypeSchema, { type: writeText(type.periodType), unit: writeText(type.periodUnit) });
  profile.defaultSampleType = sampleType.type;
  return profile;
}

/** Makes a function that appends the item of a key to the list on first use, and returns its number each time. */
function writeOnce<K, T>(list: T[], firstId: bigint, createItem: (key: K, id: bigint) => T): (key: K) => bigint {
  const ids = new Map<K, bigint>();
  return (key) => {
    const known = ids.get(key);
    if (known !== undefined) {
      return known;
    }
    const id = BigInt(ids.size) + firstId;
    ids.set(key, id);
    list.push(createItem(key, id));
    return id;
  };
}
