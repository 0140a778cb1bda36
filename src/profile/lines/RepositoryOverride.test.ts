/** @jest-environment node */
import { NO_BUILD } from 'profile/formats/pprof/Build';
import {
  applyOverride,
  parseOverrides,
  printOverrides,
  removeOverride,
  type RepositoryOverride,
  setOverride,
} from './RepositoryOverride';

function draw(
  dataSourceUid: string,
  serviceName: string,
  repository = 'https://git.example.com/a',
): RepositoryOverride {
  return { dataSourceUid, serviceName, repository, gitRef: '', rootPath: '' };
}

const kept = [draw('prod', 'shop'), draw('staging', 'shop'), draw('prod', 'bank')];

test('an override is of one service in one data source', () => {
  const next = draw('prod', 'shop', 'https://git.example.com/b');
  expect(setOverride(kept, next)).toEqual([kept[1], kept[2], next]);
  expect(removeOverride(kept, next)).toEqual([kept[1], kept[2]]);
  expect(removeOverride(kept, draw('staging', 'bank'))).toEqual(kept);
});

test('what is left empty is as the profile says', () => {
  const build = { ...NO_BUILD, repository: 'https://git.example.com/old', gitRef: 'v1', rootPath: 'cmd' };
  expect(applyOverride(build, draw('prod', 'shop'))).toEqual({ ...build, repository: 'https://git.example.com/a' });
  expect(applyOverride(build, { ...draw('prod', 'shop'), gitRef: 'main', rootPath: 'go' })).toEqual({
    ...build,
    repository: 'https://git.example.com/a',
    gitRef: 'main',
    rootPath: 'go',
  });
  expect(applyOverride(build, undefined)).toBe(build);
});

test('a list survives its text', () => {
  expect(parseOverrides(printOverrides(kept))).toEqual(kept);
});

test.each([undefined, '', '{', '{}', 'null', '[1, null, {"serviceName": "a"}, {"repository": ""}]'])(
  'nothing is read from %j',
  (text) => {
    expect(parseOverrides(text)).toEqual([]);
  },
);
