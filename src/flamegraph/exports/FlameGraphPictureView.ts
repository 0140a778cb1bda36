import type { TextAlign } from 'flamegraph/canvas/fitText';
import type { FlameLayout } from 'flamegraph/canvas/FlameLayout';
import type { FrameColors } from 'flamegraph/canvas/FrameColors';
import type { FramePalette } from 'flamegraph/canvas/FramePalette';
import type { Viewport } from 'flamegraph/canvas/Viewport';

/** A flame graph as it is on the screen, for a picture of all its rows. */
export interface FlameGraphPictureView {
  readonly layout: FlameLayout;
  /** The part of the width that is on the screen. */
  readonly viewport: Viewport;
  readonly palette: FramePalette;
  readonly colors: FrameColors;
  /** Of what is written around the graph. */
  readonly textColor: string;
  readonly textAlign: TextAlign;
  /** 1 per index into names for what the search finds; undefined without a search. */
  readonly matchedNames: Uint8Array | undefined;
  /** As CSS, `12px Inter`. */
  readonly font: string;
}
