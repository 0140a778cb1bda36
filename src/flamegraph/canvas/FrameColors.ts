/** Colours of a flame graph besides those of its frames, in CSS. They come from the theme of the page. */
export interface FrameColors {
  readonly background: string;
  /** Runs of frames too narrow to draw. */
  readonly run: string;
  /** Fill and text of frames that a search does not find. */
  readonly dimmed: string;
  readonly dimmedText: string;
  /** Around what a search finds. */
  readonly hit: string;
  /** Slanted lines over what the server cut. */
  readonly hatch: string;
  /** Laid over the frames of the function under the pointer; half transparent. */
  readonly hovered: string;
  /** Around the frame that the keyboard is on, with `selectedInner` inside, so that it shows on every colour. */
  readonly selected: string;
  readonly selectedInner: string;
}
