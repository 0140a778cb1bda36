import { css } from '@emotion/css';
import { useStyles2 } from '@grafana/ui';
import React, { createContext, type RefObject, useContext, useMemo, useState } from 'react';

export interface Place {
  /** Element in which the drawer is drawn; undefined until it is on the page. */
  readonly element: HTMLElement | undefined;
  /** Lower end of what stays at the top of the window. */
  readonly getTopPx: () => number;
}

const PlaceContext = createContext<Place | undefined>(undefined);

interface DrawerPlaceProps {
  /** Header that stays at the top of the window. */
  readonly header: RefObject<HTMLElement>;
  readonly children: React.ReactNode;
}

/** Makes room for a drawer beside the whole page, so that it covers nothing. */
export function DrawerPlace({ header, children }: DrawerPlaceProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const [element, setElement] = useState<HTMLElement | null>(null);
  const place = useMemo(
    () => ({
      element: element ?? undefined,
      getTopPx: () => Math.max(0, header.current?.getBoundingClientRect().bottom ?? 0),
    }),
    [element, header],
  );
  return (
    <PlaceContext.Provider value={place}>
      <div className={styles.row}>
        <div className={styles.page}>{children}</div>
        <div ref={setElement} />
      </div>
    </PlaceContext.Provider>
  );
}

/** undefined on a page without a place: the drawer then follows its owner. */
export function useDrawerPlace(): Place | undefined {
  return useContext(PlaceContext);
}

/** Narrowest window with room beside a page. */
export const WIDE_WINDOW_PX = 900;

const getStyles = () => ({
  row: css({
    display: 'flex',
    alignItems: 'stretch',
    flex: 1,
    minWidth: 0,
    // A sheet below the page takes its height at the end of it.
    [`@media (max-width: ${WIDE_WINDOW_PX - 0.02}px)`]: { flexDirection: 'column' },
  }),
  page: css({ flex: '1 1 0', minWidth: 0 }),
});
