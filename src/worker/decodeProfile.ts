import { decodeLevels } from 'profile/tree/decodeLevels';
import { decodeTree } from 'profile/tree/decodeTree';
import type { EncodedProfile } from 'profile/tree/EncodedProfile';
import type { FlameTree } from 'profile/tree/FlameTree';

/**
 * The call tree of an answer that was asked for with a limit of nodes.
 *
 * @throws ProfileDecodeError
 */
export function decodeProfile(profile: EncodedProfile): FlameTree {
  return profile.format === 'tree'
    ? decodeTree(profile.bytes, { limited: true })
    : decodeLevels(profile, { limited: true });
}
