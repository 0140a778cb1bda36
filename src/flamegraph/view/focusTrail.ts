import { buildPathReference } from 'profile/transform/pathHash';
import type { Transform } from 'profile/transform/Transform';

/** True if frames are those of the profile before any change, but for one focus. */
export function isOriginal(transforms: readonly Transform[]): boolean {
  return transforms.length <= 1 && transforms.every(({ kind }) => kind === 'focusNode');
}

/** With another way in the place of the last focus on a node; none takes the focus out. */
export function replaceFocus(transforms: readonly Transform[], names: readonly string[]): readonly Transform[] {
  const last = transforms.findLastIndex(({ kind }) => kind === 'focusNode');
  const focus: Transform[] = names.length === 0 ? [] : [{ kind: 'focusNode', path: buildPathReference(names) }];
  return last < 0 ? transforms : [...transforms.slice(0, last), ...focus, ...transforms.slice(last + 1)];
}
