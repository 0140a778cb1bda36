import type { FileProfile } from './ProfileFile';

type Named = Pick<FileProfile, 'name' | 'unit'>;

/** Returns keys that distinguish a file's profiles in a link: their names, with "#2" for the second of the same name. */
export function listSampleKeys(profiles: ReadonlyArray<Pick<Named, 'name'>>): string[] {
  const counts = new Map<string, number>();
  return profiles.map(({ name }) => {
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count === 1 ? name : `${name}#${count}`;
  });
}

/** Properties that several files must share to be runs of the same program. */
interface FileOfSide {
  readonly fileName: string;
  readonly profiles: readonly Named[];
  /** Position of what the file wants shown first. */
  readonly first: number;
}

export interface ChosenSamples {
  readonly key: string;
  /** Position of the profile in each file; undefined for a file that has none of the same name and unit. */
  readonly indices: ReadonlyArray<number | undefined>;
  /** About each file that is left out, and about a choice that no file has. */
  readonly sentences: readonly string[];
}

/**
 * Chooses the profile of each file that belongs to a side: the one with the chosen name, in the first file's unit.
 *
 * @param wanted key of a profile; "" for the profile that the first file wants shown
 */
export function chooseSamples(files: readonly FileOfSide[], wanted: string): ChosenSamples {
  const [first] = files;
  const keys = files.map(({ profiles }) => listSampleKeys(profiles));
  const isKnown = keys.some((own) => own.includes(wanted));
  const key = isKnown ? wanted : (keys[0]?.[first?.first ?? 0] ?? '');
  const places = keys.map((own) => own.indexOf(key));
  const leader = places.findIndex((place) => place >= 0);
  const unit = files[leader]?.profiles[places[leader] ?? 0]?.unit;
  const sentences = wanted !== '' && !isKnown ? [`No file has a profile “${wanted}”: “${key}” is shown.`] : [];
  const indices = files.map(({ fileName, profiles }, file) => {
    const place = places[file] ?? -1;
    const profile = profiles[place];
    if (!profile) {
      sentences.push(
        `${fileName} is left out: it has no profile “${key}”, but ${profiles.map(({ name }) => `“${name}”`).join(', ')}.`,
      );
      return undefined;
    }
    if (profile.unit !== unit) {
      sentences.push(
        `${fileName} is left out: its “${key}” has another unit (${profile.unit} in the place of ${unit}).`,
      );
      return undefined;
    }
    return place;
  });
  return { key, indices, sentences };
}
