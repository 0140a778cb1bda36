/** @jest-environment node */
import { printSlowest, readJestTimes, readPlaywrightTimes } from './slowestTests';

test('the slowest tests of both runners, the slowest first, by file and title', () => {
  const jest = {
    testResults: [
      {
        name: '/home/me/app/src/a.test.ts',
        assertionResults: [
          { fullName: 'group adds', duration: 12 },
          { fullName: 'is left out', duration: null },
        ],
      },
    ],
  };
  const playwright = {
    suites: [
      {
        title: 'labels.spec.ts',
        specs: [
          {
            title: 'walks',
            file: 'labels.spec.ts',
            // One try failed.
            tests: [{ projectName: 'react18', results: [{ duration: 4_000 }, { duration: 2_500 }] }],
          },
        ],
        suites: [
          {
            title: 'group',
            specs: [
              {
                title: 'waits',
                file: 'labels.spec.ts',
                tests: [{ projectName: 'react19', results: [{ duration: 900 }] }],
              },
            ],
          },
        ],
      },
    ],
  };
  const times = [...readJestTimes(jest, '/home/me/app/'), ...readPlaywrightTimes(playwright)];
  expect(printSlowest(times, 3).split('\n')).toEqual([
    '    6.5 s  labels.spec.ts (react18): walks',
    '    0.9 s  labels.spec.ts (react19): waits',
    '    0.0 s  src/a.test.ts: group adds',
  ]);
});
