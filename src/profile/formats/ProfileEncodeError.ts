import type { ProfileFormat } from 'profile/tree/ProfileDecodeError';

/**
 * An encoder throws this when a file would become larger than `MAX_PROFILE_BYTES`. Formats that repeat the whole
 * stack at each leaf grow with nodes times depth. `message` is a sentence for people.
 */
export class ProfileEncodeError extends Error {
  override readonly name = 'ProfileEncodeError';

  constructor(readonly format: ProfileFormat) {
    super(`This profile is too deep to be written as ${format}: every one of its stacks would be written out in full.`);
  }
}
