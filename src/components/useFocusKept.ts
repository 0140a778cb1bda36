import { type RefObject, useEffect, useRef } from 'react';

const STOPS = 'a[href], button, input, [tabindex="0"]';

/**
 * Keeps the keyboard focus in a part of the page whose controls come and go: if the focused one is gone, the control in its place
 * gets the focus, else the part itself, which has a `tabIndex`. The part is there as long as the component is.
 */
export function useFocusKept<Part extends HTMLElement>(): RefObject<Part> {
  const part = useRef<Part>(null);
  useEffect(() => {
    const home = part.current;
    if (!home) {
      return undefined;
    }
    const listStops = () => [...home.querySelectorAll<HTMLElement>(STOPS)];
    let held: { readonly control: HTMLElement; readonly place: number } | undefined;
    const remember = ({ target }: Event) => {
      const isOurs = target instanceof HTMLElement && home.contains(target);
      held = isOurs ? { control: target, place: listStops().indexOf(target) } : undefined;
    };
    let isByKeyboard = false;
    const rememberInput = ({ type }: Event) => {
      isByKeyboard = type === 'keydown';
    };
    const observer = new MutationObserver(() => {
      if (held && isByKeyboard && !held.control.isConnected && document.activeElement === document.body) {
        const stops = listStops();
        (stops[Math.min(held.place, stops.length - 1)] ?? home).focus();
      }
    });
    observer.observe(home, { childList: true, subtree: true });
    document.addEventListener('focusin', remember);
    document.addEventListener('keydown', rememberInput, true);
    document.addEventListener('pointerdown', rememberInput, true);
    return () => {
      observer.disconnect();
      document.removeEventListener('focusin', remember);
      document.removeEventListener('keydown', rememberInput, true);
      document.removeEventListener('pointerdown', rememberInput, true);
    };
  }, []);
  return part;
}
