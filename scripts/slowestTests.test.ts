/** @jest-environment node */
import { printSlowest, readJestTimes, readPlaywrightTimes } from './slowestTests';

test('the slowest tests of both runners come first, by file and title; one that passed at the second attempt is told apart', () => {
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
  const playwright: Parameters<typeof readPlaywrightTimes>[0] = {
    suites: [
      {
        title: 'labels.spec.ts',
        specs: [
          {
            title: 'walks',
            file: 'labels.spec.ts',
            // One try failed.
            tests: [{ projectName: 'react18', status: 'flaky', results: [{ duration: 4_000 }, { duration: 2_500 }] }],
          },
        ],
        suites: [
          {
            title: 'group',
            specs: [
              {
                title: 'waits',
                file: 'labels.spec.ts',
                tests: [{ projectName: 'react19', status: 'expected', results: [{ duration: 900 }] }],
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
  expect(times.filter(({ isFlaky }) => isFlaky).map(({ name }) => name)).toEqual(['labels.spec.ts (react18): walks']);
});
