/** Style of frames of one kind. Colours in CSS as `#rrggbb`. */
export interface FrameStyle {
  readonly fill: string;
  readonly text: string;
  /** Character before the name with the same meaning as the colour, for people who do not see colours. */
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
  /** True if the share of each colour is useful to know. */
  readonly hasShares?: boolean;
  /** Text after a frame's name if widths are no values; by default its value. */
  readonly getValueText?: (node: number) => string;
}

export type ThemeKind = 'light' | 'dark';
