import { clone, create } from '@bufbuild/protobuf';
import { MappingSchema, type Profile, ProfileSchema } from 'pyroscope/gen/google/v1/profile_pb';

/**
 * Copies what the series' labels say about the source into the mappings: as in Pyroscope, the build id becomes JSON, and a
 * profile without a mapping gets one. If the labels say nothing, the profile stays as it is.
 */
export function injectBuild(profile: Profile, labels: Readonly<Record<string, string>>): Profile {
  const {
    service_repository: repository = '',
    service_git_ref: gitRef = '',
    service_root_path: rootPath = '',
  } = labels;
  if (repository === '' && gitRef === '' && rootPath === '') {
    return profile;
  }
  const copy = clone(ProfileSchema, profile);
  if (copy.mapping.length === 0) {
    copy.mapping.push(create(MappingSchema, { id: 1n }));
    copy.location.forEach((location) => (location.mappingId ||= 1n));
  }
  for (const mapping of copy.mapping) {
    const build = {
      repository,
      git_ref: gitRef,
      build_id: copy.stringTable[Number(mapping.buildId)] ?? '',
      root_path: rootPath,
    };
    // What is empty is left out.
    const text = JSON.stringify(Object.fromEntries(Object.entries(build).filter(([, value]) => value !== '')));
    mapping.buildId = BigInt(copy.stringTable.push(text) - 1);
  }
  return copy;
}
