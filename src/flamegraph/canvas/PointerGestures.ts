/** A point in CSS pixels from the upper left corner of what the pointer is over. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface GestureHandlers {
  /** Pressed and moved, by so much since the last call. */
  readonly onDrag: (dx: number, dy: number) => void;
  /**
   * Two fingers: the point between them, the factor by which they moved apart (1 for none), and their joint movement to the right.
   */
  readonly onPinch: (middle: Point, factor: number, dx: number) => void;
  /** A finger that stays where it is. */
  readonly onLongPress: (at: Point) => void;
}

const CLICK_SLOP_PX = 4;
const LONG_PRESS_MS = 500;

interface Pointer {
  readonly start: Point;
  last: Point;
}

/** Tells drags, pinches, long presses and clicks from one another. */
export class PointerGestures {
  private readonly pointers = new Map<number, Pointer>();
  /** True if the gesture became something other than a click. */
  private isBeyondClick = false;
  private longPressTimer: ReturnType<typeof setTimeout> | undefined;

  private handlers: GestureHandlers | undefined;
  private isLastTouch = false;

  /** Sets the handlers of all later gestures. */
  connect(handlers: GestureHandlers): void {
    this.handlers = handlers;
  }

  /** True if the last pointer that went down was a finger. */
  get wasTouch(): boolean {
    return this.isLastTouch;
  }

  /** True if a click that follows ends a drag, a pinch or a long press and means nothing by itself. */
  get wasMoreThanClick(): boolean {
    return this.isBeyondClick;
  }

  /** @param isPressed false for other buttons than the first, which begin nothing here */
  down(id: number, at: Point, { isTouch, isPressed }: { isTouch: boolean; isPressed: boolean }): void {
    this.isLastTouch = isTouch;
    if (!isPressed) {
      return;
    }
    if (this.pointers.size === 0) {
      this.isBeyondClick = false;
    }
    this.pointers.set(id, { start: at, last: at });
    clearTimeout(this.longPressTimer);
    if (this.pointers.size > 1) {
      this.isBeyondClick = true;
    } else if (isTouch) {
      this.longPressTimer = setTimeout(() => {
        this.isBeyondClick = true;
        this.pointers.clear();
        this.handlers?.onLongPress(at);
      }, LONG_PRESS_MS);
    }
  }

  move(id: number, at: Point): void {
    const pointer = this.pointers.get(id);
    if (!pointer) {
      return;
    }
    if (Math.hypot(at.x - pointer.start.x, at.y - pointer.start.y) > CLICK_SLOP_PX) {
      this.isBeyondClick = true;
      clearTimeout(this.longPressTimer);
    }
    if (!this.isBeyondClick) {
      return;
    }
    const before = pointer.last;
    const [other] = [...this.pointers].filter(([otherId]) => otherId !== id).map(([, { last }]) => last);
    pointer.last = at;
    if (other) {
      const middle = { x: (at.x + other.x) / 2, y: (at.y + other.y) / 2 };
      this.handlers?.onPinch(middle, spread(at, other) / spread(before, other), (at.x - before.x) / 2);
    } else {
      this.handlers?.onDrag(at.x - before.x, at.y - before.y);
    }
  }

  /** The pointer was lifted, or taken away. */
  up(id: number): void {
    clearTimeout(this.longPressTimer);
    this.pointers.delete(id);
  }
}

/** Horizontal distance of two fingers, as only the width is zoomed; never so small that the zoom jumps. */
function spread(a: Point, b: Point): number {
  return Math.max(20, Math.abs(a.x - b.x));
}
