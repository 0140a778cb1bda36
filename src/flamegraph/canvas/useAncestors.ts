import { useState } from 'react';
import type { FlameLayout } from './FlameLayout';
import type { KeyAction } from './getKeyAction';
import { ROW_HEIGHT_PX } from './paintFlameGraph';
import type { FlameWindow } from './useFlameWindow';
import { scrollToRow } from './Viewport';

interface AncestorOptions {
  readonly layout: FlameLayout;
  readonly window: FlameWindow;
  /** The frame that the keyboard is on; undefined while it is on an ancestor. */
  readonly selectedNode: number | undefined;
  readonly onSelectNode: (node: number | undefined) => void;
  /** Focuses the caller that is `length` frames below the root; 0 for the whole. */
  readonly onFocusAncestor: (length: number) => void;
}

interface Ancestors {
  /** Index of the ancestor that the keyboard is on. */
  readonly selected: number | undefined;
  /** Index of the ancestor at a height on the canvas. */
  readonly findAt: (yPx: number) => number | undefined;
  /** Runs a key that begins or ends at an ancestor. False for keys of the frames below. */
  readonly runKey: (action: KeyAction) => boolean;
}

/** Child of the root: if a focus leaves one. */
const FOCUSED = 1;

/** Handles the rows of callers above the focused frame: hits by the pointer, and keys. */
export function useAncestors(options: AncestorOptions): Ancestors {
  const { layout, window, selectedNode, onSelectNode, onFocusAncestor } = options;
  const [state, setState] = useState<{ readonly layout: FlameLayout; readonly index: number }>();
  const count = layout.ancestors.length;
  const selected = selectedNode === undefined && state?.layout === layout ? state.index : undefined;

  const select = (index: number) => {
    setState({ layout, index });
    onSelectNode(undefined);
    const { scrollTopPx: topPx, heightPx } = window;
    window.scrollTo(scrollToRow({ topPx, heightPx, rowHeightPx: ROW_HEIGHT_PX }, index + 1));
  };
  const move = (index: number) => {
    if (index < 0) {
      onSelectNode(0);
    } else if (index >= count) {
      onSelectNode(FOCUSED);
    } else {
      select(index);
    }
  };
  return {
    selected,
    findAt: (yPx) => {
      const row = Math.floor((yPx + window.scrollTopPx) / ROW_HEIGHT_PX);
      return row >= 1 && row <= count ? row - 1 : undefined;
    },
    runKey: (action) => {
      if (count === 0) {
        return false;
      }
      const direction = action.kind === 'move' ? action.direction : undefined;
      if (selected === undefined) {
        const isUp = direction === 'caller' && selectedNode === FOCUSED;
        const isDown = direction === 'callee' && selectedNode === 0;
        if (isUp || isDown) {
          move(isUp ? count - 1 : 0);
        } else if (action.kind === 'focusCaller' && (selectedNode ?? FOCUSED) === FOCUSED) {
          onFocusAncestor(count);
        } else {
          return false;
        }
        return true;
      }
      switch (action.kind) {
        case 'move':
          if (direction === 'first' || direction === 'last') {
            onSelectNode(direction === 'first' ? 0 : FOCUSED);
          } else if (direction === 'caller' || direction === 'callee') {
            move(selected + (direction === 'caller' ? -1 : 1));
          }
          return true;
        case 'focus':
          onFocusAncestor(selected + 1);
          return true;
        case 'focusCaller':
          onFocusAncestor(selected);
          return true;
        case 'toggleGroup':
        case 'openMenu':
          return true;
        default:
          return false;
      }
    },
  };
}
