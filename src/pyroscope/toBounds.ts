import { findRangeProblem } from 'profile/time/findRangeProblem';
import { trimRange } from 'profile/time/roundRange';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import { PyroscopeError } from './PyroscopeError';

/**
 * A range as it is asked for. Every request goes through here: one that no profile can be in must not reach a server, some
 * of which fall over.
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

const SPAN_ID = /^[0-9a-f]{16}$/i;
const PROFILE_ID = /^([0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

/** A sentence about an id that servers answer with a failure; undefined where both are well-formed, or "". */
export function findIdProblem({ spanId = '', profileId = '' }: ProfilePart): string | undefined {
  if (spanId !== '' && !SPAN_ID.test(spanId)) {
    return `“${spanId}” is no span: the id of a span has 16 hexadecimal digits`;
  }
  if (profileId !== '' && !PROFILE_ID.test(profileId)) {
    return `“${profileId}” is no profile: the id of a profile is a UUID`;
  }
  return undefined;
}

/** Narrows a profile beyond its label selector. */
export interface ProfilePart {
  readonly spanId?: string;
  readonly profileId?: string;
}

/** @throws PyroscopeError of the kind `bad-id` */
export function checkIds(part: ProfilePart): void {
  const problem = findIdProblem(part);
  if (problem !== undefined) {
    throw new PyroscopeError('bad-id', problem);
  }
}

/** A range in the fields of a message. */
export function toBounds(range: TimeRangeMs): { start: bigint; end: bigint } {
  const { fromMs, toMs } = checkRange(range);
  return { start: BigInt(fromMs), end: BigInt(toMs) };
}
