import type { PageShortcut } from 'components/shortcuts/pageShortcuts';
import { StateMessage } from 'components/StateMessage';
import { countGroup, getGroupHead, toggleGroup } from 'flamegraph/canvas/FrameGroups';
import { useFrameGroups } from 'flamegraph/canvas/useFrameGroups';
import { buildDetailsCall, type DetailsPlace, findDetailsPlace } from 'flamegraph/details/DetailsCall';
import type { GraphValues } from 'flamegraph/details/DetailsSource';
import { type FlameGraphState, togglePane } from 'flamegraph/state/FlameGraphState';
import type { MenuTarget, PaneProps } from 'flamegraph/state/PaneProps';
import { dependsOnCategories, useCategories } from 'flamegraph/state/useCategories';
import type { Unseen } from 'flamegraph/state/useUnseen';
import { getAmountUnit } from 'profile/amounts/computeWeight';
import { describeUnnamedSelf } from 'profile/amounts/describeUnnamedBelow';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import { formatInteger } from 'profile/format/formatNumber';
import type { TreeCategories } from 'profile/names/classifyTree';
import type { MissingTime } from 'profile/series/change/judgeMissing';
import type { FunctionSeries } from 'profile/series/slices/computeFunctionSeries';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import { buildPathReference, getPathNames, getPathReference, resolvePathHash } from 'profile/transform/pathHash';
import { findName, shortenName } from 'profile/transform/shortenName';
import type { Transform } from 'profile/transform/Transform';
import { type FlameTree, getName, getTotal, isCut } from 'profile/tree/FlameTree';
import { findPath } from 'profile/tree/graftSubtree';
import React, { useEffect, useMemo } from 'react';
import { type DetailsCall, PANES } from 'url/viewValues';
import type { OpenedProfile } from 'worker/OpenedProfile';
import type { ProfileView } from 'worker/ProfileView';
import { AncestorPath } from './AncestorPath';
import { isOriginal, replaceFocus } from './focusTrail';
import { listAnswers } from './listAnswers';
import { CUT_MENU, listMenuItems, type MenuAction, type MenuGroup, ROOT_MENU } from './listMenuItems';
import { OverTime } from './OverTime';
import { Panes } from './Panes';
import { PANE_LABELS, PaneSwitch } from './PaneSwitch';
import { useProfileView } from './useProfileView';
import { useSearchAnswer } from './useSearchAnswer';
import { useTrendOf } from './useTrendOf';
import { type DetailsLinks, type ExplanationLinks, useViewShell, type ViewShell } from './useViewShell';
import { ViewExport } from './ViewExport';
import { ViewFrame } from './ViewFrame';
import { getKeyTarget, KEY_TARGET } from './ViewKeys';
import { ViewMenu } from './ViewMenu';

/** A profile before any transform, and where it comes from. */
export interface ShownProfile {
  readonly opened: OpenedProfile;
  readonly serviceName: string;
  readonly query: TimeRangeMs & { readonly profileTypeId: string; readonly labelSelector: string };
  /** Values are sums over this, see `computeWeight`. */
  readonly weight: number;
  /** What the query does not say, in words: "span 0123456789abcdef only". */
  readonly part?: string;
  /** Knowledge about code without symbols. */
  readonly unseen?: Unseen;
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
  /** True if the tenant wants chains of frames drawn as one. */
  readonly isUsuallyCollapsed?: boolean;
  /** The server's own pprof; undefined where it has none of what is shown. */
  readonly fetchServerPprof?: (signal: AbortSignal) => Promise<Uint8Array<ArrayBuffer>>;
  /** The pprof behind the profile, where it is not too long; undefined where there is none. */
  readonly fetchClues?: (signal: AbortSignal) => Promise<Uint8Array>;
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
  /** Moments of each part; undefined for types that add up, and where they are not known. */
  readonly moments: readonly number[] | undefined;
  /** What time of the range has no data; undefined where all of it has, and where that is not known. */
  readonly missing: MissingTime | undefined;
}

/** Which function is shown line by line. */
export interface DetailsContext extends DetailsLinks, DetailsPlace {
  readonly onCallOnly: (isCallOnly: boolean) => void;
  /** What is on the screen; undefined where that is of other stacks than the query's. */
  readonly expected: GraphValues | undefined;
  /** What of the graph does not apply to the lines, as a sentence; "" for nothing. */
  readonly caution: string;
  readonly version: string;
  readonly onVersion: (version: string) => void;
  readonly onShowFunction: (name: string) => void;
}

