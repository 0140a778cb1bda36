/** @jest-environment node */
import { findPartProblem } from './findPartProblem';

test.each([
  ['', '', undefined],
  ['9a517183f26a089d', '', undefined],
  ['', '7f162faa-961d-48c5-8775-6714fea719e7', undefined],
  ['9a51', '', /“9a51” is no span/],
  ['9a517183f26a089g', '', /is no span/],
  ['', '9a517183f26a089d', /is no profile/],
])('span "%s" and profile "%s"', (spanId, profileId, problem) => {
  const found = findPartProblem({ spanId, profileId });
  expect(found).toEqual(problem === undefined ? undefined : expect.stringMatching(problem));
});
