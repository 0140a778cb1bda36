import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Alert, Button, useStyles2 } from '@grafana/ui';
import { StateMessage } from 'components/StateMessage';
import { copyTextOrSay } from 'grafana/copyText';
import { formatInteger } from 'profile/format/formatNumber';
import { findPath } from 'profile/tree/graftSubtree';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import type { FunctionSeries } from 'profile/slices/computeFunctionSeries';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import { buildPathReference, getPathNames, getPathReference, resolvePathHash } from 'profile/transform/pathHash';
import { findName, shortenName } from 'profile/transform/shortenName';
import type { Transform } from 'profile/transform/Transform';
import { getTotal, isCut, type FlameTree } from 'profile/tree/FlameTree';
import React, { useCallback, useEffect, useMemo, useState } from 'react';
import type { ExplanationActions } from 'components/ExplanationActions';
import type { DetailsCall, FlameGraphState } from '../FlameGraphState';
import type { Trends } from '../functions-table/buildColumns';
import { countGroup, getGroupHead, toggleGroup } from '../canvas/FrameGroups';
import { useFrameGroups } from '../canvas/useFrameGroups';
import { FrameMenu } from '../menu/FrameMenu';
import {
  CUT_MENU,
  ROOT_MENU,
  listMenuItems,
  quoteForSearch,
  type MenuAction,
  type MenuGroup,
} from '../menu/listMenuItems';
import type { MenuTarget, PaneProps } from '../PaneProps';
import { OverTime } from './OverTime';
import { SearchBox } from '../search/SearchBox';
import { useSearchAnswer } from '../search/useSearchAnswer';
import { useNodeSelection } from '../selection/useNodeSelection';
import { TransformChips } from '../transforms/TransformChips';
import { useAskedFunction, type AskedFunction } from 'components/useAskedFunction';
import { AncestorPath } from './AncestorPath';
import { Panes } from './Panes';
import { PaneSwitch } from './PaneSwitch';
import { useProfileView } from './useProfileView';
import type { CanvasPicture } from '../exports/useCanvasPicture';
import { ViewExport } from './ViewExport';
import { ViewKeys } from './ViewKeys';
import { ViewMenu } from './ViewMenu';

/** A profile before any transform, and where it comes from. */
export interface ShownProfile {
  readonly tree: FlameTree;
  readonly serviceName: string;
  readonly query: TimeRangeMs & { readonly profileTypeId: string; readonly labelSelector: string };
  /** What the query does not say, in words: "span 0123456789abcdef only". */
  readonly part?: string;
}

interface FlameGraphViewProps {
  readonly profile: ShownProfile;
  readonly state: FlameGraphState;
  /** `isStep`: a choice that the back button undoes. */
  readonly onState: (state: FlameGraphState, isStep: boolean) => void;
  /** Functions over the parts of the time range; undefined where nobody asked for them. */
  readonly trends?: ShownTrends | 'loading' | 'failed';
  /** The same for the stacks through one frame alone. */
  readonly frameTrends?: ShownTrends | 'loading' | 'failed';
  /** Asks for the course of one frame, by the names from a child of the root on; undefined ends it. */
  readonly onFrameOverTime: (path: readonly string[] | undefined) => void;
  readonly timeZone?: string;
  /** The same stacks with the number of samples as values, where that is known; branches may be left out. */
  readonly samplesTree?: FlameTree;
  /** Somebody looks at single frames: from now on their samples are of use. */
  readonly onLook: () => void;
  /** Whether the tenant wants chains of frames drawn as one. */
  readonly isUsuallyCollapsed?: boolean;
  /** The server's own pprof; undefined where it has none of what is shown. */
  readonly fetchServerPprof?: (signal: AbortSignal) => Promise<Uint8Array<ArrayBuffer>>;
  /** Asks for what the server cut below a branch; names from a child of the root on. */
  readonly onOpenBranch: (path: readonly string[]) => void;
  /** Asks for all that the server cut. */
  readonly onLoadRest: () => void;
  /** Shows a function line by line, beside the panes. */
  readonly renderDetails: (context: DetailsContext) => React.ReactNode;
  /** Explains what is on the screen, beside the panes. */
  readonly renderExplanation: (context: ExplanationContext) => React.ReactNode;
}

