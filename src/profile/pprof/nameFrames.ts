import { NAME_OF_ROOT } from '../tree/FlameTree';
import { NameTable } from '../tree/NameTable';
import type { PprofProfile } from './PprofProfile';

/** Location l has the frames `frameStart[l]` to `frameStart[l + 1] - 1`, innermost inlined function first. */
export interface NamedFrames {
  readonly names: string[];
  readonly frameStart: Uint32Array;
  /** Index into `names` of each frame. */
  readonly frames: Uint32Array;
}

/**
 * Names of the frames of each location, as a call tree has them. A location without a function is one frame, called by its
 * binary and address: `libc.so.6 0x9f2c4`.
 */
export function nameFrames(profile: PprofProfile): NamedFrames {
  const { locations, functions, strings } = profile;
  const table = new NameTable('pprof');
  table.internText(NAME_OF_ROOT);
  const frameStart = new Uint32Array(locations.count + 1);
  const frames: number[] = [];
  for (let location = 0; location < locations.count; location++) {
    const lineStart = locations.lineStart[location] ?? 0;
    const lineEnd = locations.lineStart[location + 1] ?? 0;
    for (let line = lineStart; line < lineEnd; line++) {
      const fn = locations.lineFunction[line] ?? -1;
      const name = strings[functions.name[fn] ?? 0] || strings[functions.systemName[fn] ?? 0];
      frames.push(table.internText(name || nameAddress(profile, location)));
    }
    if (lineStart === lineEnd) {
      frames.push(table.internText(nameAddress(profile, location)));
    }
    frameStart[location + 1] = frames.length;
  }
  return { names: table.names, frameStart, frames: Uint32Array.from(frames) };
}

function nameAddress({ locations, mappings, strings }: PprofProfile, location: number): string {
  const address = `0x${(locations.address[location] ?? 0n).toString(16)}`;
  const file = strings[mappings.filename[locations.mapping[location] ?? -1] ?? -1] ?? '';
  const binary = file.slice(file.lastIndexOf('/') + 1);
  return binary === '' ? address : `${binary} ${address}`;
}
