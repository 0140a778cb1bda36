/** Frames that profilers write in place of functions: groups of threads, idle time, code without symbols. */
const PSEUDO_FRAMES =
  /^:?(?:Node\.js|Non JS threads activity|\((?:program|idle|root|unknown|other|native|small)\)|\[unknown\]|unknown|all|root|\(unknown\):-?\d+ - \(unknown\)(?: \[c function\])?)(?::\d+)?$/i;

/** True if a frame stands for no function that anyone could change. */
export function isPseudoFrame(name: string): boolean {
  return PSEUDO_FRAMES.test(name);
}