export interface ShownTrends {
  readonly series: FunctionSeries;
  readonly ranges: readonly TimeRangeMs[];
}

/** Which function is shown line by line. */
export interface DetailsContext {
  readonly name: string;
  /** Names from the outermost function to `name`, for the one call that was meant; undefined where the function was. */
  readonly callPath: readonly string[] | undefined;
  /** Whether only that call counts. */
  readonly isCallOnly: boolean;
  readonly onCallOnly: (isCallOnly: boolean) => void;
  /** Total of the function on the screen; undefined where that is of other stacks than the query's. */
  readonly expectedTotal: number | undefined;
  /** What of the graph does not apply to the lines, as a sentence; "" for nothing. */
  readonly caution: string;
  readonly version: string;
  readonly onVersion: (version: string) => void;
  readonly onShowFunction: (name: string) => void;
  readonly onClose: () => void;
}

/** What an explanation is about, and how it points at the panes. */
export interface ExplanationContext {
  readonly profile: ShownProfile;
  readonly transforms: readonly Transform[];
  /** Function that the user wants to ask about. */
  readonly asked: AskedFunction | undefined;
  readonly actions: ExplanationActions;
  readonly onClose: () => void;
}

/** A profile with everything that shows and changes it: chips, search, panes, menus. */
export function FlameGraphView(props: FlameGraphViewProps): React.JSX.Element {
  const { profile, state, onState, trends, onOpenBranch, onFrameOverTime, onLook } = props;
  const { tree } = profile;
  const { profileTypeId } = profile.query;
  const styles = useStyles2(getStyles);
  const { transforms } = state;
  const { view, error, isBusy, open } = useProfileView(tree, transforms);
  const answer = useSearchAnswer(tree, transforms, view?.tree, state.search);
  const { selectedNode, selectNode, reveal, hitPlace, moveToHit } = useNodeSelection(view?.tree, answer);
  const [hoveredName, setHoveredName] = useState<number>();
  const [asked, setAsked] = useAskedFunction();
  const [menu, setMenu] = useState<MenuTarget & { tree: FlameTree }>();
  const [getPicture, setGetPicture] = useState<() => CanvasPicture | undefined>();
  const takePicture = useCallback((get: (() => CanvasPicture | undefined) | undefined) => setGetPicture(() => get), []);
  const { unit, type } = describeProfileType(profileTypeId);
  const isCollapsed = state.isCollapsed ?? props.isUsuallyCollapsed ?? false;
  const [groups, setGroups] = useFrameGroups(view?.tree ?? tree, isCollapsed);
  const getTrend = useTrendOf(view?.tree.names, trends);

  // A focus that comes first is one of the whole tree: its branch can be asked for alone.
  const cutBranch = transforms[0]?.kind === 'focusNode' && view?.coverage.isWhole === false ? view.trail : undefined;
  useEffect(() => {
    if (cutBranch && cutBranch.length > 0 && !isBusy) {
      onOpenBranch(cutBranch);
    }
  }, [cutBranch, isBusy, onOpenBranch]);

  const { overTimeFrame } = state;
  const trackedNode = useMemo(() => overTimeFrame && resolvePathHash(tree, overTimeFrame), [tree, overTimeFrame]);
  useEffect(() => {
    onFrameOverTime(trackedNode === undefined ? undefined : getPathNames(tree, trackedNode));
  }, [tree, trackedNode, onFrameOverTime]);

  // Both ways are linear in a tree of perhaps a million nodes, and every move of the pointer draws anew.
  const { details, detailsCall } = state;
  const detailsPlace = useMemo(
    () => (details === '' ? undefined : findDetails(tree, { details, detailsCall })),
    [tree, details, detailsCall],
  );

  if (!view) {
    return error ? (
      <StateMessage kind="error" title="This profile cannot be shown">
        {error}
      </StateMessage>
    ) : (
      <StateMessage kind="loading" title="Preparing the flame graph" />
    );
  }
  const shown = view.tree;
  const setTransforms = (next: readonly Transform[]) => onState({ ...state, transforms: next }, true);
  const addTransform = (transform: Transform) => setTransforms([...transforms, transform]);

  const focusTrail = (names: readonly string[]) => setTransforms(replaceFocus(transforms, names));
  const focusNode = (node: number) => {
    if (isCut(shown, node)) {
      return;
    }
    if (node === 0) {
      focusTrail([]);
    } else if (transforms.at(-1)?.kind === 'focusNode' && view.trail.length > 0) {
      focusTrail([...view.trail.slice(0, -1), ...getPathNames(shown, node)]);
    } else {
      addTransform({ kind: 'focusNode', path: getPathReference(shown, node) });
    }
  };
  const showSandwich = (nameIndex: number) => {
    const panes = state.panes.includes('sandwich') ? state.panes : ([state.panes[0] ?? 'graph', 'sandwich'] as const);
    onState({ ...state, panes, sandwich: shortenName(shown.names[nameIndex] ?? '') }, true);
  };
  // Of a node below a focus, the way in is known as long as nothing else has changed the stacks.
  const hasCallPaths = isOriginal(transforms) && view.isClosed === undefined;
  const getCallPath = (node: number) => [...view.trail.slice(0, -1), ...getPathNames(shown, node)];
  const describeSamples = (node: number): readonly string[] => {
    const { samplesTree } = props;
    if (!samplesTree || !hasCallPaths) {
      return [];
    }
    const path = node === 0 ? view.trail : getCallPath(node);
    const place = path.length === 0 ? 0 : findPath(samplesTree, path);
    return place === undefined ? [] : [`${formatInteger(samplesTree.total[place] ?? 0)} samples`];
  };
  const act = (target: Pick<MenuTarget, 'node' | 'nameIndex'>, action: MenuAction) => {
    const name = shown.names[target.nameIndex] ?? '';
    switch (action.kind) {
      case 'transform':
        return addTransform(action.transform);
      case 'focus':
        return focusNode(target.node ?? 0);
      case 'toggle-group':
        return setGroups(toggleGroup(shown, groups, target.node ?? 0));
      case 'load-rest':
        return props.onLoadRest();
      case 'sandwich':
        return showSandwich(target.nameIndex);
      case 'search':
        return onState({ ...state, search: quoteForSearch(name) }, true);
      case 'details':
        return onState(
          {
            ...state,
            details: shortenName(name),
            detailsCall: action.isCall ? getCall(getCallPath(target.node ?? 0)) : undefined,
            detailsVersion: '',
          },
          true,
        );
      case 'ask':
        setAsked(name);
        return state.isExplained ? undefined : onState({ ...state, isExplained: true }, true);
      case 'over-time':
        return onState({ ...state, hasTrends: true, overTime: shortenName(name), overTimeFrame: undefined }, true);
      case 'frame-over-time':
        return onState(
          { ...state, overTime: '', overTimeFrame: buildPathReference(getCallPath(target.node ?? 0)) },
          true,
        );
      case 'copy-name':
        return void copyTextOrSay(name, 'Name');
      case 'copy-stack':
        return void copyTextOrSay(getPathNames(shown, target.node ?? 0).join('\n'), 'Stack');
    }
  };
  const keyTarget = getKeyTarget(shown, hoveredName, selectedNode);
  const pane: PaneProps = {
    tree: shown,
    functions: view.functions,
    unit,
    wholeTotal: tree.total[0] ?? 0,
    matchedNames: answer?.status === 'ok' ? answer.matchedNames : undefined,
    hoveredName,
    onHoverName: setHoveredName,
    selectedNode,
    onSelectNode: selectNode,
    onFocusNode: focusNode,
    onOpenMenu: (target) => setMenu({ ...target, tree: shown }),
  };
  const sandwich = state.sandwich === '' ? undefined : findName(shown, state.sandwich);

  return (
    <div className={styles.view} aria-busy={isBusy} data-testid="flame-graph-view">
      <ViewKeys
        state={state}
        onState={onState}
        functionName={keyTarget && shown.names[keyTarget.nameIndex]}
        onAction={(action) => keyTarget && act(keyTarget, action)}
        onMoveToHit={moveToHit}
      />
      <div className={styles.toolbar}>
        <TransformChips
          transforms={transforms}
          notes={isBusy ? undefined : view.notes}
          wholeTotal={tree.total[0] ?? 0}
          onChange={setTransforms}
        />
        <SearchBox
          text={state.search}
          answer={answer}
          typeName={getTotal(shown) === getTotal(tree) ? `all ${type}` : `the ${type} that is shown`}
          hitPlace={hitPlace}
          onText={(search) => onState({ ...state, search }, false)}
          onNext={() => moveToHit('next')}
          onPrevious={() => moveToHit('previous')}
        />
        <div className={styles.tools}>
          <PaneSwitch panes={state.panes} onChange={(panes) => onState({ ...state, panes }, true)} />
          <ViewMenu state={state} isCollapsed={isCollapsed} onState={(next) => onState(next, true)} />
          <ViewExport
            profile={profile}
            view={view}
            transforms={transforms}
            timeZone={props.timeZone}
            hasPicture={getPicture !== undefined}
            getPicture={() => getPicture?.()}
            fetchServerPprof={props.fetchServerPprof}
          />
          <Button
            size="sm"
            variant="secondary"
            icon="question-circle"
            aria-pressed={state.isExplained}
            onClick={() => onState({ ...state, isExplained: !state.isExplained }, true)}
          >
            Explain flame graph
          </Button>
        </div>
      </div>
      <AncestorPath trail={view.trail} onFocus={(length) => focusTrail(view.trail.slice(0, length))} />
      {error && (
        <Alert severity="error" title="The last change could not be applied">
          {error}
        </Alert>
      )}
      <div className={styles.content}>
        <div className={styles.panes} onPointerEnter={onLook} onFocus={onLook}>
          <Panes
            wholeTree={tree}
            pane={pane}
            state={state}
            profileTypeId={profileTypeId}
            trends={state.hasTrends ? getTrend : undefined}
            isClosed={view.isClosed}
            reveal={reveal}
            getNotes={describeSamples}
            sandwich={sandwich}
            groups={groups}
            onChangeGroups={setGroups}
            onPicture={takePicture}
            onState={onState}
            onOpenCallers={open}
            onFocusFunction={(nameIndex) =>
              addTransform({
                kind: 'focusFunctions',
                functions: { by: 'name', name: shortenName(shown.names[nameIndex] ?? '') },
              })
            }
            onChooseFunction={showSandwich}
          />
        </div>
        {detailsPlace &&
          props.renderDetails({
            ...detailsPlace,
            onCallOnly: (isOnly) =>
              onState({ ...state, detailsCall: state.detailsCall && { ...state.detailsCall, isOnly } }, true),
            expectedTotal:
              transforms.length === 0 && view.coverage.isWhole
                ? view.functions.total[findName(shown, state.details) ?? -1]
                : undefined,
            caution:
              transforms.length > 0 && state.detailsCall?.isOnly !== true
                ? 'All stacks of the query count here, whatever the chips above leave of them.'
                : '',
            version: state.detailsVersion,
            onVersion: (detailsVersion) => onState({ ...state, detailsVersion }, true),
            onShowFunction: (name) =>
              onState({ ...state, details: shortenName(name), detailsCall: undefined, detailsVersion: '' }, true),
            onClose: () => onState({ ...state, details: '', detailsCall: undefined, detailsVersion: '' }, true),
          })}
        {state.isExplained &&
          props.renderExplanation({
            profile,
            transforms,
            asked,
            actions: {
              onHoverFunction: (name) => setHoveredName(name === undefined ? undefined : findName(shown, name)),
              onFocusFunction: (name) =>
                addTransform({ kind: 'focusFunctions', functions: { by: 'name', name: shortenName(name) } }),
              onOpenMenu: (name, place) => {
                const nameIndex = findName(shown, name);
                if (nameIndex !== undefined) {
                  setMenu({ ...place, nameIndex, node: undefined, tree: shown });
                }
              },
            },
            onClose: () => onState({ ...state, isExplained: false }, true),
          })}
      </div>
      <OverTime
        {...props}
        functions={view.functions}
        trackedNode={trackedNode}
        onClose={() => onState({ ...state, overTime: '', overTimeFrame: undefined }, true)}
      />
      {menu?.tree === shown && (
        <FrameMenu
          target={menu}
          name={shown.names[menu.nameIndex] ?? ''}
          groups={listMenu(shown, menu, hasCallPaths)}
          onAction={(action) => act(menu, action)}
          onClose={() => setMenu(undefined)}
        />
      )}
    </div>
  );
}

