import { act, renderHook } from '@testing-library/react';
import { useIsNarrow } from './useIsNarrow';

const LIMIT_PX = 760;
const SCROLLBAR_PX = 15;

test('what folds in a narrow page stays folded when the scrollbar goes that made the page narrow, and unfolds in a wider one', () => {
  let widthPx = LIMIT_PX + 5;
  let notify = (): void => {};
  const element = document.createElement('div');
  Object.defineProperty(element, 'clientWidth', { get: () => widthPx });
  const original = window.ResizeObserver;
  window.ResizeObserver = class implements ResizeObserver {
    constructor(onResize: ResizeObserverCallback) {
      notify = () => onResize([], this);
    }
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  };
  const ref = { current: element };
  const { result } = renderHook(() => useIsNarrow(ref, LIMIT_PX));
  const resize = (toPx: number): boolean => {
    widthPx = toPx;
    act(() => notify());
    return result.current;
  };
  expect(result.current).toBe(false);
  expect(resize(LIMIT_PX + 5 - SCROLLBAR_PX)).toBe(true);
  expect(resize(LIMIT_PX + 5)).toBe(true);
  expect(resize(LIMIT_PX + 100)).toBe(false);
  expect(resize(LIMIT_PX + 5)).toBe(false);
  window.ResizeObserver = original;
});
