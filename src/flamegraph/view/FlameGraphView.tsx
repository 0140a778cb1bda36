import { StateMessage } from 'components/StateMessage';
import { countGroup, getGroupHead, toggleGroup } from 'flamegraph/canvas/FrameGroups';
import { useFrameGroups } from 'flamegraph/canvas/useFrameGroups';
import { buildDetailsCall, type DetailsPlace, findDetailsPlace } from 'flamegraph/details/DetailsCall';
import type { GraphValues } from 'flamegraph/details/DetailsSource';
import type { ExtraColumn } from 'flamegraph/panes/functions-table/buildColumns';
import { SandwichDetail } from 'flamegraph/panes/sandwich/SandwichDetail';
import { type FlameGraphState, togglePane } from 'flamegraph/state/FlameGraphState';
import type { PaneProps } from 'flamegraph/state/PaneProps';
import { useAmounts } from 'flamegraph/state/useAmounts';
import { dependsOnCategories, useCategories } from 'flamegraph/state/useCategories';
import { formatAmount, hasShares } from 'profile/amounts/AmountUnit';
import { describeUnnamedSelf, findUnnamedOfFrame, indexUnnamed } from 'profile/amounts/describeUnnamedBelow';
import { formatInteger } from 'profile/format/formatNumber';
import type { FetchedClues } from 'profile/names/CodeClues';
import { buildPathReference, getPathNames, resolvePathHash } from 'profile/transform/pathHash';
import { findName, shortenName } from 'profile/transform/shortenName';
import { type FlameTree, getName, getTotal } from 'profile/tree/FlameTree';
import { findPath } from 'profile/tree/graftSubtree';
import React, { useEffect, useMemo, useState } from 'react';
import { type Amounts, PANES } from 'url/viewValues';
import type { ProfileView } from 'worker/ViewAnswer';
import type { DetailsContext, ExplanationContext, ServicesContext } from './contexts';
import { describeColors } from './describeColors';
import { focusOnNode, getAncestors, isOriginal, replaceFocus } from './focusTrail';
import { HowToRead } from './HowToRead';
import { listAnswers } from './listAnswers';
import { MoneyNote } from './MoneyNote';
import { OverTime } from './OverTime';
import { Panes } from './Panes';
import { PANE_LABELS, PaneSwitch } from './PaneSwitch';
import type { ShownProfile, ShownTrends } from './ShownProfile';
import { useProfileView } from './useProfileView';
import { useSearchAnswer } from './useSearchAnswer';
import { useTrendOf } from './useTrendOf';
import { useViewShell } from './useViewShell';
import type { ViewActions } from './ViewActions';
import { ViewExport } from './ViewExport';
import { ViewFrame } from './ViewFrame';
import { ViewMenu } from './ViewMenu';

interface FlameGraphViewProps {
  readonly profile: ShownProfile;
  readonly state: FlameGraphState;
  /** `isStep`: a choice that the back button undoes. */
  readonly onState: (state: FlameGraphState, isStep: boolean) => void;
  /** Functions over the parts of the time range; undefined if nobody asked for them. */
  readonly trends?: ShownTrends | 'loading' | 'failed';
  /** The same for the stacks through one frame alone. */
  readonly frameTrends?: ShownTrends | 'loading' | 'failed';
  /** Asks for the course of one frame, by the names from a child of the root on; undefined ends it. Left out, there is none. */
  readonly onFrameOverTime?: (path: readonly string[] | undefined) => void;
  readonly timeZone?: string;
  /** The same stacks with the number of samples as values, if that is known; branches may be left out. */
  readonly samplesTree?: FlameTree;
  /** Called when somebody looks at single frames, so that their samples become useful. */
  readonly onLook?: () => void;
  /** Form of values if nobody chose one; raw values if omitted. */
  readonly usualAmounts?: Amounts;
  /** Additional columns of the functions table. */
  readonly extraColumns?: readonly ExtraColumn[];
  /** True if the tenant wants chains of frames drawn as one. */
  readonly isUsuallyCollapsed?: boolean;
  /** Fetches the server's own pprof; undefined if it has none for the screen. */
  readonly fetchServerPprof?: (signal: AbortSignal) => Promise<Uint8Array<ArrayBuffer>>;
  /** Opens the screen as a file; omitted if it is one. */
  readonly onOpenAsFile?: (file: File) => Promise<void>;
  /** Fetches clues beyond names about whose code functions are; undefined if there are none. */
  readonly fetchClues?: (signal: AbortSignal) => Promise<FetchedClues>;
  /** Asks for what the server cut below a branch; names from a child of the root on. */
  readonly onOpenBranch?: (path: readonly string[]) => void;
  /** Asks for all that the server cut. */
  readonly onLoadRest?: () => void;
  /** Shows a function line by line, beside the panes; omitted if no lines are available. */
  readonly renderDetails?: (context: DetailsContext) => React.ReactNode;
  /** Shows which services run a function, beside the panes; omitted if there is no server to ask. */
  readonly renderServices?: (context: ServicesContext) => React.ReactNode;
  /** Explains the screen, beside the panes. */
  readonly renderExplanation: (context: ExplanationContext) => React.ReactNode;
}