/** What an explanation is about, and how it points at the panes. */
export interface ExplanationContext extends ExplanationLinks {
  readonly profile: ShownProfile;
  readonly transforms: readonly Transform[];
  /** Whose code the functions are, as far as it is known by now; what is explained changes with it. */
  readonly categories: TreeCategories | undefined;
}

/** A profile with everything that shows and changes it: chips, search, panes, menus. */
export function FlameGraphView(props: FlameGraphViewProps): React.JSX.Element {
  const { profile, state, onState, trends, onOpenBranch, onFrameOverTime, onLook } = props;
  const { opened } = profile;
  const { tree } = opened;
  const { profileTypeId } = profile.query;
  const { transforms } = state;
  const categories = useCategories(opened, dependsOnCategories(state), props.fetchClues);
  const { view, error, isBusy, open } = useProfileView(opened, transforms, categories);
  const answer = useSearchAnswer(opened, transforms, view?.tree, state.search);
  const shell = useViewShell({ tree: view?.tree, found: answer, state, onState });
  const unit = useMemo(
    () => getAmountUnit(describeProfileType(profileTypeId), profile.weight),
    [profileTypeId, profile.weight],
  );
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
    () => (details === '' ? undefined : findDetailsPlace([tree], details, detailsCall)),
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
  const change = (next: Partial<FlameGraphState>) => onState({ ...state, ...next }, true);
  const focusTrail = (names: readonly string[]) => shell.setTransforms(replaceFocus(transforms, names));
  const focusNode = (node: number) => {
    if (isCut(shown, node)) {
      return;
    }
    if (node === 0) {
      focusTrail([]);
    } else if (transforms.at(-1)?.kind === 'focusNode' && view.trail.length > 0) {
      focusTrail([...view.trail.slice(0, -1), ...getPathNames(shown, node)]);
    } else {
      shell.addTransform({ kind: 'focusNode', path: getPathReference(shown, node) });
    }
  };
  const showSandwich = (nameIndex: number) => {
    const panes = state.panes.includes('sandwich') ? state.panes : ([state.panes[0] ?? 'graph', 'sandwich'] as const);
    change({ panes, sandwich: shortenName(shown.names[nameIndex] ?? '') });
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
  const describeNode = (node: number): readonly string[] => {
    const below = profile.unseen?.below;
    const unnamed =
      below && hasCallPaths && node > 0
        ? describeUnnamedSelf(below, { path: getCallPath(node), self: shown.self[node] ?? 0 }, unit, getTotal(tree))
        : [];
    return [...describeSamples(node), ...unnamed];
  };
  const showDetails = (name: string, detailsCall?: DetailsCall) => {
    shell.showAnswer('details');
    change({ details: shortenName(name), detailsCall, detailsVersion: '' });
  };
  const act = (target: Pick<MenuTarget, 'node' | 'nameIndex'>, action: MenuAction) => {
    const name = shown.names[target.nameIndex] ?? '';
    switch (action.kind) {
      case 'focus':
        return focusNode(target.node ?? 0);
      case 'toggle-group':
        return setGroups(toggleGroup(shown, groups, target.node ?? 0));
      case 'load-rest':
        return props.onLoadRest();
      case 'sandwich':
        return showSandwich(target.nameIndex);
      case 'details':
        return showDetails(name, action.isCall ? buildDetailsCall(getCallPath(target.node ?? 0)) : undefined);
      case 'over-time':
        shell.showAnswer('over-time');
        return change({ hasTrends: true, overTime: shortenName(name), overTimeFrame: undefined });
      case 'frame-over-time':
        shell.showAnswer('over-time');
        return change({ overTime: '', overTimeFrame: buildPathReference(getCallPath(target.node ?? 0)) });
      default:
        return shell.act(target, action);
    }
  };
  const pane: PaneProps = {
    tree: shown,
    functions: view.functions,
    unit,
    wholeTotal: tree.total[0] ?? 0,
    matchedNames: answer?.status === 'ok' ? answer.matchedNames : undefined,
    hovered: shell.hovered,
    selectedNode: shell.selectedNode,
    onSelectNode: shell.selectNode,
    onFocusNode: focusNode,
    onOpenMenu: shell.openMenu,
  };
  const sandwich = state.sandwich === '' ? undefined : findName(shown, state.sandwich);
  const hasCourse =
    trackedNode !== undefined || (state.overTime !== '' && findName(tree, state.overTime) !== undefined);
  const answers = listAnswers(shell, {
    explanation: state.explained && props.renderExplanation({ profile, transforms, categories, ...shell.explanation }),
    details: detailsPlace && {
      name: detailsPlace.name,
      content: props.renderDetails({
        ...detailsPlace,
        ...shell.details,
        onCallOnly: (isOnly) => change({ detailsCall: state.detailsCall && { ...state.detailsCall, isOnly } }),
        expected:
          transforms.length === 0 && view.coverage.isWhole
            ? getGraphValues(view, detailsPlace, findName(shown, state.details))
            : undefined,
        caution:
          transforms.length > 0 && state.detailsCall?.isOnly !== true
            ? 'All stacks of the query count here, whatever the chips above leave of them.'
            : '',
        version: state.detailsVersion,
        onVersion: (detailsVersion) => change({ detailsVersion }),
        onShowFunction: showDetails,
      }),
      onClose: () => change({ details: '', detailsCall: undefined, detailsVersion: '' }),
    },
    overTime: hasCourse && {
      name: trackedNode === undefined ? state.overTime : getName(tree, trackedNode),
      content: <OverTime {...props} unit={unit} functions={view.functions} trackedNode={trackedNode} />,
      onClose: () => change({ overTime: '', overTimeFrame: undefined }),
    },
  });

  return (
    <ViewFrame
      shell={shell}
      testId="flame-graph-view"
      isBusy={isBusy}
      error={error}
      notes={view.notes}
      wholeTotal={tree.total[0] ?? 0}
      shareOf={getTotal(shown) === getTotal(tree) ? undefined : 'of what is shown'}
      explainLabel="Explain flame graph"
      shortcuts={listShortcuts(shell, state.panes, change, showSandwich)}
      listMenu={(target) => listMenu(shown, target, hasCallPaths)}
      onAction={act}
      answers={answers}
      tools={
        <>
          <PaneSwitch panes={state.panes} onChange={(panes) => change({ panes })} />
          <ViewMenu state={state} isCollapsed={isCollapsed} onState={(next) => onState(next, true)} />
          <ViewExport
            profile={profile}
            view={view}
            transforms={transforms}
            timeZone={props.timeZone}
            hasPicture={shell.getPicture !== undefined}
            getPicture={() => shell.getPicture?.()}
            fetchServerPprof={props.fetchServerPprof}
          />
        </>
      }
    >
      <AncestorPath trail={view.trail} onFocus={(length) => focusTrail(view.trail.slice(0, length))} />
      <div onPointerEnter={onLook} onFocus={onLook}>
        <Panes
          profile={opened}
          pane={pane}
          categories={categories}
          state={state}
          trends={state.hasTrends ? getTrend : undefined}
          isClosed={view.isClosed}
          reveal={shell.reveal}
          getNotes={describeNode}
          sandwich={sandwich}
          groups={groups}
          onChangeGroups={setGroups}
          onPicture={shell.offerPicture}
          onState={onState}
          onOpenCallers={open}
          onFocusFunction={(nameIndex) => shell.focusFunction(shown.names[nameIndex] ?? '')}
          onChooseFunction={showSandwich}
        />
      </div>
    </ViewFrame>
  );
}

function getGraphValues(
  { functions, coverage }: ProfileView,
  { isCallOnly, callValues }: DetailsPlace,
  name = -1,
): GraphValues | undefined {
  const wholeTotal = coverage.total;
  if (isCallOnly) {
    return callValues && { ...callValues, wholeTotal };
  }
  const total = functions.total[name];
  return total === undefined ? undefined : { total, self: functions.self[name] ?? 0, wholeTotal };
}

/** Keys of what only this view has. */
function listShortcuts(
  shell: ViewShell,
  panes: FlameGraphState['panes'],
  change: (next: Partial<FlameGraphState>) => void,
  showSandwich: (nameIndex: number) => void,
): readonly PageShortcut[] {
  return [
    {
      keys: ['s'],
      description: `Sandwich of ${KEY_TARGET}`,
      run: () => {
        const target = getKeyTarget(shell);
        if (target) {
          showSandwich(target.nameIndex);
        }
      },
    },
    ...PANES.map((pane, place) => ({
      keys: [String(place + 1)],
      description: `Show or hide ${PANE_LABELS[pane]}`,
      run: () => change({ panes: togglePane(panes, pane) }),
    })),
  ];
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
