import { computeCategories, OWN, RUNTIME } from '../names/computeCategories';
import type { CategoryRules } from '../names/categoryRules';

/** What profilers write where there is no function: groups of threads, idle time, code without symbols. */
const PSEUDO_FRAMES =
  /^(?:Node\.js|Non JS threads activity|\((?:program|idle|root|unknown|other|native|small)\)|\[unknown\]|unknown|all|root)$/i;

/** Whether a frame stands for no function that anyone could change. */
export function isPseudoFrame(name: string): boolean {
  return PSEUDO_FRAMES.test(name);
}

/** Categories for facts: frames that are no functions are nobody's own code. */
export function classifyFrames(names: readonly string[], rules: CategoryRules): Uint8Array {
  return computeCategories(names, rules).map((code, index) =>
    code === OWN && isPseudoFrame(names[index] ?? '') ? RUNTIME : code,
  );
}
