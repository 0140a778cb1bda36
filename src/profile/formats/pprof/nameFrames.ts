import { NAME_OF_ROOT } from 'profile/tree/FlameTree';
import { NameTable } from 'profile/tree/NameTable';
import type { PprofProfile } from './PprofProfile';

/** Location l has the frames `frameStart[l]` to `frameStart[l + 1] - 1`, innermost inlined function first. */
export interface NamedFrames {
  readonly names: string[];
  readonly frameStart: Uint32Array;
  /** Index into `names` of each frame. */
  readonly frames: Uint32Array;
}

/**
 * Names the frames of each location, as a Pyroscope server's call tree does: a location without a function is no
 * frame, so its self counts for its caller.
 *
 * @param table an empty table, or the table of earlier profiles to add up with this one
 */
export function nameFrames(profile: PprofProfile, table = new NameTable('pprof')): NamedFrames {
  const { locations, functions, strings } = profile;
  table.internText(NAME_OF_ROOT);
  const frameStart = new Uint32Array(locations.count + 1);
  const frames: number[] = [];
  for (let location = 0; location < locations.count; location++) {
    const lineStart = locations.lineStart[location];
    const lineEnd = locations.lineStart[location + 1];
    for (let line = lineStart; line < lineEnd; line++) {
      const fn = locations.lineFunction[line];
      frames.push(table.internText(strings[functions.name[fn]] ?? ''));
    }
    frameStart[location + 1] = frames.length;
  }
  return { names: table.names, frameStart, frames: Uint32Array.from(frames) };
}
