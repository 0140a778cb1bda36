/** @jest-environment node */
import { classifyFailure } from 'pyroscope/classifyFailure';
import { describeStoreFailure } from './describeStoreFailure';

/** As a recorded server answers; what is no JSON comes from others in its place. */
const refuse = (status: number, code: string, message: string) =>
  describeStoreFailure(classifyFailure({ status, body: JSON.stringify({ code, message }) }));

test.each([
  [404, '404 page not found\n'],
  [501, 'not implemented'],
])('a server without the service keeps no files: %i', (status, body) => {
  expect(describeStoreFailure(classifyFailure({ status, body }))).toBe(
    'The server behind this data source cannot store files. Files that you drop still work.',
  );
});

test.each([
  [404, 'not_found', 'profile 01M8-cpu.pprof not found', /keeps no file 01M8-cpu\.pprof\. Another data source may\./],
  [400, 'invalid_argument', 'profile payload size exceeds limit of 4.2 MB', /takes no files above 4\.2 MB/],
  [
    500,
    'unknown',
    'failed to parse profile: unable to process the profile. The profile was detected as "pprof": PeriodType is nil',
    /could not read the file, which it took for pprof: PeriodType is nil/,
  ],
  [500, 'unknown', 'failed to parse profile: profile is too short', /It says: failed to parse profile: profile is too/],
])('%i %s %s', (status, code, message, sentence) => {
  expect(refuse(status, code, message)).toMatch(sentence);
});
