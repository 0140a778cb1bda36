import { useState } from 'react';

/** A function that an explanation is asked about; every choice has another number. */
export interface AskedFunction {
  readonly name: string;
  readonly number: number;
}

/** The function that was chosen last, and what chooses another. */
export function useAskedFunction(): [AskedFunction | undefined, (name: string) => void] {
  const [asked, setAsked] = useState<AskedFunction>();
  return [asked, (name) => setAsked((before) => ({ name, number: (before?.number ?? 0) + 1 }))];
}
