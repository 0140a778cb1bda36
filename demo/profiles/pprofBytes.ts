import { gunzipSync, gzipSync } from 'node:zlib';
import { fromBinary, toBinary } from '@bufbuild/protobuf';
import { type Profile, ProfileSchema } from 'pyroscope/gen/google/v1/profile_pb';

export function decodePprof(bytes: Uint8Array): Profile {
  return fromBinary(ProfileSchema, gunzipSync(bytes));
}

export function encodePprof(profile: Profile): Uint8Array {
  return gzipSync(toBinary(ProfileSchema, profile), { level: 9 });
}
