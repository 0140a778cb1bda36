/** @jest-environment node */
import { findObstacle, MAX_STORED_BYTES, planStoring, type StorableFile } from './planStoring';

const pprof: StorableFile = {
  name: 'cpu.pb.gz',
  formatName: 'pprof',
  periodType: 'cpu',
  bytes: 1200,
  inflatedBytes: 4000,
};

test('a pprof is sent as it is', () => {
  expect(findObstacle(pprof)).toBeUndefined();
  expect(planStoring(pprof, 'cpu')).toMatchObject({
    kind: 'as-is',
    name: 'cpu.pb.gz',
    bytes: 1200,
    sentence: expect.stringContaining('of every sample type'),
  });
});

test.each([
  ['cpu.json', 'cpu.json.pprof'],
  ['profile.txt', 'profile.txt.pprof'],
  ['cpu.pprof', 'cpu.pprof'],
  [`${'long/'.repeat(60)}cpu.pprof`, expect.stringMatching(/^.{191}cpu\.pprof$/)],
])('the name %s is one that leads a server to pprof', (name, expected) => {
  expect(planStoring({ ...pprof, name }, 'cpu')).toMatchObject({ name: expected });
});

test.each<[string, Partial<StorableFile>, RegExp]>([
  ['formats that servers do not read', { formatName: 'speedscope' }, /read few formats/],
  ['pprof without a period type, which servers refuse', { periodType: '' }, /what samples were taken by/],
  ['files that are too large', { bytes: MAX_STORED_BYTES + 1 }, /has 3 MiB, which is more than servers take/],
  ['files that are too large when they are inflated', { inflatedBytes: 5_000_000 }, /4\.77 MiB/],
])('of %s the profile on screen is sent instead', (_, file, why) => {
  const obstacle = findObstacle({ ...pprof, ...file });
  expect(obstacle).toMatch(why);
  const plan = planStoring({ ...pprof, ...file, name: 'run.gz' }, 'cpu', { bytes: 900, obstacle: obstacle ?? '' });
  expect(plan).toMatchObject({ kind: 'converted', name: 'run.gz.json', bytes: 900 });
  expect(plan.sentence).toMatch(/^The profile “cpu” is sent as Pyroscope’s JSON: functions and their values/);
});

test('what has no form that a server takes is not sent, and why', () => {
  const plan = planStoring(pprof, 'cpu', { bytes: MAX_STORED_BYTES + 1, obstacle: 'the file is too large' });
  expect(plan).toEqual({
    kind: 'refused',
    sentence: expect.stringMatching(/^Nothing is sent\. The file is too large\. .* a server takes 3 MiB unless/),
  });
});
