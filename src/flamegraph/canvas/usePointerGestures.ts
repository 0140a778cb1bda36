import { type PointerEvent, useEffect, useState } from 'react';
import { type GestureHandlers, type Point, PointerGestures } from './PointerGestures';

interface PointerHandlers {
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onPointerMove: (event: PointerEvent) => void;
  readonly onPointerUp: (event: PointerEvent) => void;
  readonly onPointerCancel: (event: PointerEvent) => void;
}

/** Gestures on an element, at points of the browser's window: the handlers for it, and what else is known of them. */
export function usePointerGestures(
  handlers: GestureHandlers,
): [pointerHandlers: PointerHandlers, gestures: PointerGestures] {
  const [gestures] = useState(() => new PointerGestures());
  useEffect(() => gestures.connect(handlers));
  const up = (event: PointerEvent) => gestures.up(event.pointerId);
  const pointerHandlers = {
    onPointerDown: (event: PointerEvent) => {
      const isTouch = event.pointerType === 'touch';
      gestures.down(event.pointerId, getPoint(event), { isTouch, isPressed: event.button === 0 });
    },
    onPointerMove: (event: PointerEvent) => {
      gestures.move(event.pointerId, getPoint(event));
      // Not earlier: the click of a captured pointer would not reach the elements below it.
      const { currentTarget, pointerId } = event;
      if (event.buttons !== 0 && gestures.wasMoreThanClick && !currentTarget.hasPointerCapture(pointerId)) {
        currentTarget.setPointerCapture(pointerId);
      }
    },
    onPointerUp: up,
    onPointerCancel: up,
  };
  return [pointerHandlers, gestures];
}

function getPoint({ clientX, clientY }: PointerEvent): Point {
  return { x: clientX, y: clientY };
}
