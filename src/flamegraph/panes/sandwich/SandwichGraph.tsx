import { css } from '@emotion/css';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { StateMessage } from 'components/StateMessage';
import { useAnswer } from 'components/useAnswer';
import { buildPalette } from 'flamegraph/canvas/buildPalette';
import type { TextAlign } from 'flamegraph/canvas/fitText';
import { FlameCanvas } from 'flamegraph/canvas/FlameCanvas';
import { useFrameGroups } from 'flamegraph/canvas/useFrameGroups';
import { type OnPicture, useCanvasPicture } from 'flamegraph/exports/useCanvasPicture';
import type { PaneProps } from 'flamegraph/state/PaneProps';
import type { TreeCategories } from 'profile/names/classifyTree';
import { encodeTransforms } from 'profile/transform/encodeTransforms';
import type { Transform } from 'profile/transform/Transform';
import type { FlameTree } from 'profile/tree/FlameTree';
import React, { useMemo, useState } from 'react';
import type { ColorScheme } from 'url/viewValues';
import type { OpenedProfile } from 'worker/OpenedProfile';
import type { ProfileView } from 'worker/ViewAnswer';

interface SandwichGraphProps {
  readonly side: 'callers' | 'callees';
  /** State of the view around it: names, units, hovered function, matches. */
  readonly pane: PaneProps;
  /** The profile before any transform. */
  readonly profile: OpenedProfile;
  readonly transforms: readonly Transform[];
  /** True if the transforms leave the tree upside down. */
  readonly isInverted: boolean;
  /** The function in the middle. */
  readonly name: string;
  readonly colors: ColorScheme;
  /** Category (whose code it is) of each function; undefined until it is known. */
  readonly categories: TreeCategories | undefined;
  readonly textAlign: TextAlign;
  readonly onChooseFunction: (nameIndex: number) => void;
  readonly onPicture: OnPicture;
}

/** All that calls a function, or all that it calls, as a flame graph: the function on top, a click moves another one there. */
export function SandwichGraph(props: SandwichGraphProps): React.JSX.Element {
  const { side, profile, transforms, isInverted, name } = props;
  const styles = useStyles2(getStyles);
  const upright: readonly Transform[] =
    isInverted && side === 'callees' ? [...transforms, { kind: 'invert' }] : transforms;
  const question = [...upright, { kind: side, name } as const];
  const { value, error, isBusy } = useAnswer([profile, encodeTransforms(question)], () => profile.view(question));
  return (
    <div className={styles.place} aria-busy={isBusy}>
      {error ? (
        <StateMessage kind="error" title="This graph could not be computed">
          {error}
        </StateMessage>
      ) : (
        value && <Graph {...props} view={value} />
      )}
    </div>
  );
}

function Graph(props: SandwichGraphProps & { readonly view: ProfileView }): React.JSX.Element {
  const { pane, view, colors, categories, textAlign, onChooseFunction } = props;
  const isInverted = view.isClosed !== undefined;
  const { tree } = view;
  const { isDark } = useTheme2();
  const palette = useMemo(
    () => buildPalette(tree, colors, isDark ? 'dark' : 'light', { categories, isInverted }),
    [tree, colors, isDark, categories, isInverted],
  );
  const [groups, setGroups] = useFrameGroups(tree, false);
  const remember = useCanvasPicture({ palette, textAlign, matchedNames: pane.matchedNames }, props.onPicture);
  const [selected, setSelected] = useState<{ readonly tree: FlameTree; readonly node: number | undefined }>();
  // Transforms add names at the end, so that a function has one index in both trees.
  const isShared = (nameIndex: number) => tree.names[nameIndex] === pane.tree.names[nameIndex];
  return (
    <FlameCanvas
      {...pane}
      tree={tree}
      functions={view.functions}
      palette={palette}
      textAlign={textAlign}
      groups={groups}
      onChangeGroups={setGroups}
      selectedNode={selected?.tree === tree ? selected.node : undefined}
      onSelectNode={(node) => setSelected({ tree, node })}
      onFocusNode={(node) => {
        const nameIndex = tree.nameIndex[node] ?? 0;
        if (node > 0 && nameIndex !== tree.cutNameIndex && isShared(nameIndex)) {
          onChooseFunction(nameIndex);
        }
      }}
      // A frame of this tree is none of the tree on screen: the menu is about its function.
      onOpenMenu={(target) => {
        if (target.node !== 0 && isShared(target.nameIndex)) {
          pane.onOpenMenu({ ...target, node: undefined });
        }
      }}
      onView={remember}
      isSmall
      label={props.side === 'callers' ? 'Graph of callers' : 'Graph of callees'}
    />
  );
}

const getStyles = () => ({ place: css({ flex: '1 1 0', minWidth: 0, minHeight: 0 }) });
