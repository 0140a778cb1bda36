/** A chart takes 5 to 20 ms: so many in one frame keep the page answering. */
const PER_FRAME = 2;

/** Frames that the first one gets at most: a panel without anything to paint must not hold up all others. */
const MOST_FRAMES_ALONE = 20;

interface Waiting {
  /** Returns the distance from the middle of the visible part, in pixels. */
  readonly getDistance: () => number;
  readonly draw: () => void;
  /** True once its chart is on the screen, some frames after `draw`. */
  readonly isPainted: () => boolean;
}

/**
 * Draws a few panels in each frame, those in view first. The very first one is drawn alone and painted before the next ones
 * begin, because they would hold up the first picture.
 */
export class DrawQueue {
  private readonly waiting = new Map<object, Waiting>();
  private isRunning = false;
  private isFirstPainted: Waiting['isPainted'] = () => true;
  private framesAlone = 0;

  constructor(private readonly nextFrame: (run: () => void) => void = askForFrame) {}

  /** Draws the subject when its turn comes: once, however often it was asked before. */
  add(subject: object, waiting: Waiting): void {
    this.waiting.set(subject, waiting);
    if (!this.isRunning) {
      this.isRunning = true;
      this.framesAlone = 0;
      this.nextFrame(this.run);
    }
  }

  remove(subject: object): void {
    this.waiting.delete(subject);
  }

  private readonly run = (): void => {
    const mayGoOn = this.framesAlone > MOST_FRAMES_ALONE || this.isFirstPainted();
    this.framesAlone += 1;
    if (mayGoOn) {
      this.drawNearest();
    }
    this.isRunning = this.waiting.size > 0;
    if (this.isRunning) {
      this.nextFrame(this.run);
    }
  };

  private drawNearest(): void {
    const isFirst = this.framesAlone === 1;
    const byDistance = [...this.waiting].map(([subject, waiting]) => ({
      ...{ subject, waiting },
      distance: waiting.getDistance(),
    }));
    const next = byDistance.sort((left, right) => left.distance - right.distance).slice(0, isFirst ? 1 : PER_FRAME);
    for (const { subject, waiting } of next) {
      this.waiting.delete(subject);
      waiting.draw();
    }
    this.isFirstPainted = (isFirst && next[0]?.waiting.isPainted) || (() => true);
  }
}

/**
 * Measures the distance of an element from the middle of the window, in pixels; 0 if any of it is in view. An element
 * that is not on the page comes last.
 */
export function measureDistance(element: Element | undefined): number {
  if (!element?.isConnected) {
    return Number.MAX_SAFE_INTEGER;
  }
  const { top, bottom } = element.getBoundingClientRect();
  const middle = window.innerHeight / 2;
  return bottom < 0 || top > window.innerHeight ? Math.abs((top + bottom) / 2 - middle) : 0;
}

function askForFrame(run: () => void): void {
  requestAnimationFrame(run);
}
