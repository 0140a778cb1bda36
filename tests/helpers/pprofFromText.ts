import { create, toBinary } from '@bufbuild/protobuf';
import {
  FunctionSchema,
  LineSchema,
  LocationSchema,
  MappingSchema,
  ProfileSchema,
  SampleSchema,
  ValueTypeSchema,
} from 'pyroscope/gen/google/v1/profile_pb';

export interface DrawnPprof {
  /** First lines of functions by name; 0 if there is none. */
  readonly startLines?: Readonly<Record<string, number>>;
  /** Build ids of mappings by the letter behind a frame. */
  readonly builds?: Readonly<Record<string, string>>;
  /** Files of mappings by the same letter. */
  readonly binaries?: Readonly<Record<string, string>>;
}

/**
 * A pprof file drawn as text, one stack a line, outermost frame first, with its value. A frame is `name:line`, in the file
 * `<name>.go` unless `@file` says otherwise, of the build that `#letter` names. `>` leads from a function to what was inlined
 * into it, in one location. A frame that begins with `?` is an address without a function:
 *
 *     main:3;walk:10@tree.go;walk:12@tree.go>visit:40 5
 */
export function pprofFromText(
  text: string,
  { startLines = {}, builds = {}, binaries = {} }: DrawnPprof = {},
): Uint8Array {
  const profile = create(ProfileSchema, { stringTable: [''] });
  const writeText = (value: string): bigint => {
    const known = profile.stringTable.indexOf(value);
    return BigInt(known >= 0 ? known : profile.stringTable.push(value) - 1);
  };
  const once = (ids: Map<string, bigint>, key: string, write: (id: bigint) => void): bigint => {
    const known = ids.get(key) ?? BigInt(ids.size + 1);
    if (!ids.has(key)) {
      ids.set(key, known);
      write(known);
    }
    return known;
  };
  const functionIds = new Map<string, bigint>();
  const locationIds = new Map<string, bigint>();
  const mappingIds = new Map<string, bigint>();
  const writeMapping = (letter: string) =>
    once(mappingIds, letter, (id) =>
      profile.mapping.push(
        create(MappingSchema, {
          id,
          buildId: writeText(builds[letter] ?? ''),
          filename: writeText(binaries[letter] ?? ''),
        }),
      ),
    );
  const writeLine = (frame: string) => {
    const [, name = '', line = '0', file = `${name}.go`] =
      /^(.*?)(?::(-?\d+))?(?:@([^#]*))?(?:#\w+)?$/.exec(frame) ?? [];
    const functionId = once(functionIds, `${name}@${file}`, (id) =>
      profile.function.push(
        create(FunctionSchema, {
          id,
          name: writeText(name),
          systemName: writeText(name),
          filename: writeText(file),
          startLine: BigInt(startLines[name] ?? 0),
        }),
      ),
    );
    return create(LineSchema, { functionId, line: BigInt(line) });
  };
  const writeLocation = (frames: string) =>
    once(locationIds, frames, (id) => {
      const letter = /#(\w+)/.exec(frames)?.[1];
      const line = frames.startsWith('?') ? [] : frames.split('>').reverse().map(writeLine);
      profile.location.push(create(LocationSchema, { id, line, mappingId: letter ? writeMapping(letter) : 0n }));
    });
  for (const row of text.split('\n').filter((line) => line.trim() !== '')) {
    const space = row.trimEnd().lastIndexOf(' ');
    const locationId = row.slice(0, space).trim().split(';').reverse().map(writeLocation);
    profile.sample.push(create(SampleSchema, { locationId, value: [BigInt(row.slice(space).trim())] }));
  }
  profile.sampleType = [create(ValueTypeSchema, { type: writeText('cpu'), unit: writeText('nanoseconds') })];
  profile.periodType = create(ValueTypeSchema, { type: writeText('cpu'), unit: writeText('nanoseconds') });
  return toBinary(ProfileSchema, profile);
}
