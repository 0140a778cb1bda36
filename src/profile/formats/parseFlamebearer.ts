import type { FlameTree } from 'profile/tree/FlameTree';
import { decodeDoubleLevels, decodeLevels } from './decodeLevels';
import type { DecodeOptions } from './DecodeOptions';
import { type JsonObject, JsonReader } from './JsonReader';

export type Flamebearer =
  | { readonly kind: 'single'; readonly name: string; readonly units: string; readonly tree: FlameTree }
  | {
      readonly kind: 'double';
      readonly name: string;
      readonly units: string;
      readonly left: FlameTree;
      readonly right: FlameTree;
    };

const json = new JsonReader('flamebearer');

/**
 * Reads Pyroscope's flamebearer JSON: answers of `/pyroscope/render` and `/pyroscope/render-diff`, and files.
 *
 * @throws ProfileDecodeError
 */
export function parseFlamebearer(file: string | JsonObject, options: DecodeOptions): Flamebearer {
  const { flamebearer: bars, metadata: about = {} } = json.parse(file);
  const flamebearer = json.object(bars, '"flamebearer"');
  const metadata = json.object(about, '"metadata"');
  const input = {
    names: json.strings(flamebearer.names, '"names"'),
    levels: json.array(flamebearer.levels, '"levels"').map((level, depth) => json.numbers(level, `Level ${depth}`)),
  };
  const name = typeof metadata.name === 'string' ? metadata.name : '';
  const units = typeof metadata.units === 'string' ? metadata.units : '';
  return metadata.format === 'double'
    ? { kind: 'double', name, units, ...decodeDoubleLevels(input, options) }
    : { kind: 'single', name, units, tree: decodeLevels(input, options) };
}