function getCall(path: readonly string[]): DetailsCall {
  const { hash, depth } = buildPathReference(path);
  return { hash, depth, isOnly: true };
}

/** The function of the details by its whole name, and the way in to the call that was meant, as far as the profile has them. */
function findDetails(
  tree: FlameTree,
  { details, detailsCall }: Pick<FlameGraphState, 'details' | 'detailsCall'>,
): Pick<DetailsContext, 'name' | 'callPath' | 'isCallOnly'> {
  const nameIndex = findName(tree, details);
  const name = nameIndex === undefined ? details : (tree.names[nameIndex] ?? details);
  const node = detailsCall && resolvePathHash(tree, { ...detailsCall, name: details });
  return {
    name,
    callPath: node === undefined ? undefined : getPathNames(tree, node),
    isCallOnly: node !== undefined && detailsCall?.isOnly === true,
  };
}

/** The function under the pointer, or else that of the selected node; neither the root nor what a server cut. */
function getKeyTarget(
  tree: FlameTree,
  hoveredName: number | undefined,
  selectedNode: number | undefined,
): Pick<MenuTarget, 'node' | 'nameIndex'> | undefined {
  if (hoveredName !== undefined) {
    return { nameIndex: hoveredName, node: undefined };
  }
  return selectedNode && !isCut(tree, selectedNode)
    ? { nameIndex: tree.nameIndex[selectedNode] ?? 0, node: selectedNode }
    : undefined;
}

