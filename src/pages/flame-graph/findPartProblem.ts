/** A span or a single profile that a profile is narrowed to, as a URL says it; "" for none. */
export interface ChosenPart {
  readonly spanId: string;
  readonly profileId: string;
}

const SPAN_ID = /^[0-9a-f]{16}$/i;
const PROFILE_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A sentence about what no server can know; undefined where both are well-formed. */
export function findPartProblem({ spanId, profileId }: ChosenPart): string | undefined {
  if (spanId !== '' && !SPAN_ID.test(spanId)) {
    return `“${spanId}” is no span: the id of a span has 16 hexadecimal digits`;
  }
  if (profileId !== '' && !PROFILE_ID.test(profileId)) {
    return `“${profileId}” is no profile: the id of a profile is a UUID`;
  }
  return undefined;
}
