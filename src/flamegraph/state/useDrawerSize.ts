import { type DrawerSize, USUAL_DRAWER_SIZE } from 'components/drawer/Drawer';
import { useStoredValue } from './useStoredValue';

/** How large somebody made the drawer; every page has the same. */
export function useDrawerSize(): [size: DrawerSize, set: (size: DrawerSize) => void] {
  return useStoredValue('drawerSize', USUAL_DRAWER_SIZE, isDrawerSize);
}

function isDrawerSize(value: unknown): value is DrawerSize {
  const { widthPx, heightPx } = (value ?? {}) as Partial<DrawerSize>;
  return Number.isFinite(widthPx) && Number.isFinite(heightPx);
}
