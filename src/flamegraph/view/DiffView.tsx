import { useTheme2 } from '@grafana/ui';
import { StateMessage } from 'components/StateMessage';
import { buildDetailsCall, type DetailsPlace, findDetailsPlace } from 'flamegraph/details/DetailsCall';
import type { GraphValues } from 'flamegraph/details/DetailsSource';
import type { DiffViewState } from 'flamegraph/diff/DiffViewState';
import type { DiffFormat } from 'flamegraph/diff/formatDiffValue';
import { buildDiffFunctions, listDiffFunctions } from 'flamegraph/diff/listDiffFunctions';
import type { ScaledDiff } from 'flamegraph/diff/ScaledDiff';
import { buildDiffSubject } from 'flamegraph/exports/diff/buildDiffSubject';
import { DiffExport } from 'flamegraph/exports/diff/DiffExport';
import type { DiffExportContent } from 'flamegraph/exports/diff/DiffExportSource';
import { completePicture } from 'flamegraph/exports/useCanvasPicture';
import { DiffTable } from 'flamegraph/panes/diff-table/DiffTable';
import type { MenuTarget, PaneProps } from 'flamegraph/state/PaneProps';
import { getAmountUnit } from 'profile/amounts/computeWeight';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import type { Sureness } from 'profile/diff/computeSureness';
import type { DiffMode, DiffScale } from 'profile/diff/DiffScale';
import { getDiffWeight, getPossibleMode, getValueFormat } from 'profile/diff/findDiff';
import { stableName } from 'profile/names/stableName';
import type { TransformNote } from 'profile/transform/applyTransforms';
import { getPathNames, getPathReference } from 'profile/transform/pathHash';
import { isName, shortenName } from 'profile/transform/shortenName';
import type { Transform } from 'profile/transform/Transform';
import { getTotal, isCut } from 'profile/tree/FlameTree';
import React, { lazy, Suspense, useMemo } from 'react';
import type { DetailsCall, DiffColors } from 'url/viewValues';
import type { DiffTrees, DiffViewAnswer, DiffViewQuestion } from 'worker/DiffQuestions';
import type { OpenedDiff } from 'worker/OpenedDiff';
import { DiffGraph } from './DiffGraph';
import { DiffTools } from './DiffTools';
import { DiffViewMenu } from './DiffViewMenu';
import { listAnswers } from './listAnswers';
import { listMenuItems, type MenuAction, type MenuGroup } from './listMenuItems';
import { SplitPanes } from './SplitPanes';
import { useDiffSearch, useDiffView } from './useDiffView';
import { type DetailsLinks, type ExplanationLinks, useViewShell } from './useViewShell';
import { ViewFrame } from './ViewFrame';

const ClassicDiff = lazy(async () => {
  const { ClassicDiff: component } = await import(
    /* webpackChunkName: "classic" */ 'flamegraph/panes/classic/ClassicDiff'
  );
  return { default: component };
});

interface DiffViewProps {
  readonly opened: OpenedDiff;
  readonly sides: DiffViewQuestion['sides'];
  readonly profileTypeId: string;
  /** "checkout", or "checkout and ledger", for titles of files. */
  readonly serviceNames: string;
  readonly timeZone: string | undefined;
  /** undefined while it is being estimated. */
  readonly sureness: Sureness | undefined;
  readonly state: DiffViewState;
  /** `isStep`: a choice that the back button undoes. */
  readonly onState: (state: DiffViewState, isStep: boolean) => void;
  /** Shows a function of both sides line by line, beside graph and table. */
  readonly renderDetails: (context: DiffDetailsContext) => React.ReactNode;
  /** Explains what is on the screen, beside the panes. */
  readonly renderExplanation: (context: DiffExplanationContext) => React.ReactNode;
}

/** Which function is shown line by line, and in which mode. */
export interface DiffDetailsContext extends DetailsLinks, DetailsPlace {
  readonly onCallOnly: (isCallOnly: boolean) => void;
  /** What is on the screen of each side; undefined where that is of other stacks than the query's. */
  readonly expected: GraphValues | undefined;
  readonly expectedBefore: GraphValues | undefined;
  readonly scale: DiffScale;
  readonly diffFormat: DiffFormat;
  readonly colors: DiffColors;
  /** What of the graph does not apply to the lines, as a sentence; "" for nothing. */
  readonly caution: string;
  readonly version: string;
  readonly onVersion: (version: string) => void;
  readonly onShowFunction: (name: string) => void;
}

/** What an explanation is about, and how it points at the panes. */
export interface DiffExplanationContext
  extends ExplanationLinks, Pick<DiffViewProps, 'opened' | 'sides' | 'profileTypeId' | 'sureness'> {
  readonly mode: DiffMode;
  readonly transforms: readonly Transform[];
}

function getSideUnits(trees: DiffTrees, sides: DiffViewProps['sides']) {
  const get = (side: keyof DiffTrees) =>
    getAmountUnit(sides[side].profileType, getDiffWeight(sides[side], getTotal(trees[side])));
  return { baseline: get('baseline'), comparison: get('comparison') };
}

