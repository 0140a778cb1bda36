import type { FlameTree } from 'profile/tree/FlameTree';
import { decodeBars, decodeDoubleBars } from './decodeLevels';
import { JsonParts, type JsonRange, NOWHERE } from './JsonParts';
import { JsonReader } from './JsonReader';
import { LevelBars } from './readLevels';
import { type DecodeOptions, runSteps, type Steps } from './runSteps';

interface About {
  /** "" if the file does not say it, as of `units`. */
  readonly name: string;
  readonly units: string;
  /** Samples a second; undefined if the file does not say it. */
  readonly sampleRate: number | undefined;
}

export type Flamebearer = About &
  (
    | { readonly kind: 'single'; readonly tree: FlameTree }
    | { readonly kind: 'double'; readonly left: FlameTree; readonly right: FlameTree }
  );

const json = new JsonReader('flamebearer');

/**
 * Reads Pyroscope's flamebearer JSON: answers of `/pyroscope/render` and `/pyroscope/render-diff`, and files.
 *
 * @throws ProfileDecodeError
 */
export function parseFlamebearer(text: string, options: DecodeOptions): Flamebearer {
  const parts = new JsonParts(new TextEncoder().encode(text), json);
  const [whole = NOWHERE] = parts.listValues();
  return runSteps(parseFlamebearerInSteps(parts, parts.findMembers(whole), options));
}

/**
 * Parses like `parseFlamebearer`, but from the bytes of the file, so that numbers of the levels are never in memory
 * except in the columns of their bars.
 *
 * @param members byte ranges of the file's values
 */
export function* parseFlamebearerInSteps(
  parts: JsonParts,
  members: ReadonlyMap<string, JsonRange>,
  options: DecodeOptions,
): Steps<Flamebearer> {
  const flamebearer = parts.findMembers(members.get('flamebearer') ?? NOWHERE, '"flamebearer"');
  const metadata = members.get('metadata');
  const about = json.object(metadata ? parts.parse(metadata) : {}, '"metadata"');
  const namesAt = flamebearer.get('names');
  const names = json.strings(namesAt && (yield* parts.read(namesAt)), '"names"');
  const levels = [...parts.listElements(flamebearer.get('levels') ?? NOWHERE, '"levels"')];
  const sizes = levels.map((level) => parts.countNumbers(level));
  const bars = new LevelBars(names, sizes, about.format === 'double' ? 2 : 1, options.maxNodes);
  for (const [depth, level] of levels.entries()) {
    yield* parts.readEach(level, `flamebearer.levels[${depth}]`, (item) => bars.add(json.number(item, 'A level')));
  }
  const read: About = {
    name: typeof about.name === 'string' ? about.name : '',
    units: typeof about.units === 'string' ? about.units : '',
    sampleRate: typeof about.sampleRate === 'number' ? about.sampleRate : undefined,
  };
  return bars.sides === 2
    ? { kind: 'double', ...read, ...decodeDoubleBars(bars, options) }
    : { kind: 'single', ...read, tree: decodeBars(bars, options) };
}
