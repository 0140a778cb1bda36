/** @jest-environment node */
import { findVersionChange, type VersionSeries } from './findVersionChange';

const STEP_MS = 1000;

/** One character per second from second 1 on; `#` for a value. */
function draw(version: string, text: string): VersionSeries {
  const places = [...text].flatMap((char, place) => (char === '#' ? [place + 1] : []));
  return { version, series: { timesMs: places.map((place) => place * STEP_MS), values: places.map(() => 5) } };
}

function find(versions: Readonly<Record<string, string>>): string | undefined {
  const toMs = Math.max(...Object.values(versions).map(({ length }) => length)) * STEP_MS;
  const series = Object.entries(versions).map(([version, text]) => draw(version, text));
  const change = findVersionChange(series, { fromMs: 0, toMs }, STEP_MS);
  const print = ({ fromMs, toMs: endMs }: { fromMs: number; toMs: number }) => `${fromMs / 1000}-${endMs / 1000}`;
  return change && `${change.before} ${print(change.baseline)}, ${change.after} ${print(change.comparison)}`;
}

test.each([
  ['one takes over from the other', { v1: '#####.....', v2: '.....#####' }, 'v1 0-5, v2 5-10'],
  ['while both run, neither side is measured', { v1: '######....', v2: '...#######' }, 'v1 0-3, v2 6-10'],
  ['the older one stays, as with a canary', { v1: '##########', v2: '....######' }, 'v1 0-4, v2 4-10'],
  ['of two changes, the last one', { v1: '####......', v2: '...####...', v3: '.......###' }, 'v2 3-7, v3 7-10'],
  ['profiles got the label only then', { '': '#####.....', v2: '.....#####' }, ' 0-5, v2 5-10'],
  ['no version begins', { v1: '##########', v2: '##########' }, undefined],
  ['a version that is missing in the first steps by accident', { v1: '##########', v2: '.#########' }, undefined],
  ['nothing ran before', { v2: '.....#####' }, undefined],
  ['nothing at all', { v1: '..........' }, undefined],
])('%s', (_, versions, expected) => {
  expect(find(versions as Record<string, string>)).toBe(expected);
});
