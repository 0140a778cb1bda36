/** Surface to paint a flame graph on: a canvas or an SVG. Lengths in CSS pixels, colours in CSS. */
export interface FrameSurface {
  fillRect(x: number, y: number, width: number, height: number, fill: string): void;
  /** Draws slanted lines over what is already painted. */
  hatchRect(x: number, y: number, width: number, height: number, stroke: string): void;
  /** A line inside the edge. */
  strokeRect(x: number, y: number, width: number, height: number, stroke: string, lineWidth: number): void;
  /** One line, from `x` to the right, with its middle at `y`. It is cut to fit before. */
  fillText(text: string, x: number, y: number, fill: string): void;
  /** Width of a text in the font of `fillText`. */
  measureText(text: string): number;
}
