import { type DrawerSize, USUAL_DRAWER_SIZE } from 'components/drawer/Drawer';
import { readStored, writeStored } from 'grafana/storage';
import { useState } from 'react';

/** Size that the user gave the drawer, shared by all pages. */
export function useDrawerSize(): [size: DrawerSize, set: (size: DrawerSize) => void] {
  return useStoredValue('drawerSize', USUAL_DRAWER_SIZE, isDrawerSize);
}

function isDrawerSize(value: unknown): value is DrawerSize {
  const { widthPx, heightPx } = (value ?? {}) as Partial<DrawerSize>;
  return Number.isFinite(widthPx) && Number.isFinite(heightPx);
}

/** Returns a choice of size that this browser keeps. `isValid` refuses what somebody else wrote there. */
export function useStoredValue<T>(
  key: string,
  usual: T,
  isValid: (value: unknown) => value is T,
): [value: T, set: (value: T) => void] {
  const [value, setValue] = useState(() => readStored(key, isValid) ?? usual);
  const set = (next: T) => {
    setValue(next);
    writeStored(key, next);
  };
  return [value, set];
}
