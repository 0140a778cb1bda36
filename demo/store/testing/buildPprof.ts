import { create } from '@bufbuild/protobuf';
import {
  FunctionSchema,
  LabelSchema,
  LineSchema,
  LocationSchema,
  type Profile,
  ProfileSchema,
  SampleSchema,
  ValueTypeSchema,
} from 'pyroscope/gen/google/v1/profile_pb';

export interface DrawnSample {
  /** Functions from the root on: `main;handle;parse`. */
  readonly stack: string;
  /** One value per sample type. */
  readonly values: readonly number[];
  readonly labels?: Readonly<Record<string, string>>;
}

/** Builds a CPU profile, by default with the one sample type `cpu` in `nanoseconds`. Function f is in f.go, line 12. */
export function buildPprof(
  samples: readonly DrawnSample[],
  { types = ['cpu:nanoseconds'], timeMs = 0 }: { types?: readonly string[]; timeMs?: number } = {},
): Profile {
  const profile = create(ProfileSchema, { stringTable: [''], timeNanos: BigInt(timeMs) * 1_000_000n });
  const writeText = (text: string) => {
    const known = profile.stringTable.indexOf(text);
    return BigInt(known >= 0 ? known : profile.stringTable.push(text) - 1);
  };
  const writeType = (text: string) => {
    const [type = '', unit = ''] = text.split(':');
    return create(ValueTypeSchema, { type: writeText(type), unit: writeText(unit) });
  };
  const writeLocation = (name: string) => {
    const text = writeText(name);
    const known = profile.function.find((fn) => fn.name === text);
    if (known) {
      return known.id;
    }
    const id = BigInt(profile.function.length + 1);
    const filename = writeText(`${name}.go`);
    profile.function.push(create(FunctionSchema, { id, name: text, systemName: text, filename, startLine: 10n }));
    const line = [create(LineSchema, { functionId: id, line: 12n })];
    profile.location.push(create(LocationSchema, { id, address: id * 16n, line }));
    return id;
  };
  profile.sampleType = types.map(writeType);
  profile.periodType = writeType('cpu:nanoseconds');
  profile.sample = samples.map(({ stack, values, labels = {} }) =>
    create(SampleSchema, {
      locationId: stack.split(';').reverse().map(writeLocation),
      value: values.map(BigInt),
      label: Object.entries(labels).map(([key, text]) =>
        create(LabelSchema, { key: writeText(key), str: writeText(text) }),
      ),
    }),
  );
  return profile;
}
