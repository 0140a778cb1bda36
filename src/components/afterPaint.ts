/** Runs something once all that was drawn until now is on the screen, in a task of its own. Returns what calls it off. */
export function afterPaint(run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const request = requestAnimationFrame(() => {
    timer = setTimeout(run);
  });
  return () => {
    cancelAnimationFrame(request);
    clearTimeout(timer);
  };
}