/** Two profiles laid over each other, with everything that shows and changes that: chips, search, graph, table, menus. */
export function DiffView(props: DiffViewProps): React.JSX.Element {
  const { opened, sides, profileTypeId, sureness, state, onState } = props;
  const trees = useMemo(() => ({ baseline: opened.baseline.tree, comparison: opened.comparison.tree }), [opened]);
  const profileType = useMemo(() => describeProfileType(profileTypeId), [profileTypeId]);
  const { transforms, widths } = state;
  const totals = { baseline: getTotal(trees.baseline), comparison: getTotal(trees.comparison) };
  const mode = getPossibleMode(state.mode, sides, totals);
  const { shown, error, isBusy } = useDiffView(opened, { sides, mode, widths, transforms });
  const units = useMemo(() => getSideUnits(trees, sides), [trees, sides]);
  const found = useDiffSearch(shown, state.search);
  const shell = useViewShell({ tree: shown?.answer.view.tree, found, state, onState });
  const theme = useTheme2();
  const answer = shown?.answer;
  const shownMode = shown?.question.mode ?? mode;
  const format = useMemo(
    () => ({ mode: shownMode, format: getValueFormat(shownMode, profileType) }),
    [shownMode, profileType],
  );
  const isOfTest = sureness?.status !== 'estimated' || (sureness.test === 'share') === (shownMode === 'share');
  const ownSureness = isOfTest ? sureness : undefined;
  const diff = useMemo(
    () => answer && buildDiffFunctions(answer.functions, answer.scale, ownSureness),
    [answer, ownSureness],
  );
  const scaled = useMemo(
    (): ScaledDiff | undefined =>
      answer && { baseline: answer.view.baseline, comparison: answer.view.comparison, scale: answer.scale, format },
    [answer, format],
  );

  const { details, detailsCall } = state;
  const detailsPlace = useMemo(
    () => (details === '' ? undefined : findDetailsPlace([trees.comparison, trees.baseline], details, detailsCall)),
    [trees, details, detailsCall],
  );

  if (!answer || !scaled) {
    return error ? (
      <StateMessage kind="error" title="The profiles cannot be compared">
        {error}
      </StateMessage>
    ) : (
      <StateMessage kind="loading" title="Comparing both sides" />
    );
  }
  const { tree } = answer.view;
  const notes = mergeNotes(answer.notes);
  const change = (next: Partial<DiffViewState>) => onState({ ...state, ...next }, true);
  const showDetails = (name: string, detailsCall?: DetailsCall) => {
    shell.showAnswer('details');
    change({ details: shortenName(name), detailsCall, detailsVersion: '' });
  };
  // A change of the tree can take away the beginnings of stacks.
  const hasCallPaths = transforms.length === 0;
  const matchedNames = found?.status === 'ok' ? found.matchedNames : undefined;

  const focusNode = (node: number) => {
    if (node === 0) {
      shell.setTransforms(transforms.filter(({ kind }) => kind !== 'focusNode'));
    } else if (!isCut(tree, node)) {
      shell.addTransform({ kind: 'focusNode', path: getPathReference(tree, node) });
    }
  };
  const act = (target: Pick<MenuTarget, 'node' | 'nameIndex'>, action: MenuAction) => {
    switch (action.kind) {
      case 'focus':
        return focusNode(target.node ?? 0);
      case 'details':
        return showDetails(
          tree.names[target.nameIndex] ?? '',
          action.isCall ? buildDetailsCall(getPathNames(tree, target.node ?? 0)) : undefined,
        );
      case 'sandwich':
      case 'over-time':
      case 'frame-over-time':
      case 'toggle-group':
      case 'load-rest':
        return;
      default:
        return shell.act(target, action);
    }
  };
  const openMenu = (target: MenuTarget) => {
    // What a server cut is no function to do something with.
    if (target.node === undefined || !isCut(tree, target.node)) {
      shell.openMenu(target);
    }
  };
  const pane: PaneProps = {
    tree,
    functions: answer.widths,
    unit: profileType.unit,
    wholeTotal: answer.wholeWidth,
    matchedNames,
    hovered: shell.hovered,
    selectedNode: shell.selectedNode,
    onSelectNode: shell.selectNode,
    onFocusNode: focusNode,
    onOpenMenu: openMenu,
  };
  const loadContent = async (): Promise<DiffExportContent> => {
    const picture = shell.getPicture?.();
    return {
      view: answer.view,
      scaled,
      upright: await opened.getUpright(transforms),
      functions: diff && { all: diff, listed: listDiffFunctions(diff, { ...state, matchedNames }) },
      picture: picture && completePicture(picture, theme),
    };
  };
  const answers = listAnswers(shell, {
    explanation:
      state.explained &&
      props.renderExplanation({
        ...{ opened, sides, profileTypeId, mode, transforms },
        sureness: ownSureness,
        ...shell.explanation,
      }),
    details: detailsPlace && {
      name: detailsPlace.name,
      content: props.renderDetails({
        ...shell.details,
        ...detailsPlace,
        // Where run numbers are left out, the function is all that differ in nothing else.
        name: answer.runNumbers ? stableName(detailsPlace.name) : detailsPlace.name,
        onCallOnly: (isOnly) => change({ detailsCall: state.detailsCall && { ...state.detailsCall, isOnly } }),
        ...getGraphValues(answer, detailsPlace, transforms),
        scale: answer.scale,
        diffFormat: format,
        colors: state.colors,
        caution:
          transforms.length > 0 && !detailsPlace.isCallOnly
            ? 'All stacks of both sides count here, whatever the chips above leave of them.'
            : '',
        version: state.detailsVersion,
        onVersion: (detailsVersion) => change({ detailsVersion }),
        onShowFunction: showDetails,
      }),
      onClose: () => change({ details: '', detailsCall: undefined, detailsVersion: '' }),
    },
  });
  const panes = [
    {
      key: 'graph',
      label: 'Diff flame graph',
      isGraph: true,
      content:
        state.renderer === 'canvas' ? (
          <DiffGraph
            {...pane}
            scaled={scaled}
            colors={state.colors}
            textAlign={state.align}
            reveal={shell.reveal}
            onPicture={shell.offerPicture}
          />
        ) : (
          <Suspense fallback={<StateMessage kind="loading" title="Loading the flame graph" />}>
            <ClassicDiff diff={answer.view} units={units} />
          </Suspense>
        ),
    },
    {
      key: 'table',
      label: 'Diff table',
      isGraph: false,
      content: diff ? (
        <DiffTable
          diff={diff}
          functionDiff={answer.functions}
          scale={answer.scale}
          sureness={ownSureness}
          format={format}
          sort={state.sort}
          onSort={(sort) => change({ sort })}
          listed={state.listed}
          matchedNames={matchedNames}
          hovered={shell.hovered}
          onFocusFunction={(nameIndex) => shell.focusFunction(tree.names[nameIndex] ?? '')}
          onOpenMenu={openMenu}
        />
      ) : (
        <StateMessage kind="empty" title="There is nothing to subtract">
          A side has no values in this mode. Choose another range, or look at totals.
        </StateMessage>
      ),
    },
  ];

  return (
    <ViewFrame
      shell={shell}
      testId="diff-view"
      isBusy={isBusy}
      error={error}
      notes={notes}
      runNumbers={answer.runNumbers}
      wholeTotal={0}
      shareOf="of the width"
      explainLabel="Explain diff flame graph"
      listMenu={({ nameIndex, node }) => listDiffMenu(tree.names[nameIndex] ?? '', node, hasCallPaths)}
      onAction={act}
      head={
        <DiffTools
          state={state}
          onState={(next) => onState(next, true)}
          counts={diff?.counts}
          isInstant={profileType.isInstant}
        />
      }
      answers={answers}
      tools={
        <>
          <DiffViewMenu state={state} onState={(next) => onState(next, true)} />
          <DiffExport
            getSubject={() => buildDiffSubject({ ...props, trees, mode: shownMode, widths, notes })}
            transformCount={transforms.length}
            hasPicture={shell.getPicture !== undefined}
            loadContent={loadContent}
          />
        </>
      }
    >
      <SplitPanes panes={panes} />
    </ViewFrame>
  );
}

