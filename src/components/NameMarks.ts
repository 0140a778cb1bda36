import { createContext, useContext } from 'react';

/** Marks that tell functions of one table apart when their short names read the same. The key is the whole name. */
const NameMarksContext = createContext<ReadonlyMap<string, string>>(new Map());

export const NameMarks = NameMarksContext.Provider;

/** The mark of a function among those around it; "" for most. */
export function useNameMark(name: string): string {
  return useContext(NameMarksContext).get(name) ?? '';
}
