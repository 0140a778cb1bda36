import { createContext, useContext } from 'react';

/** What tells functions of the table around apart that read the same, by whole name. */
const NameMarksContext = createContext<ReadonlyMap<string, string>>(new Map());

export const NameMarks = NameMarksContext.Provider;

/** The mark of a function among those around it; "" for most. */
export function useNameMark(name: string): string {
  return useContext(NameMarksContext).get(name) ?? '';
}
