import { type FlameLayout, getFullValue } from './FlameLayout';
import { type FrameGroups, toggleGroup } from './FrameGroups';
import type { KeyAction } from './getKeyAction';
import { getCaller, moveSelection } from './moveSelection';
import { getFullViewport, panBy, type Viewport, zoomAt } from './Viewport';

export interface KeyTarget {
  readonly layout: FlameLayout;
  readonly groups: FrameGroups;
  readonly widthPx: number;
  readonly viewport: Viewport;
  readonly changeViewport: (change: (before: Viewport) => Viewport) => void;
  readonly onSelectNode: (node: number) => void;
  readonly onChangeGroups: (groups: FrameGroups) => void;
  readonly focusNode: (node: number) => void;
  readonly openMenu: (node: number) => void;
}

/** Runs the action of a key. `node` is the selected frame. */
export function runCanvasKey(action: KeyAction, node: number | undefined, target: KeyTarget): void {
  const { layout, groups, widthPx, viewport, changeViewport, onSelectNode, onChangeGroups, focusNode, openMenu } =
    target;
  const { tree } = layout;
  const full = getFullValue(layout);
  switch (action.kind) {
    case 'move':
      if (node === undefined) {
        onSelectNode(0);
      } else {
        const minValue = (viewport.endValue - viewport.startValue) / Math.max(1, widthPx);
        onSelectNode(moveSelection(layout, node, action.direction, minValue));
      }
      return;
    case 'pan':
      changeViewport((before) => panBy(before, full, action.fraction));
      return;
    case 'zoom': {
      const middle = node === undefined ? undefined : (layout.startValue[node] ?? 0) + (tree.total[node] ?? 0) / 2;
      changeViewport((before) => {
        const fraction = ((middle ?? -1) - before.startValue) / (before.endValue - before.startValue);
        return zoomAt(before, full, fraction >= 0 && fraction <= 1 ? fraction : 0.5, action.factor);
      });
      return;
    }
    case 'showAll':
      changeViewport(() => getFullViewport(layout));
      return;
    case 'focus':
      focusNode(node ?? 0);
      return;
    case 'focusCaller':
      focusNode(node === undefined ? 0 : getCaller(layout, node));
      return;
    case 'toggleGroup':
      if (node !== undefined) {
        onChangeGroups(toggleGroup(tree, groups, node));
      }
      return;
    case 'openMenu':
      openMenu(node ?? 0);
      return;
  }
}
