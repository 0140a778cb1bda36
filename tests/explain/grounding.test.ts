/** @jest-environment node */
import { describeProfileType } from 'profile/catalog/describeProfileType';
import { groundAnswer } from 'profile/grounding/Grounder';
import { BLIND_CASES } from './blindCases';
import type { Fault } from './claims/generateClaims';
import { FAULTS, generateClaim } from './claims/generateClaims';
import { buildGroundingInput, isCaught, isFlagged } from './claims/measureGrounding';
import { Oracle } from './claims/Oracle';
import { Random } from './claims/Random';
import { getCaseTree } from './ExplainCase';

/** Tries per profile and fault; not every function lends itself to every fault. */
const TRIES = 24;
const TRUE_TRIES = 120;

interface Rate {
  readonly fault: Fault;
  claims: number;
  marked: number;
  readonly misses: string[];
}

function measureRates(): Rate[] {
  const rates = FAULTS.map((fault): Rate => ({ fault, claims: 0, marked: 0, misses: [] }));
  BLIND_CASES.forEach((explainCase, seed) => {
    const tree = getCaseTree(explainCase);
    const input = buildGroundingInput(tree, explainCase.profileTypeId);
    const { unit } = describeProfileType(explainCase.profileTypeId);
    const subject = { oracle: new Oracle(tree), unit, random: new Random(seed + 1) };
    for (const rate of rates) {
      for (let attempt = 0; attempt < (rate.fault === 'none' ? TRUE_TRIES : TRIES); attempt++) {
        const claim = generateClaim(subject, rate.fault);
        if (!claim) {
          continue;
        }
        const isMarked =
          rate.fault === 'none'
            ? groundAnswer(claim.text, input).claims.some(isFlagged)
            : isCaught(claim.text, claim.wrong, input);
        rate.claims++;
        rate.marked += isMarked ? 1 : 0;
        if (isMarked === (rate.fault === 'none')) {
          const why = groundAnswer(claim.text, input).claims.map(
            ({ text, verdict, reason }) => `${text}: ${verdict} ${reason}`,
          );
          rate.misses.push(`${claim.text} [${claim.wrong}] ${why.join(' | ')}`);
        }
      }
    }
  });
  return rates;
}

test('generated claims: false ones are marked, true ones are not', () => {
  const rates = measureRates();
  console.log(
    rates
      .map((r) => `${r.fault}: ${r.marked} of ${r.claims}\n   ${r.misses.slice(0, 6).join('\n   ').slice(0, 2500)}`)
      .join('\n'),
  );
});
