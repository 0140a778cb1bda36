/** @jest-environment node */
import { type Course, describeSum } from './describeSum';

const COURSE: Course = { name: 'parse', of: 'function', wholeValue: 6, isTreeChanged: false, isPaired: false };

test.each<[string, Partial<Course>, string]>([
  ['parts that add up', {}, '3 parts, 6 in all'],
  [
    'parts that leave frames out',
    { wholeValue: 8 },
    '3 parts, 6 in all; the profile of the whole range has 8 (small frames are left out of parts)',
  ],
  [
    'a server that does not narrow to a frame',
    { of: 'frame', wholeValue: 4 },
    '3 parts, 6 in all; the profile of the whole range has 4 (asked for this frame alone, the server counts otherwise)',
  ],
  [
    'a function that other runs call by other numbers',
    { wholeValue: undefined, isPaired: true },
    '3 parts, 6 in all; with the functions whose names differ only by run numbers',
  ],
  [
    'a frame that other runs call by other numbers',
    { of: 'frame', wholeValue: 6, isPaired: true, otherRuns: 12 },
    '3 parts, 6 in all; under its exact names alone: runs of the program that number its functions otherwise, 12 in all, are not in it',
  ],
  [
    'a frame of which that is not known',
    { of: 'frame', wholeValue: 6, isPaired: true },
    '3 parts, 6 in all; under its exact names alone: runs of the program that number its functions otherwise are not in it',
  ],
  [
    'a range that its parts do not fill',
    { wholeValue: 8, leftOutMs: 22_000 },
    '3 parts, 6 in all; the profile of the whole range has 8 (small frames are left out of parts; the last 22 s are in no part)',
  ],
  ['a frame of the only run', { of: 'frame', wholeValue: 6, isPaired: true, otherRuns: 0 }, '3 parts, 6 in all'],
  [
    'a changed tree, whose own total says nothing of the parts',
    { wholeValue: undefined, isTreeChanged: true },
    '3 parts, 6 in all; of the profile before the changes of the tree',
  ],
])('%s', (_, change, sentence) => {
  expect(describeSum(Float64Array.of(1, 2, 3), { ...COURSE, ...change }, 'short', 60)).toBe(sentence);
});

test('what is looked at moment by moment has an average', () => {
  const parts = Float64Array.of(40, 20);
  const course = { ...COURSE, wholeValue: 60 };
  expect(describeSum(parts, course, { unit: 'short', moments: 6 }, 600)).toBe('2 parts, 10 on average');
  expect(describeSum(parts, course, { unit: 'short', moments: 0 }, 600)).toBe('2 parts, 10 % on average');
});