/** A profile with everything that shows and changes it: chips, search, panes, menus. */
export function FlameGraphView(props: FlameGraphViewProps): React.JSX.Element {
  const { profile, state, onState, trends, onOpenBranch, onFrameOverTime, onLook } = props;
  const { opened } = profile;
  const { tree } = opened;
  const { transforms } = state;
  const { categories, problem } = useCategories(opened, dependsOnCategories(state), props.fetchClues);
  const { view, error, isBusy, open } = useProfileView(opened, transforms, categories);
  const answer = useSearchAnswer(opened, transforms, view?.tree, state.search);
  const shell = useViewShell({ tree: view?.tree, found: answer, state, onState });
  const { usualAmounts = 'total' } = props;
  const { unit, rawUnit, pricing, profileType } = useAmounts(profile, state.amounts, usualAmounts);
  const isCollapsed = state.isCollapsed ?? props.isUsuallyCollapsed ?? false;
  const [groups, setGroups] = useFrameGroups(view?.tree ?? tree, isCollapsed);
  const [isDetailOpen, setDetailOpen] = useState(false);
  const getTrend = useTrendOf(view?.tree.names, trends);

  // A focus that comes first is one of the whole tree: its branch can be asked for alone.
  const cutBranch = transforms[0]?.kind === 'focusNode' && view?.coverage.isWhole === false ? view.trail : undefined;
  useEffect(() => {
    if (cutBranch && cutBranch.length > 0 && !isBusy) {
      onOpenBranch?.(cutBranch);
    }
  }, [cutBranch, isBusy, onOpenBranch]);

  const { overTimeFrame } = state;
  const trackedNode = useMemo(() => overTimeFrame && resolvePathHash(tree, overTimeFrame), [tree, overTimeFrame]);
  useEffect(() => {
    onFrameOverTime?.(trackedNode === undefined ? undefined : getPathNames(tree, trackedNode));
  }, [tree, trackedNode, onFrameOverTime]);

  // Both are linear in a tree of perhaps a million nodes, and every move of the pointer draws again, so they are kept.
  const { details, detailsCall } = state;
  const detailsPlace = useMemo(
    () => (details === '' ? undefined : findDetailsPlace([tree], details, detailsCall)),
    [tree, details, detailsCall],
  );

  const below = profile.unseen?.below;
  const unnamedOf = useMemo(() => below && indexUnnamed(below), [below]);
  const ancestors = useMemo(() => (view ? getAncestors(view) : []), [view]);

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
    const next = focusOnNode(transforms, view, node);
    if (next !== transforms) {
      shell.setTransforms(next);
    }
  };
  const nameAt = (nameIndex: number) => shown.names[nameIndex] ?? '';
  const showSandwich = (nameIndex: number) => {
    const panes = state.panes.includes('sandwich') ? state.panes : ([state.panes[0] ?? 'graph', 'sandwich'] as const);
    change({ panes, sandwich: shortenName(shown.names[nameIndex] ?? '') });
  };
  // Below a focus, a node's path is known as long as nothing else changed the stacks.
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
  const writeAmount = (value: number) => formatAmount(value, unit, getTotal(tree));
  // Code without symbols in functions is known only for stacks without any change.
  const describeFunction = (name: number): readonly string[] =>
    unnamedOf && transforms.length === 0
      ? describeUnnamedSelf(unnamedOf(nameAt(name)), view.functions.self[name] ?? 0, writeAmount)
      : [];
  const describeNode = (node: number): readonly string[] => {
    const unnamed =
      below && hasCallPaths && node > 0
        ? describeUnnamedSelf(findUnnamedOfFrame(below, getCallPath(node)), shown.self[node] ?? 0, writeAmount)
        : [];
    return [...describeSamples(node), ...unnamed];
  };
  const showOverTime = (next: Partial<FlameGraphState>) => {
    shell.showAnswer('over-time');
    change(next);
  };
  const actions: ViewActions = {
    ...shell.actions,
    focus: ({ node = 0 }) => focusNode(node),
    ...(props.renderDetails && {
      details: ({ node = 0, nameIndex }, { isCall }) =>
        shell.showDetails(nameAt(nameIndex), isCall ? buildDetailsCall(getCallPath(node)) : undefined),
    }),
    sandwich: ({ nameIndex }) => showSandwich(nameIndex),
    ...(props.renderServices && {
      services: ({ nameIndex }) => {
        shell.showAnswer('services');
        change({ servicesOf: shortenName(nameAt(nameIndex)) });
      },
    }),
    'toggle-group': ({ node = 0 }) => setGroups(toggleGroup(shown, groups, node)),
    ...(props.onLoadRest && { 'load-rest': props.onLoadRest }),
    ...(props.onFrameOverTime && {
      'over-time': ({ nameIndex }) =>
        showOverTime({ hasTrends: true, overTime: shortenName(nameAt(nameIndex)), overTimeFrame: undefined }),
      'frame-over-time': ({ node = 0 }) =>
        showOverTime({ overTime: '', overTimeFrame: buildPathReference(getCallPath(node)) }),
    }),
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
  const listServices = () => {
    const place = state.servicesOf === '' ? undefined : findName(tree, state.servicesOf);
    const name = place === undefined ? state.servicesOf : (tree.names[place] ?? '');
    const content = name !== '' && props.renderServices?.({ name, unit, wholeTotal: getTotal(tree) });
    return content ? { name, content, onClose: () => change({ servicesOf: '' }) } : undefined;
  };
  const sandwich = state.sandwich === '' ? undefined : findName(shown, state.sandwich);
  const hasCourse =
    trackedNode !== undefined || (state.overTime !== '' && findName(tree, state.overTime) !== undefined);
  const answers = listAnswers(shell, {
    explanation:
      state.explained && props.renderExplanation({ profile, transforms, categories, pricing, ...shell.explanation }),
    details: detailsPlace && {
      name: detailsPlace.name,
      content: props.renderDetails?.({
        ...detailsPlace,
        ...shell.details,
        expected:
          transforms.length === 0 && view.coverage.isWhole
            ? getGraphValues(view, detailsPlace, findName(shown, state.details))
            : undefined,
        caution:
          transforms.length > 0 && state.detailsCall?.isOnly !== true
            ? 'Counts all stacks of the query, even those that the chips above leave out.'
            : '',
      }),
      onClose: shell.closeDetails,
    },
    services: listServices(),
    sandwich: isDetailOpen &&
      sandwich !== undefined &&
      state.panes.includes('sandwich') && {
        name: nameAt(sandwich),
        content: <SandwichDetail {...pane} nameIndex={sandwich} />,
        onClose: () => setDetailOpen(false),
      },
    overTime: hasCourse && {
      name: trackedNode === undefined ? state.overTime : getName(tree, trackedNode),
      content: <OverTime {...props} unit={rawUnit} functions={view.functions} trackedNode={trackedNode} />,
      onClose: () => change({ overTime: '', overTimeFrame: undefined }),
    },
  });

  return (
    <ViewFrame
      shell={shell}
      testId="flame-graph-view"
      isBusy={isBusy}
      error={error}
      problems={[problem]}
      notes={view.notes}
      wholeTotal={hasShares(unit) ? getTotal(tree) : 0}
      unit={unit}
      shareOf={getTotal(shown) === getTotal(tree) ? undefined : 'of what is shown'}
      explainLabel="Explain flame graph"
      shortcuts={PANES.map((kind, place) => ({
        keys: [String(place + 1)],
        description: `Show or hide ${PANE_LABELS[kind]}`,
        run: () => change({ panes: togglePane(state.panes, kind) }),
      }))}
      actions={actions}
      isInGroup={(node) => countGroup(shown, getGroupHead(shown, node)) > 1}
      hasCallPaths={hasCallPaths}
      answers={answers}
      help={<HowToRead colors={describeColors(state.colors)} isDiff={false} />}
      lead={<PaneSwitch panes={state.panes} onChange={(panes) => change({ panes })} />}
      tools={
        <>
          <ViewMenu
            state={state}
            isCollapsed={isCollapsed}
            amounts={state.amounts ?? usualAmounts}
            profileType={profileType}
            onState={(next) => onState(next, true)}
          />
          <ViewExport
            profile={profile}
            view={view}
            unit={unit}
            transforms={transforms}
            timeZone={props.timeZone}
            pictures={shell.pictures}
            sandwich={state.panes.includes('sandwich') && sandwich !== undefined ? shown.names[sandwich] : undefined}
            fetchServerPprof={props.fetchServerPprof}
            onOpenAsFile={props.onOpenAsFile}
            onPreview={shell.showPreview}
          />
        </>
      }
    >
      <MoneyNote pricing={pricing} />
      <div onPointerEnter={onLook} onFocus={onLook}>
        <Panes
          profile={opened}
          pane={pane}
          categories={categories}
          ancestors={ancestors}
          onFocusAncestor={(length) => focusTrail(view.trail.slice(0, length))}
          state={state}
          trends={state.hasTrends ? getTrend : undefined}
          extraColumns={props.extraColumns}
          isClosed={view.isClosed}
          reveal={shell.reveal}
          getNotes={describeNode}
          describeFunction={describeFunction}
          sandwich={sandwich}
          groups={groups}
          onChangeGroups={setGroups}
          onPicture={shell.offerPicture}
          onState={onState}
          onOpenCallers={open}
          onFocusFunction={(nameIndex) => shell.focusFunction(shown.names[nameIndex] ?? '')}
          onChooseFunction={showSandwich}
          onShowSandwichDetail={() => {
            setDetailOpen(true);
            shell.showAnswer('sandwich');
          }}
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
