import { createTheme, ThemeContext } from '@grafana/data';
import { buildFlameLayout } from 'flamegraph/canvas/FlameLayout';
import { ALL_EXPANDED } from 'flamegraph/canvas/FrameGroups';
import type { HoveredFunction } from 'flamegraph/state/PaneProps';
import { Store } from 'flamegraph/state/Store';
import { GraphPane } from 'flamegraph/view/GraphPane';
import { getPathReference } from 'profile/transform/pathHash';
import type { Transform } from 'profile/transform/Transform';
import { getTotal } from 'profile/tree/FlameTree';
import React from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { getEngine } from 'worker/getEngine';
import { type OpenedProfile, openProfile } from 'worker/OpenedProfile';
import type { ProfileView } from '../../../src/worker/ViewAnswer';
import { findLargestChild } from './findLargestChild';
import { measure } from './report';
import type { Subject } from './Subject';

const theme = createTheme({ colors: { mode: 'dark' } });
const ignore = () => undefined;
const hovered: HoveredFunction = new Store<number | undefined>(undefined);

/** Creates our graph as on the page: the worker decodes, transforms and searches, the main thread lays out and paints. */
export function createOurs(): Subject {
  let root: Root | undefined;
  let profile: OpenedProfile | undefined;
  let view: ProfileView | undefined;
  let isLaidOut = false;

  const getProfile = (): OpenedProfile => {
    if (!profile) {
      throw new Error('There is no profile yet.');
    }
    return profile;
  };
  const render = (matchedNames?: Uint8Array) => {
    if (view) {
      root?.render(<Graph view={view} wholeTotal={getTotal(getProfile().tree)} matchedNames={matchedNames} />);
    }
  };
  const transform = async (transforms: readonly Transform[]) => {
    view = await getProfile().view(transforms);
    render();
  };

  return {
    // As the product does it while the server makes its answer.
    start: getEngine,
    async prepare(bytes) {
      const encoded = { format: 'tree', bytes: bytes as Uint8Array<ArrayBuffer> } as const;
      profile = await measure('decode', () => openProfile(encoded));
    },
    async show(place) {
      root = createRoot(place);
      await transform([]);
    },
    hide() {
      root?.unmount();
      if (!isLaidOut) {
        isLaidOut = true;
        // Another object, as left edges are kept by tree.
        void measure('layout', () => buildFlameLayout({ ...getProfile().tree }));
      }
    },
    zoom(factor) {
      const scroller = document.querySelector('[role=application]');
      const box = scroller?.getBoundingClientRect();
      scroller?.dispatchEvent(
        new WheelEvent('wheel', {
          ctrlKey: true,
          deltaY: factor > 1 ? -60 : 60,
          clientX: (box?.left ?? 0) + (box?.width ?? 0) / 3,
          clientY: (box?.top ?? 0) + 100,
          bubbles: true,
          cancelable: true,
        }),
      );
    },
    async search(text) {
      const answer = await getProfile().search([], text);
      if (answer.status !== 'ok' || answer.functionCount === 0) {
        throw new Error(`Nothing was found for ${text}.`);
      }
      render(answer.matchedNames);
    },
    focus: () =>
      transform([
        { kind: 'focusNode', path: getPathReference(getProfile().tree, findLargestChild(getProfile().tree)) },
      ]),
    invert: () => transform([{ kind: 'invert' }]),
  };
}

interface GraphProps {
  readonly view: ProfileView;
  readonly wholeTotal: number;
  readonly matchedNames: Uint8Array | undefined;
}

export function Graph({ view, wholeTotal, matchedNames }: GraphProps): React.JSX.Element {
  return (
    <ThemeContext.Provider value={theme}>
      <div style={{ height: '100vh' }}>
        <GraphPane
          tree={view.tree}
          functions={view.functions}
          unit="ns"
          wholeTotal={wholeTotal}
          matchedNames={matchedNames}
          hovered={hovered}
          selectedNode={undefined}
          onSelectNode={ignore}
          onFocusNode={ignore}
          onOpenMenu={ignore}
          colors="byPackageName"
          categories={undefined}
          isInverted={view.isClosed !== undefined}
          textAlign="left"
          groups={ALL_EXPANDED}
          onChangeGroups={ignore}
          reveal={undefined}
          onPicture={ignore}
          ancestors={[]}
          onFocusAncestor={ignore}
        />
      </div>
    </ThemeContext.Provider>
  );
}
