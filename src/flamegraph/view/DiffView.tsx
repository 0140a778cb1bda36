import { css } from '@emotion/css';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { lazyComponent } from 'components/lazyComponent';
import { StateMessage } from 'components/StateMessage';
import { COLUMN } from 'components/styles';
import { buildDetailsCall, findDetailsPlace } from 'flamegraph/details/DetailsCall';
import type { DiffViewState } from 'flamegraph/diff/DiffViewState';
import { buildDiffFunctions, listDiffFunctions } from 'flamegraph/diff/listDiffFunctions';
import type { ScaledDiff } from 'flamegraph/diff/ScaledDiff';
import { useDiffMoney } from 'flamegraph/diff/useDiffMoney';
import { useUnnamedNotes } from 'flamegraph/diff/useUnnamedNotes';
import { buildDiffSubject } from 'flamegraph/exports/diff/buildDiffSubject';
import { DiffExport } from 'flamegraph/exports/diff/DiffExport';
import type { DiffExportContent } from 'flamegraph/exports/diff/DiffExportSource';
import { completePicture } from 'flamegraph/exports/useCanvasPicture';
import { DiffTable } from 'flamegraph/panes/diff-table/DiffTable';
import type { PaneProps } from 'flamegraph/state/PaneProps';
import { useCategories } from 'flamegraph/state/useCategories';
import { NOTHING_UNSEEN, type Unseen } from 'flamegraph/state/useUnseen';
import { getAmountUnit } from 'profile/amounts/AmountUnit';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import { describeUnpriced } from 'profile/cost/priceProfile';
import type { Sureness } from 'profile/diff/computeSureness';
import { getDiffWeight, getPossibleMode } from 'profile/diff/DiffQuestion';
import { getValueFormat } from 'profile/diff/findDiff';
import type { FileNames } from 'profile/formats/Provenance';
import type { FetchedClues } from 'profile/names/CodeClues';
import { stableName } from 'profile/names/stableName';
import { getPathNames } from 'profile/transform/pathHash';
import { getTotal } from 'profile/tree/FlameTree';
import React, { useMemo } from 'react';
import type { DiffTrees, DiffViewQuestion, OpenedDiff } from 'worker/OpenedDiff';
import type { DiffDetailsContext, DiffExplanationContext } from './contexts';
import { describeColors } from './describeColors';
import { DiffModeSwitch } from './DiffModeSwitch';
import { DiffScale } from './DiffScale';
import { DiffViewMenu } from './DiffViewMenu';
import { focusOnNode, getAncestors, replaceFocus } from './focusTrail';
import { FunctionGroups } from './FunctionGroups';
import { getDiffGraphValues } from './getDiffGraphValues';
import { DiffGraph } from './GraphPane';
import { HowToRead } from './HowToRead';
import { listAnswers } from './listAnswers';
import { MoneyNote } from './MoneyNote';
import { SplitPanes } from './SplitPanes';
import { mergeNotes, useDiffSearch, useDiffView } from './useDiffView';
import { useViewShell } from './useViewShell';
import type { ViewActions } from './ViewActions';
import { ViewFrame } from './ViewFrame';

const ClassicDiff = lazyComponent('Loading the flame graph', async () => {
  const { ClassicDiff: component } = await import(
    /* webpackChunkName: "classic" */ 'flamegraph/panes/classic/ClassicFlameGraph'
  );
  return { default: component };
});

interface DiffViewProps {
  readonly opened: OpenedDiff;
  readonly sides: DiffViewQuestion['sides'];
  /** True if the page counts the instances of both sides on demand. */
  readonly countsInstances?: boolean;
  readonly profileTypeId: string;
  /** File names of each side that comes from files; omitted if both come from a server. */
  readonly fileNames?: FileNames;
  /** "checkout", or "checkout and ledger", for titles of files. */
  readonly serviceNames: string;
  readonly timeZone: string | undefined;
  /** undefined while the estimate runs. */
  readonly sureness: Sureness | undefined;
  /** Parts that the flame graphs of the sides do not show. */
  readonly unseen?: Readonly<Record<keyof DiffTrees, Unseen>>;
  /** Fetches clues beyond names about whose code a side's functions are; omitted if there are none. */
  readonly fetchClues?: (side: keyof DiffTrees, signal: AbortSignal) => Promise<FetchedClues>;
  /** Verdict as a sentence; omitted until there is one. */
  readonly verdict?: string | undefined;
  /** Says what the numbers of the mode do not tell, or may tell wrongly; "" for nothing. */
  readonly caution?: string;
  /** A button beside the caution. */
  readonly cautionAction?: React.ReactNode;
  readonly state: DiffViewState;
  /** `isStep`: a choice that the back button undoes. */
  readonly onState: (state: DiffViewState, isStep: boolean) => void;
  /** Shows a function of both sides line by line; omitted if no lines are known. */
  readonly renderDetails?: (context: DiffDetailsContext) => React.ReactNode;
  /** Explains the screen; omitted if there is no explanation. */
  readonly renderExplanation?: (context: DiffExplanationContext) => React.ReactNode;
}

