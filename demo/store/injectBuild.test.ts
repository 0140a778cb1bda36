/** @jest-environment node */
import { create } from '@bufbuild/protobuf';
import { MappingSchema, ProfileSchema } from 'pyroscope/gen/google/v1/profile_pb';
import { injectBuild } from './injectBuild';

const profile = create(ProfileSchema, {
  stringTable: ['', 'abc'],
  mapping: [create(MappingSchema, { id: 1n, buildId: 1n }), create(MappingSchema, { id: 2n })],
});

test('mappings say what the labels say about the source, and keep their own build ids in it', () => {
  const { mapping, stringTable } = injectBuild(profile, {
    service_name: 'shop',
    service_repository: 'https://github.com/acme/shop',
    service_git_ref: 'v1',
  });

  expect(mapping.map(({ buildId }) => JSON.parse(stringTable[Number(buildId)] ?? ''))).toEqual([
    { repository: 'https://github.com/acme/shop', git_ref: 'v1', build_id: 'abc' },
    { repository: 'https://github.com/acme/shop', git_ref: 'v1' },
  ]);
  expect(profile.stringTable).toEqual(['', 'abc']);
});

test('a profile without a mapping gets one', () => {
  const bare = create(ProfileSchema, { stringTable: [''], location: [{ id: 7n }] });
  const { mapping, location } = injectBuild(bare, { service_git_ref: 'v1' });

  expect(mapping.map(({ id }) => id)).toEqual([1n]);
  expect(location.map(({ mappingId }) => mappingId)).toEqual([1n]);
});

test('without such labels a profile stays as it is', () => {
  expect(injectBuild(profile, { service_name: 'shop' })).toBe(profile);
});
