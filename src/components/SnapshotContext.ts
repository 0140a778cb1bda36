import type { DataFrame } from '@grafana/data';
import { createContext } from 'react';

/** Offers values on the screen, as they are, for a dashboard; undefined if Grafana has no form for that. */
export const SnapshotContext = createContext<((title: string, frame: DataFrame) => void) | undefined>(undefined);
