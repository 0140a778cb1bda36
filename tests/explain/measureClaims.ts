import { describeProfileType } from 'profile/catalog/describeProfileType';
import { groundAnswer } from 'profile/explain/grounding/Grounder';
import { BLIND_CASES } from './blindCases';
import { ANSWER_STYLES, generateAnswer } from './claims/generateAnswer';
import { type Fault, FAULTS, generateClaim } from './claims/generateClaims';
import { buildGroundingInput, isCaught, isFlagged } from './claims/measureGrounding';
import { Oracle } from './claims/Oracle';
import { Random } from './claims/Random';
import { getCaseTree } from './ExplainCase';

/** Tries per profile and fault; not every function lends itself to every fault. */
const TRIES = 24;
const TRUE_TRIES = 120;

export interface ClaimRate {
  readonly fault: Fault;
  claims: number;
  marked: number;
  /** Claims that were judged wrongly, with the checker's answer. */
  readonly misses: string[];
}

/** Measures single sentences with one known fault, or none. */
export function measureClaims(): ClaimRate[] {
  const rates = FAULTS.map((fault): ClaimRate => ({ fault, claims: 0, marked: 0, misses: [] }));
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

export interface AnswerRate {
  answers: number;
  /** Number of claims in answers that are all true. */
  claims: number;
  /** Number of wrong parts of answers. */
  faults: number;
  readonly misses: string[];
  readonly alarms: string[];
}

/** Measures free text in the styles of several models, true or with wrong parts. */
export function measureAnswers(): AnswerRate {
  const rate: AnswerRate = { answers: 0, claims: 0, faults: 0, misses: [], alarms: [] };
  BLIND_CASES.forEach((explainCase, seed) => {
    const tree = getCaseTree(explainCase);
    const input = buildGroundingInput(tree, explainCase.profileTypeId);
    const oracle = new Oracle(tree);
    const random = new Random(1000 + seed);
    for (const style of ANSWER_STYLES) {
      const good = generateAnswer(oracle, random, style, 0);
      const checked = groundAnswer(good.text, input).claims;
      rate.claims += checked.length;
      rate.alarms.push(...checked.filter(isFlagged).map(({ text, reason }) => `${style}: ${text}: ${reason}`));
      const bad = generateAnswer(oracle, random, style, 0.4);
      rate.faults += bad.wrong.length;
      rate.misses.push(
        ...bad.wrong.filter((wrong) => !isCaught(bad.text, wrong, input)).map((wrong) => `${style}: ${wrong}`),
      );
      rate.answers += 2;
    }
  });
  return rate;
}
