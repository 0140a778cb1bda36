/**
 * Returns a function that runs a step, and runs it again if the step itself asked for that, as its changes may call
 * it. `isOver` ends the repetition.
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
