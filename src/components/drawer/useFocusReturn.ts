import { type RefObject, useCallback, useEffect, useRef } from 'react';

interface FocusReturn {
  /** True if the last thing that the user touched was a key. */
  readonly isByKeyboard: () => boolean;
  /** Gives the focus back to where it was last in `home`. */
  readonly giveBack: () => void;
}

/** Remembers what in `home` had the focus last: menus between it and a drawer are gone when the drawer closes. */
export function useFocusReturn(home: RefObject<HTMLElement>): FocusReturn {
  const last = useRef<HTMLElement | undefined>(undefined);
  const isByKeyboard = useRef(false);
  useEffect(() => {
    const remember = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement && home.current?.contains(target)) {
        last.current = target;
      }
    };
    const rememberInput = ({ type }: Event) => {
      isByKeyboard.current = type === 'keydown';
    };
    document.addEventListener('focusin', remember);
    document.addEventListener('keydown', rememberInput, true);
    document.addEventListener('pointerdown', rememberInput, true);
    return () => {
      document.removeEventListener('focusin', remember);
      document.removeEventListener('keydown', rememberInput, true);
      document.removeEventListener('pointerdown', rememberInput, true);
    };
  }, [home]);
  const giveBack = useCallback(() => {
    const target = last.current?.isConnected ? last.current : home.current;
    // Nobody wants the page to scroll because an answer was closed.
    target?.focus({ preventScroll: true });
  }, [home]);
  return { isByKeyboard: useCallback(() => isByKeyboard.current, []), giveBack };
}