const NOTHING_UNSEEN_OF_BOTH = { baseline: NOTHING_UNSEEN, comparison: NOTHING_UNSEEN };

function getSideUnits(trees: DiffTrees, sides: DiffViewProps['sides']) {
  const get = (side: keyof DiffTrees) =>
    getAmountUnit(sides[side].profileType, getDiffWeight(sides[side], getTotal(trees[side])));
  return { baseline: get('baseline'), comparison: get('comparison') };
}

/** View of two profiles laid over each other, with its tools: chips, search, graph, table, menus. */
export function DiffView(props: DiffViewProps): React.JSX.Element {
  const { opened, sides, profileTypeId, sureness, state, onState } = props;
  const trees = useMemo(() => ({ baseline: opened.baseline.tree, comparison: opened.comparison.tree }), [opened]);
  const profileType = useMemo(() => describeProfileType(profileTypeId), [profileTypeId]);
  const { transforms, widths } = state;
  const totals = { baseline: getTotal(trees.baseline), comparison: getTotal(trees.comparison) };
  const mode = getPossibleMode(state.mode, sides, totals);
  const isOwnCodeOnly = transforms.some(({ kind }) => kind === 'ownCode');
  const isOwnerWanted = isOwnCodeOnly || state.explained !== undefined;
  const { unseen = NOTHING_UNSEEN_OF_BOTH, fetchClues } = props;
  const getFetch = (side: keyof DiffTrees) => fetchClues && ((signal: AbortSignal) => fetchClues(side, signal));
  const ofBaseline = useCategories(opened.baseline, isOwnerWanted, getFetch('baseline'));
  const ofComparison = useCategories(opened.comparison, isOwnerWanted, getFetch('comparison'));
  const { shown, error, isBusy } = useDiffView(
    opened,
    { sides, mode, widths, transforms },
    isOwnCodeOnly ? [ofBaseline.categories, ofComparison.categories] : [undefined, undefined],
  );
  const units = useMemo(() => getSideUnits(trees, sides), [trees, sides]);
  const found = useDiffSearch(shown, state.search);
  const shell = useViewShell({ tree: shown?.answer.view.tree, found, state, onState });
  const theme = useTheme2();
  const styles = useStyles2(getStyles);
  const answer = shown?.answer;
  const shownMode = shown?.question.mode ?? mode;
  const canBeMoney = !props.fileNames && describeUnpriced(profileType) === '';
  const isMoney = canBeMoney && state.isMoney && mode === 'per-second';
  const money = useDiffMoney({ isWanted: isMoney, profileType, sides, totals });
  const moneyFormat = shownMode === 'per-second' ? money.format : undefined;
  const cost = moneyFormat && money.note?.status === 'priced' ? money.note.sentence : undefined;
  const format = useMemo(
    () => ({ mode: shownMode, format: moneyFormat ?? getValueFormat(shownMode, profileType) }),
    [shownMode, profileType, moneyFormat],
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
  const drawn = useMemo(() => answer && { answer, format }, [answer, format]);
  const unnamed = useUnnamedNotes(opened, unseen, transforms, drawn);

  const { details, detailsCall } = state;
  const detailsPlace = useMemo(
    () => (details === '' ? undefined : findDetailsPlace([trees.comparison, trees.baseline], details, detailsCall)),
    [trees, details, detailsCall],
  );
  // The same list for as long as the answer is: every move of the pointer draws anew.
  const ancestors = useMemo(
    () => (answer ? getAncestors({ tree: answer.view.tree, trail: answer.trail }) : []),
    [answer],
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
  // A change of the tree can take away the beginnings of stacks.
  const hasCallPaths = transforms.length === 0;
  const matchedNames = found?.status === 'ok' ? found.matchedNames : undefined;

  const focused = { tree, trail: answer.trail };
  const focusNode = (node: number) => {
    const next = focusOnNode(transforms, focused, node);
    if (next !== transforms) {
      shell.setTransforms(next);
    }
  };
  const actions: ViewActions = {
    ...shell.actions,
    ...(!props.renderExplanation && { ask: undefined }),
    focus: ({ node = 0 }) => focusNode(node),
    ...(props.renderDetails && {
      details: ({ node = 0, nameIndex }, { isCall }) =>
        shell.showDetails(tree.names[nameIndex] ?? '', isCall ? buildDetailsCall(getPathNames(tree, node)) : undefined),
    }),
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
    onOpenMenu: shell.openMenu,
  };
  const loadContent = async (): Promise<DiffExportContent> => {
    const picture = shell.pictures.get('graph')?.();
    return {
      view: answer.view,
      scaled,
      sureness: ownSureness,
      upright: await opened.getUpright(transforms),
      functions: diff && { all: diff, listed: listDiffFunctions(diff, { ...state, matchedNames }) },
      picture: picture && completePicture(picture, theme),
    };
  };
  const answers = listAnswers(shell, {
    explanation:
      state.explained &&
      props.renderExplanation?.({
        ...{ opened, sides, profileTypeId, mode, transforms, unseen, money, fileNames: props.fileNames },
        categories: [ofBaseline.categories, ofComparison.categories],
        sureness: ownSureness,
        ...shell.explanation,
      }),
    details: detailsPlace && {
      name: detailsPlace.name,
      content: props.renderDetails?.({
        ...shell.details,
        ...detailsPlace,
        // Without run numbers, the function stands for all functions that differ only in them.
        name: answer.runNumbers ? stableName(detailsPlace.name) : detailsPlace.name,
        ...getDiffGraphValues(answer, detailsPlace, transforms),
        scale: answer.scale,
        diffFormat: format,
        colors: state.colors,
        caution:
          transforms.length > 0 && !detailsPlace.isCallOnly
            ? 'Counts all stacks of both sides, even those that the chips above leave out.'
            : '',
      }),
      onClose: shell.closeDetails,
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
            ancestors={ancestors}
            onFocusAncestor={(length) => shell.setTransforms(replaceFocus(transforms, answer.trail.slice(0, length)))}
            colors={state.colors}
            textAlign={state.align}
            describeNode={unnamed.ofNode}
            reveal={shell.reveal}
            onPicture={shell.offerPicture.graph}
          />
        ) : (
          <ClassicDiff diff={answer.view} units={units} />
        ),
    },
    {
      key: 'table',
      label: 'Diff table',
      isGraph: false,
      content: diff ? (
        <div className={styles.list}>
          <FunctionGroups listed={state.listed} onListed={(listed) => change({ listed })} counts={diff.counts} />
          <div className={styles.table}>
            <DiffTable
              diff={diff}
              functionDiff={answer.functions}
              scale={answer.scale}
              sureness={ownSureness}
              format={format}
              describeFunction={unnamed.ofFunction}
              sort={state.sort}
              onSort={(sort) => change({ sort })}
              listed={state.listed}
              matchedNames={matchedNames}
              hovered={shell.hovered}
              onFocusFunction={(nameIndex) => shell.focusFunction(tree.names[nameIndex] ?? '')}
              onOpenMenu={shell.openMenu}
            />
          </div>
        </div>
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
      problems={[ofBaseline.problem, ofComparison.problem]}
      notes={notes}
      runNumbers={answer.runNumbers}
      wholeTotal={0}
      shareOf="of the width"
      explainLabel={props.renderExplanation && 'Explain diff flame graph'}
      actions={actions}
      hasCallPaths={hasCallPaths}
      lead={
        <DiffModeSwitch
          isInstant={profileType.isInstant}
          mode={mode}
          isPossible={(asked) => asked === 'per-instance' || getPossibleMode(asked, sides, totals) === asked}
          countsInstances={props.countsInstances === true}
          isMoney={state.isMoney}
          canBeMoney={canBeMoney}
          onMode={(next, isNextMoney) => change({ mode: next, isMoney: isNextMoney })}
        />
      }
      answers={answers}
      caution={props.caution}
      cautionAction={props.cautionAction}
      legend={state.renderer === 'canvas' && <DiffScale colors={state.colors} />}
      help={<HowToRead colors={describeColors(state.colors)} isDiff />}
      tools={
        <>
          <DiffViewMenu state={state} onState={(next) => onState(next, true)} />
          <DiffExport
            getSubject={() => buildDiffSubject({ ...props, unseen, trees, mode: shownMode, cost, widths, notes })}
            transformCount={transforms.length}
            hasPicture={shell.pictures.has('graph')}
            loadContent={loadContent}
            verdict={props.verdict}
            onPreview={shell.showPreview}
          />
        </>
      }
    >
      <MoneyNote pricing={money.note} />
      <SplitPanes panes={panes} />
    </ViewFrame>
  );
}

const getStyles = () => ({
  list: css({ ...COLUMN, height: '100%' }),
  table: css({ flex: '1 1 0', minHeight: 0 }),
});
