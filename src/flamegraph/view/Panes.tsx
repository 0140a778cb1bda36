import { lazyComponent } from 'components/lazyComponent';
import { StateMessage } from 'components/StateMessage';
import type { FrameGroups } from 'flamegraph/canvas/FrameGroups';
import type { PicturedGraph } from 'flamegraph/exports/formats';
import type { OnPicture } from 'flamegraph/exports/useCanvasPicture';
import { CallTree } from 'flamegraph/panes/call-tree/CallTree';
import type { ExtraColumn, Trends } from 'flamegraph/panes/functions-table/buildColumns';
import { FunctionsTable } from 'flamegraph/panes/functions-table/FunctionsTable';
import { Sandwich } from 'flamegraph/panes/sandwich/Sandwich';
import { SandwichGraph } from 'flamegraph/panes/sandwich/SandwichGraph';
import type { FlameGraphState } from 'flamegraph/state/FlameGraphState';
import type { PaneProps } from 'flamegraph/state/PaneProps';
import type { TreeCategories } from 'profile/names/classifyTree';
import React from 'react';
import type { Pane } from 'url/viewValues';
import type { OpenedProfile } from 'worker/OpenedProfile';
import { GraphPane } from './GraphPane';
import { PANE_LABELS } from './PaneSwitch';
import { SplitPanes } from './SplitPanes';
import { useNeighbours } from './useNeighbours';

const ClassicFlameGraph = lazyComponent('Loading the flame graph', async () => {
  const { ClassicFlameGraph: component } = await import(
    /* webpackChunkName: "classic" */ 'flamegraph/panes/classic/ClassicFlameGraph'
  );
  return { default: component };
});

interface PanesProps {
  /** The profile before any transform. */
  readonly profile: OpenedProfile;
  readonly pane: PaneProps;
  /** Category (whose code it is) of each function; undefined until it is known. */
  readonly categories: TreeCategories | undefined;
  readonly state: FlameGraphState;
  readonly onState: (state: FlameGraphState, isStep: boolean) => void;
  /** Functions over time; undefined if nobody asked for them. */
  readonly trends: Trends | undefined;
  /** Additional columns of the functions table. */
  readonly extraColumns: readonly ExtraColumn[] | undefined;
  /** 1 for nodes of an inverted tree whose callers are not built yet. */
  readonly isClosed: Uint8Array | undefined;
  /** A node to bring into view, once per sequence. */
  readonly reveal: { readonly node: number; readonly sequence: number } | undefined;
  /** Returns more lines about a frame. */
  readonly getNotes: (node: number) => readonly string[];
  /** Returns more lines about a function. */
  readonly describeFunction: (nameIndex: number) => readonly string[];
  readonly sandwich: number | undefined;
  readonly groups: FrameGroups;
  readonly onChangeGroups: (groups: FrameGroups) => void;
  readonly onPicture: Readonly<Record<PicturedGraph, OnPicture>>;
  /** Callers of the focused frame, outermost first. */
  readonly ancestors: readonly string[];
  /** Focuses the first `length` of them; 0 for the whole. */
  readonly onFocusAncestor: (length: number) => void;
  readonly onOpenCallers: (node: number) => void;
  readonly onFocusFunction: (nameIndex: number) => void;
  readonly onChooseFunction: (nameIndex: number) => void;
  /** Shows more about the function in the middle of the sandwich. */
  readonly onShowSandwichDetail: () => void;
}

export function Panes(props: PanesProps): React.JSX.Element {
  const panes = props.state.panes.map((kind) => ({
    key: kind,
    label: PANE_LABELS[kind],
    isGraph: kind === 'graph',
    content: <PaneOfKind kind={kind} {...props} />,
  }));
  return <SplitPanes panes={panes} />;
}

function PaneOfKind({ kind, ...props }: PanesProps & { readonly kind: Pane }): React.JSX.Element {
  const { pane, state, onState } = props;
  switch (kind) {
    case 'graph':
      return state.renderer === 'canvas' ? (
        <GraphPane
          {...pane}
          colors={state.colors}
          categories={props.categories}
          isInverted={props.isClosed !== undefined}
          textAlign={state.align}
          ancestors={props.ancestors}
          onFocusAncestor={props.onFocusAncestor}
          groups={props.groups}
          onChangeGroups={props.onChangeGroups}
          reveal={props.reveal}
          getNotes={props.getNotes}
          onPicture={props.onPicture.graph}
        />
      ) : (
        <ClassicFlameGraph tree={pane.tree} unit={pane.unit} isCollapsing={props.groups.isCollapsed} />
      );
    case 'functions':
      return (
        <FunctionsTable
          {...pane}
          categories={props.categories}
          sort={state.sort}
          onSort={(sort) => onState({ ...state, sort }, true)}
          filterToMatches={state.isFiltered}
          onFilterToMatches={(isFiltered) => onState({ ...state, isFiltered }, true)}
          trends={props.trends}
          extraColumns={props.extraColumns}
          describeFunction={props.describeFunction}
          onFocusFunction={props.onFocusFunction}
        />
      );
    case 'tree':
      return <CallTree {...pane} isClosed={props.isClosed} onOpenClosed={props.onOpenCallers} />;
    case 'sandwich':
      return <SandwichPane {...props} />;
  }
}

function SandwichPane(props: PanesProps): React.JSX.Element {
  const { pane, profile, state, sandwich, onChooseFunction } = props;
  const { value: neighbours, error } = useNeighbours(profile, state.transforms, sandwich);
  const drawGraph = (side: 'callers' | 'callees') =>
    sandwich !== undefined && (
      <SandwichGraph
        side={side}
        pane={pane}
        profile={profile}
        transforms={state.transforms}
        isInverted={props.isClosed !== undefined}
        name={state.sandwich}
        colors={state.colors}
        categories={props.categories}
        textAlign={state.align}
        onChooseFunction={onChooseFunction}
        onPicture={props.onPicture[side]}
      />
    );
  return error ? (
    <StateMessage kind="error" title="Callers and callees could not be computed">
      {error}
    </StateMessage>
  ) : (
    <Sandwich
      {...pane}
      nameIndex={sandwich}
      callers={neighbours?.callers}
      callees={neighbours?.callees}
      onChooseFunction={onChooseFunction}
      onShowDetail={props.onShowSandwichDetail}
      callersGraph={drawGraph('callers')}
      calleesGraph={drawGraph('callees')}
    />
  );
}
