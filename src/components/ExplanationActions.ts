/** An explanation calls these to act on the panes beside it. Functions are named by their whole names. */
export interface ExplanationActions {
  /** Highlights the function; undefined ends that. */
  readonly onHoverFunction: (name: string | undefined) => void;
  readonly onFocusFunction: (name: string) => void;
  /** Opens the menu of a function. */
  readonly onOpenMenu: (name: string, place: { readonly xPx: number; readonly yPx: number }) => void;
}