function listMenu(tree: FlameTree, { node, nameIndex }: MenuTarget, hasCallPath: boolean): readonly MenuGroup[] {
  if (node === 0) {
    return ROOT_MENU;
  }
  if (nameIndex === tree.cutNameIndex) {
    return CUT_MENU;
  }
  const isFrame = node !== undefined;
  const isInGroup = isFrame && countGroup(tree, getGroupHead(tree, node)) > 1;
  return listMenuItems(tree.names[nameIndex] ?? '', { hasNode: isFrame, isInGroup, hasCallPath });
}

/** Totals over time of a function by its index into the names on screen. */
function useTrendOf(names: readonly string[] | undefined, trends: FlameGraphViewProps['trends']): Trends | undefined {
  return useMemo(() => {
    if (typeof trends !== 'object' || !names) {
      return trends === 'loading' ? trends : undefined;
    }
    const { sliceCount, total } = trends.series;
    const placeOf = new Map(trends.series.names.map((name, place) => [name, place]));
    return (nameIndex) => {
      const place = placeOf.get(names[nameIndex] ?? '');
      return place === undefined ? undefined : Array.from(total.subarray(place * sliceCount, (place + 1) * sliceCount));
    };
  }, [names, trends]);
}

/** Whether frames are those of the profile before any change, but for one focus. */
function isOriginal(transforms: readonly Transform[]): boolean {
  return transforms.length <= 1 && transforms.every(({ kind }) => kind === 'focusNode');
}

/** With another way in the place of the last focus on a node; none takes the focus out. */
function replaceFocus(transforms: readonly Transform[], names: readonly string[]): readonly Transform[] {
  const last = transforms.findLastIndex(({ kind }) => kind === 'focusNode');
  const focus: Transform[] = names.length === 0 ? [] : [{ kind: 'focusNode', path: buildPathReference(names) }];
  return last < 0 ? transforms : [...transforms.slice(0, last), ...focus, ...transforms.slice(last + 1)];
}

function getStyles(theme: GrafanaTheme2): Record<'view' | 'toolbar' | 'tools' | 'content' | 'panes', string> {
  const row = { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1) } as const;
  return {
    view: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), minWidth: 0 }),
    toolbar: css({ ...row, justifyContent: 'space-between' }),
    tools: css(row),
    content: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: theme.spacing(1) }),
    panes: css({ flex: '3 1 600px', minWidth: 0 }),
  };
}