/** Of both sides; of none where stacks were changed or cut, or only one call counts. */
function getGraphValues(
  { functions }: DiffViewAnswer,
  place: DetailsPlace,
  transforms: readonly Transform[],
): Pick<DiffDetailsContext, 'expected' | 'expectedBefore'> {
  const { names, baseline, comparison, total, cut } = functions;
  const index = names.findIndex((name) => isName(place.name, name));
  const isOther = index < 0 || place.isCallOnly || transforms.some(({ kind }) => kind !== 'runNumbers');
  const getValues = (side: 'baseline' | 'comparison'): GraphValues | undefined =>
    isOther || cut[side] > 0
      ? undefined
      : {
          self: { baseline, comparison }[side].self[index] ?? 0,
          total: { baseline, comparison }[side].total[index] ?? 0,
          wholeTotal: total[side],
        };
  return { expected: getValues('comparison'), expectedBefore: getValues('baseline') };
}

/** What only one profile has a place for. */
const SINGLE_ACTIONS: ReadonlyArray<MenuAction['kind']> = ['sandwich', 'over-time', 'frame-over-time'];

/** What can be done with a frame of two profiles, or with a function in them. */
function listDiffMenu(name: string, node: number | undefined, hasCallPath: boolean): MenuGroup[] {
  return listMenuItems(name, { hasNode: node !== undefined && node > 0, isInGroup: false, hasCallPath }).map(
    (group) => ({
      ...group,
      items: group.items.filter(({ action }) => !SINGLE_ACTIONS.includes(action.kind)),
    }),
  );
}

/** What a change did on either side: it was of no use only where both sides had nothing for it. */
function mergeNotes({ baseline, comparison }: DiffViewAnswer['notes']): readonly TransformNote[] {
  return baseline.map((note, place) => {
    const other = comparison[place];
    return note.status === 'skipped' && other ? other : note;
  });
}
