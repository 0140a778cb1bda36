import { expose, transfer } from 'comlink';
import type { EncodedProfile } from 'profile/tree/EncodedProfile';
import type { FlameTree } from 'profile/tree/FlameTree';
import { decodeProfile } from './decodeProfile';

/** What the main thread may ask of the worker. */
export interface ProfileWorkerApi {
  decode(profile: EncodedProfile): FlameTree;
}

const api: ProfileWorkerApi = {
  decode(profile) {
    const tree = decodeProfile(profile);
    const columns = [tree.nameIndex, tree.self, tree.total, tree.depth, tree.subtreeEnd];
    return transfer(tree, [...new Set(columns.map((column) => column.buffer as ArrayBuffer))]);
  },
};

expose(api);
