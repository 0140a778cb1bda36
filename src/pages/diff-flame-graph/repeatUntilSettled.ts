/**
 * A function that runs a step, and again as long as the step asks for it while it runs: what it changes may call it. `isOver`
 * ends that.
 */
export function repeatUntilSettled(step: () => void, isOver: () => boolean): () => void {
  let isRunning = false;
  let isWanted = false;
  return () => {
    isWanted = true;
    if (isRunning) {
      return;
    }
    isRunning = true;
    try {
      while (isWanted && !isOver()) {
        isWanted = false;
        step();
      }
    } finally {
      isRunning = false;
    }
  };
}
