import { decodeLevels } from 'profile/formats/decodeLevels';
import { decodeTree } from 'profile/formats/decodeTree';
import type { EncodedProfile } from 'profile/formats/EncodedProfile';
import type { FlameTree } from 'profile/tree/FlameTree';

/**
 * Decodes the call tree of an answer to a request with a limit of nodes, in nanoseconds, bytes or counts.
 *
 * @throws ProfileDecodeError
 */
export function decodeProfile(profile: EncodedProfile): FlameTree {
  const tree =
    profile.format === 'tree' ? decodeTree(profile.bytes, { limited: true }) : decodeLevels(profile, { limited: true });
  return scaleTree(tree, profile.factor ?? 1);
}

function scaleTree(tree: FlameTree, factor: number): FlameTree {
  return factor === 1
    ? tree
    : { ...tree, self: tree.self.map((value) => value * factor), total: tree.total.map((value) => value * factor) };
}
