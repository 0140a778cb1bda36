const DARK = '#111217';
const LIGHT = '#ffffff';

/** Black or white, whichever stands out more on a colour `#rrggbb`. */
export function getReadableText(fill: string): string {
  return computeContrast(fill, DARK) >= computeContrast(fill, LIGHT) ? DARK : LIGHT;
}

/** Contrast of two colours `#rrggbb` as WCAG 2 defines it, 1 to 21; small text should have 4.5. */
export function computeContrast(a: string, b: string): number {
  const [darker = 0, lighter = 0] = [computeLuminance(a), computeLuminance(b)].sort((x, y) => x - y);
  return (lighter + 0.05) / (darker + 0.05);
}

function computeLuminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Prints a colour as `#rrggbb` from its hue in degrees, saturation and lightness from 0 to 1. */
export function printHsl(hue: number, saturation: number, lightness: number): string {
  const spread = saturation * Math.min(lightness, 1 - lightness);
  const parts = [0, 8, 4].map((offset) => {
    const at = (offset + hue / 30) % 12;
    const part = lightness - spread * Math.max(-1, Math.min(at - 3, 9 - at, 1));
    return Math.round(part * 255)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${parts.join('')}`;
}
