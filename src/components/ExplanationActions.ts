import { useState } from 'react';

/** An explanation calls these to act on the panes beside it. Functions are named by their whole names. */
export interface ExplanationActions {
  /** Highlights the function; undefined ends that. */
  readonly onHoverFunction: (name: string | undefined) => void;
  readonly onFocusFunction: (name: string) => void;
  readonly onOpenMenu: (name: string, place: { readonly xPx: number; readonly yPx: number }) => void;
}

/** A function that an explanation is asked about; every choice has another number. */
export interface AskedFunction {
  readonly name: string;
  readonly number: number;
}

/** Returns the function that was chosen last, and what chooses another. */
export function useAskedFunction(): [AskedFunction | undefined, (name: string) => void] {
  const [asked, setAsked] = useState<AskedFunction>();
  return [asked, (name) => setAsked((before) => ({ name, number: (before?.number ?? 0) + 1 }))];
}
