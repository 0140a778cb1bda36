import { type RefObject, useCallback, useEffect, useRef } from 'react';

interface FocusReturn {
  /** True if the last thing that the user touched was a key. */
  readonly isByKeyboard: () => boolean;
  /** Gives the focus back to where it was last in `home`. */
  readonly giveBack: () => void;
}

/** Enough for what one walks through in a drawer before it closes. */
const MOST_REMEMBERED = 50;

/** Remembers the focused element in `home`: menus before a drawer, and its own content, are gone when the drawer closes. */
export function useFocusReturn(home: RefObject<HTMLElement>): FocusReturn {
  const trail = useRef<readonly HTMLElement[]>([]);
  const isByKeyboard = useRef(false);
  useEffect(() => {
    const remember = ({ target }: { readonly target: EventTarget | null }) => {
      if (target instanceof HTMLElement && home.current?.contains(target)) {
        trail.current = [...trail.current.filter((each) => each !== target), target].slice(-MOST_REMEMBERED);
      }
    };
    // If the drawer's code loaded only now, the element that opened it still has the focus.
    remember({ target: document.activeElement });
    isByKeyboard.current = document.activeElement?.matches(':focus-visible') === true;
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
    const target = trail.current.findLast((each) => each.isConnected) ?? home.current;
    // Nobody wants the page to scroll because an answer was closed.
    target?.focus({ preventScroll: true });
  }, [home]);
  return { isByKeyboard: useCallback(() => isByKeyboard.current, []), giveBack };
}
