import { createTheme, type DataFrame, ThemeContext } from '@grafana/data';
import { FlameGraph } from '@grafana/flamegraph';
import { buildFlameLayout } from 'flamegraph/canvas/FlameLayout';
import { buildFlameGraphFrame } from 'flamegraph/panes/classic/buildFlameGraphFrame';
import { decodeTree } from 'profile/formats/decodeTree';
import { getTotal } from 'profile/tree/FlameTree';
import React from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { findLargestChild } from './findLargestChild';
import { nextFrame } from './paints';
import type { Subject } from './Subject';

const theme = createTheme({ colors: { mode: 'dark' } });
const getTheme = () => theme;
const ROW_PX = 22;

/**
 * Creates Grafana's graph over the whole frame, first without its table. The menu and the search are only in the view with the
 * table; the search waits a quarter of a second for more letters.
 */
export function createGrafana(): Subject {
  let root: Root | undefined;
  let frame: DataFrame | undefined;
  /** Middle of the largest child of the root, as a part of the width. */
  let focusAt = 0;
  return {
    prepare(bytes) {
      const tree = decodeTree(bytes, { limited: false });
      const child = findLargestChild(tree);
      const start = buildFlameLayout(tree).startValue[child] ?? 0;
      focusAt = (start + (tree.total[child] ?? 0) / 2) / getTotal(tree);
      frame = buildFlameGraphFrame(tree, 'ns');
    },
    show(place) {
      root = createRoot(place);
      root.render(<GrafanaGraph frame={frame} />);
    },
    hide: () => root?.unmount(),
    arrange() {
      root?.render(<GrafanaGraph frame={frame} hasTable />);
    },
    search(text) {
      const input = document.querySelector<HTMLInputElement>('#place input');
      // React takes over the property of the element.
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, text);
      input?.dispatchEvent(new InputEvent('input', { bubbles: true }));
    },
    async focus() {
      const canvas = document.querySelector('#place canvas');
      const box = canvas?.getBoundingClientRect();
      canvas?.dispatchEvent(
        new MouseEvent('click', {
          clientX: (box?.left ?? 0) + (box?.width ?? 0) * focusAt,
          clientY: (box?.top ?? 0) + ROW_PX * 1.5,
          bubbles: true,
        }),
      );
      const findItem = () =>
        [...document.querySelectorAll<HTMLElement>('[role=menuitem]')].find((item) =>
          item.textContent?.includes('Focus block'),
        );
      for (let frames = 0; frames < 60 && !findItem(); frames++) {
        await nextFrame();
      }
      const item = findItem();
      if (!item) {
        throw new Error('The menu of a frame did not open.');
      }
      item.click();
    },
  };
}

interface GrafanaGraphProps {
  readonly frame: DataFrame | undefined;
  readonly hasTable?: boolean;
}

export function GrafanaGraph({ frame, hasTable = false }: GrafanaGraphProps): React.JSX.Element {
  return (
    <ThemeContext.Provider value={theme}>
      <FlameGraph data={frame} getTheme={getTheme} showFlameGraphOnly={!hasTable} showAnalyzeWithAssistant={false} />
    </ThemeContext.Provider>
  );
}
