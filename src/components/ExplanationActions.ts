/** What an explanation does in the panes beside it. Functions go by their whole names. */
export interface ExplanationActions {
  /** Highlights the function; undefined ends that. */
  readonly onHoverFunction: (name: string | undefined) => void;
  readonly onFocusFunction: (name: string) => void;
  /** Opens the menu of a function. */
  readonly onOpenMenu: (name: string, place: { readonly xPx: number; readonly yPx: number }) => void;
}
