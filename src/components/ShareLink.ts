import { createContext } from 'react';

/** Gives the address of what is on the screen, with fixed times; undefined where a page has none, as that of files. */
export const ShareLinkContext = createContext<(() => string) | undefined>(undefined);
