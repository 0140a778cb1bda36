/** @jest-environment node */
import { countSamples, describeMissingShares, describeSamples } from './describeTrace';

test.each([
  ['thirty samples have shares', [{ samples: 20 }, { samples: 10 }], '30 samples', true],
  ['one less has amounts only', [{ samples: 20 }, { samples: 9 }], '29 samples', false],
  ['one is one', [{ samples: 1 }], '1 sample', false],
  [
    'one service that nobody counts leaves the count unknown',
    [{ samples: 2 }, { samples: undefined }],
    'sample count unknown',
    true,
  ],
])('%s', (_, services, words, hasShares) => {
  const samples = countSamples(services);
  expect(describeSamples(samples)).toBe(words);
  expect(samples.hasShares).toBe(hasShares);
  expect(describeMissingShares(samples) === '').toBe(hasShares);
});
