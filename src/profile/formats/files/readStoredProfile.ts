import { JsonReader } from 'profile/formats/JsonReader';
import { MAX_NODES } from 'profile/tree/limits';
import type { ProfileFile } from './ProfileFile';
import { readFlamebearer } from './readProfileFile';

const json = new JsonReader('flamebearer');

/**
 * Reads what a server gives of a file that it keeps: one profile in flamebearer JSON, in which it may have cut something.
 *
 * @param type name of the profile's sample type, as the server said it
 * @throws ProfileDecodeError
 */
export function readStoredProfile(text: string, type: string): ProfileFile {
  const file = readFlamebearer(json.parse(text), { maxNodes: MAX_NODES, isLimited: true });
  const notes = ['From the server, which gives functions and their values, but no lines and no labels of samples.'];
  return {
    ...file,
    formatName: 'kept on the server',
    profiles: file.profiles.map((profile) => ({ ...profile, name: type, notes })),
  };
}
