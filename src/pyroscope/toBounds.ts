import { findPartProblem, type ProfilePart } from 'profile/parts/ProfilePart';
import { findRangeProblem, type TimeRangeMs, trimRange } from 'profile/time/TimeRangeMs';
import { PyroscopeError } from './PyroscopeError';

/**
 * Checks a range before a request. Every request goes through here: a range that no profile can be in must not reach a
 * server, as some crash.
 *
 * @throws PyroscopeError of the kind `bad-range`
 */
export function checkRange(range: TimeRangeMs): TimeRangeMs {
  const problem = findRangeProblem(range);
  if (problem !== undefined) {
    throw new PyroscopeError('bad-range', problem);
  }
  return trimRange(range);
}

/** @throws PyroscopeError of the kind `bad-id` */
export function checkPart(part: ProfilePart): void {
  const problem = findPartProblem(part);
  if (problem !== undefined) {
    throw new PyroscopeError('bad-id', problem);
  }
}

/** A range in the fields of a message. */
export function toBounds(range: TimeRangeMs): { start: bigint; end: bigint } {
  const { fromMs, toMs } = checkRange(range);
  return { start: BigInt(fromMs), end: BigInt(toMs) };
}
