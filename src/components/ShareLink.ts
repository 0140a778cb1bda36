import { createContext } from 'react';

/** Returns the address of the screen with fixed times; undefined for a page without one, such as the page for files. */
export const ShareLinkContext = createContext<(() => string) | undefined>(undefined);
