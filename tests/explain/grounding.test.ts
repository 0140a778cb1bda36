/** @jest-environment node */
import { describeProfileType } from 'profile/catalog/describeProfileType';
import { groundAnswer } from 'profile/grounding/Grounder';
import { BLIND_CASES } from './blindCases';
import { ANSWER_STYLES, generateAnswer } from './claims/generateAnswer';
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
  for (const { fault, claims, marked, misses } of rates) {
    expect({ fault, isEnough: claims >= 20 }).toEqual({ fault, isEnough: true });
    const rate = marked / claims;
    expect({ fault, isGood: fault === 'none' ? rate <= 0.01 : rate >= 0.99, misses }).toEqual({
      fault,
      isGood: true,
      misses,
    });
  }
  expect(rates.reduce((sum, { claims }) => sum + claims, 0)).toBeGreaterThan(2_000);
});

test('free text in eight styles: what is wrong is marked, what is true is not', () => {
  const misses: string[] = [];
  const alarms: string[] = [];
  let [answers, claims, faults] = [0, 0, 0];
  BLIND_CASES.forEach((explainCase, seed) => {
    const tree = getCaseTree(explainCase);
    const input = buildGroundingInput(tree, explainCase.profileTypeId);
    const oracle = new Oracle(tree);
    const random = new Random(1000 + seed);
    for (const style of ANSWER_STYLES) {
      const good = generateAnswer(oracle, random, style, 0);
      const checked = groundAnswer(good.text, input).claims;
      claims += checked.length;
      alarms.push(...checked.filter(isFlagged).map(({ text, reason }) => `${style}: ${text}: ${reason}`));
      const bad = generateAnswer(oracle, random, style, 0.4);
      faults += bad.wrong.length;
      misses.push(
        ...bad.wrong.filter((wrong) => !isCaught(bad.text, wrong, input)).map((wrong) => `${style}: ${wrong}`),
      );
      answers += 2;
    }
  });
  expect(answers).toBeGreaterThanOrEqual(200);
  expect({ isGood: misses.length <= 0.01 * faults, misses }).toEqual({ isGood: true, misses });
  expect({ isGood: alarms.length <= 0.01 * claims, alarms }).toEqual({ isGood: true, alarms });
});
