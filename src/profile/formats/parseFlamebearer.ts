import type { FlameTree } from 'profile/tree/FlameTree';
import { decodeDoubleLevels, decodeLevels } from './decodeLevels';
import type { DecodeOptions } from './DecodeOptions';
import { JsonReader } from './JsonReader';

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
export function parseFlamebearer(text: string, options: DecodeOptions): Flamebearer {
  const file = json.parse(text);
  const flamebearer = json.object(file.flamebearer, '"flamebearer"');
  const metadata = json.object(file.metadata ?? {}, '"metadata"');
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
