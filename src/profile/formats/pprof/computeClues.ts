import type { CodeClues, CodePlace } from 'profile/names/CodeClues';
import { parseBuild } from './Build';
import { getFile } from './computeUnnamed';
import { nameFrames } from './nameFrames';
import type { PprofProfile } from './PprofProfile';

/** Largest number of places of one name; more would not help. */
const MAX_PLACES = 8;

/** Finds the source files and binaries of a pprof file's functions, and the program's repository. */
export function computeClues(profile: PprofProfile): CodeClues {
  const { locations, functions, strings } = profile;
  const { names, frameStart, frames } = nameFrames(profile);
  const found = new Map<string, CodePlace[]>();
  for (let location = 0; location < locations.count; location++) {
    const binary = getFile(profile, location);
    const lineStart = locations.lineStart[location];
    const lineEnd = locations.lineStart[location + 1];
    const first = frameStart[location];
    for (let frame = first; frame < frameStart[location + 1]; frame++) {
      const line = lineStart + frame - first;
      const fn = line < lineEnd ? locations.lineFunction[line] : -1;
      const file = fn < 0 ? '' : (strings[functions.filename[fn]] ?? '');
      addPlace(found, names[frames[frame]], { file, binary });
    }
  }
  return { places: found, repository: findRepository(profile) };
}

function addPlace(found: Map<string, CodePlace[]>, name: string, place: CodePlace): void {
  if (place.file === '' && place.binary === '') {
    return;
  }
  const places = found.get(name);
  if (!places) {
    found.set(name, [place]);
  } else if (
    places.length < MAX_PLACES &&
    !places.some(({ file, binary }) => file === place.file && binary === place.binary)
  ) {
    places.push(place);
  }
}

/** Finds the repository: Pyroscope stores its labels as build ids. */
function findRepository({ mappings, strings }: PprofProfile): string {
  for (const buildId of mappings.buildId) {
    const { repository } = parseBuild(strings[buildId] ?? '');
    if (repository !== '') {
      return repository;
    }
  }
  return '';
}
