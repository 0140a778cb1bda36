const widthsOfFonts = new Map<string, Map<string, number>>();

/**
 * Measures texts as the sum of their characters' widths, each measured once per font: a flame graph asks for thousands of
 * texts per picture. Kerning is left out, which makes texts a little wider than they are.
 */
export function createTextMeasure(font: string, measure: (text: string) => number): (text: string) => number {
  const widths = widthsOfFonts.get(font) ?? new Map<string, number>();
  widthsOfFonts.set(font, widths);
  return (text) => {
    let sum = 0;
    for (const char of text) {
      let width = widths.get(char);
      if (width === undefined) {
        width = measure(char);
        widths.set(char, width);
      }
      sum += width;
    }
    return sum;
  };
}
