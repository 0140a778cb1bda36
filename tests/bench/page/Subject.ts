/** A renderer, as the benchmark drives it. Every promise resolves once something is asked for; `untilPainted` waits. */
export interface Subject {
  /** Starts what the page has under way before the bytes are there. Not measured. */
  readonly start?: () => Promise<unknown>;
  /** Makes the renderer's input. */
  readonly prepare: (bytes: Uint8Array) => void | Promise<void>;
  /** Draws it. Called twice: the first picture is removed before the second. */
  readonly show: (place: HTMLElement) => void | Promise<void>;
  readonly hide: () => void;
  /** Brings up what the steps below need and the first picture lacks. Not measured. */
  readonly arrange?: () => void;
  /** Zooms in or out by one step. */
  readonly zoom?: (factor: number) => void;
  /** Finds all frames with the text in their names. */
  readonly search?: (text: string) => void | Promise<void>;
  /** Shows the largest child of the root alone. */
  readonly focus?: () => void | Promise<void>;
  readonly invert?: () => void | Promise<void>;
}
