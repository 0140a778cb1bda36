/** A picture is finished after this many frames of the screen without anything new. */
const QUIET_FRAMES = 3;

let paintCount = 0;
let paintedMs = 0;
let isNoted = false;
const afterPaint = new MessageChannel();
afterPaint.port1.onmessage = () => {
  isNoted = false;
  paintedMs = performance.now();
};

function notePaint(): void {
  paintCount++;
  if (!isNoted) {
    isNoted = true;
    // Arrives after the task that paints.
    afterPaint.port2.postMessage(undefined);
  }
}

/** Notes whenever a canvas begins a new picture or elements of the place change. */
export function observePaints(place: HTMLElement): void {
  const { clearRect } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.clearRect = function (...box) {
    notePaint();
    clearRect.apply(this, box);
  };
  const isElement = (node: Node) => node instanceof SVGElement || node instanceof HTMLCanvasElement;
  new MutationObserver((mutations) => {
    if (mutations.some(({ target }) => isElement(target))) {
      notePaint();
    }
  }).observe(place, { subtree: true, childList: true, attributes: true });
}

/** Runs something and returns how long it took until its last picture was painted. */
export async function untilPainted(run: () => void | Promise<void>): Promise<number> {
  const startMs = performance.now();
  const paintsBefore = paintCount;
  await run();
  let seen = paintCount;
  let quietFrames = 0;
  while (quietFrames < QUIET_FRAMES || seen === paintsBefore) {
    await nextFrame();
    quietFrames = paintCount === seen ? quietFrames + 1 : 0;
    seen = paintCount;
  }
  return paintedMs - startMs;
}

export function nextFrame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}
