import type { ColorScheme, DiffColors } from 'url/viewValues';

/** Describes the colours of a graph in a sentence. */
export function describeColors(colors: ColorScheme | DiffColors): string {
  switch (colors) {
    case 'byPackageName':
    case 'colourBlindSafe':
      return 'each package has one; no colour is better or worse than another.';
    case 'byValue':
      return 'the larger the share of the whole, the stronger.';
    case 'byOwnCode':
      return 'whose code it is; the list below the graph names them.';
    case 'blueOrange':
      return 'orange costs more in the comparison, blue less; the stronger, the larger the factor.';
    case 'redGreen':
      return 'red costs more in the comparison, green less; the stronger, the larger the factor.';
  }
}
