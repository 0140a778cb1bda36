/** Style of frames of one kind. Colours in CSS as `#rrggbb`. */
export interface FrameStyle {
  readonly fill: string;
  readonly text: string;
  /** A character before the name that says the same as the colour, for those who do not see colours. */
  readonly sign?: string;
  /** Meaning of the colour, for tooltip and legend. Omitted if it only tells neighbours apart. */
  readonly label?: string;
}

/** The looks of the frames of one tree. */
export interface FramePalette {
  /** Entries of the legend, in order. */
  readonly styles: readonly FrameStyle[];
  /** The style of a node. Cheap. */
  readonly getStyle: (node: number) => FrameStyle;
  /** True where it is of use how much of the whole is drawn in each colour. */
  readonly hasShares?: boolean;
  /** Text after a frame's name where widths are no values; by default its value. */
  readonly getValueText?: (node: number) => string;
}

export type ThemeKind = 'light' | 'dark';
