import { parseFlamebearer } from 'profile/formats/parseFlamebearer';
import type { ProfileFile } from './ProfileFile';
import { describeFlamebearer } from './readProfileFile';

/**
 * Reads what a server gives of a file that it keeps: one profile in flamebearer JSON, in which it may have cut something.
 *
 * @param type name of the profile's sample type, as the server said it
 * @throws ProfileDecodeError
 */
export function readStoredProfile(text: string, type: string): ProfileFile {
  const notes = ['From the server, which gives functions and their values, but no lines and no labels of samples.'];
  const file = describeFlamebearer(parseFlamebearer(text, { limited: true }), notes);
  return {
    ...file,
    formatName: 'kept on the server',
    profiles: file.profiles.map((profile) => ({ ...profile, name: type })),
  };
}
