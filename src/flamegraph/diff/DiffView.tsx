import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Alert, Button, useStyles2, useTheme2 } from '@grafana/ui';
import { StateMessage } from 'components/StateMessage';
import { copyTextOrSay } from 'grafana/copyText';
import { getPluginVersion } from 'grafana/version';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import type { DiffWidths } from 'profile/diff/buildDiffView';
import type { Sureness } from 'profile/diff/computeSureness';
import type { DiffMode, DiffScale } from 'profile/diff/DiffScale';
import { getValueFormat } from 'profile/diff/findDiff';
import type { Provenance } from 'profile/export/Provenance';
import type { TransformNote } from 'profile/transform/applyTransforms';
import { describeTransform } from 'profile/transform/describeTransform';
import { getPathNames, getPathReference } from 'profile/transform/pathHash';
import { findName, shortenName } from 'profile/transform/shortenName';
import type { Transform } from 'profile/transform/Transform';
import { computeCoverage } from 'profile/tree/computeCoverage';
import { isCut, type FlameTree } from 'profile/tree/FlameTree';
import React, { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import type { DiffTrees, DiffViewAnswer, DiffViewQuestion } from 'worker/DiffEngine';
import { getUprightDiff } from 'worker/profileWorker';
import { toIanaName } from '../exports/toIanaName';
import { completePicture, type CanvasPicture, type OnPicture } from '../exports/useCanvasPicture';
import { FrameMenu } from '../menu/FrameMenu';
import { listMenuItems, quoteForSearch, type MenuAction, type MenuGroup } from '../menu/listMenuItems';
import type { ExplanationActions } from 'components/ExplanationActions';
import type { MenuTarget, PaneProps } from '../PaneProps';
import { SearchBox } from '../search/SearchBox';
import { useNodeSelection } from '../selection/useNodeSelection';
import { TransformChips } from '../transforms/TransformChips';
import { useAskedFunction, type AskedFunction } from 'components/useAskedFunction';
import { DiffGraph } from './DiffGraph';
import { DiffTable } from './DiffTable';
import { DiffTools } from './DiffTools';
import type { DiffViewState } from './DiffViewState';
import { DiffViewMenu } from './DiffViewMenu';
import { DiffExport } from './exports/DiffExport';
import type { DiffExportContent, DiffExportSubject } from './exports/DiffExportSource';
import { buildDiffFunctions, listDiffFunctions } from './listDiffFunctions';
import type { ScaledDiff } from './ScaledDiff';
import type { DiffFormat } from './formatDiffValue';
import { useDiffSearch, useDiffView } from './useDiffView';

const ClassicDiff = lazy(async () => {
  const { ClassicDiff: component } = await import(/* webpackChunkName: "classic" */ '../classic/ClassicDiff');
  return { default: component };
});

interface DiffViewProps {
  readonly trees: DiffTrees;
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
export interface DiffDetailsContext {
  readonly name: string;
  readonly scale: DiffScale;
  readonly diffFormat: DiffFormat;
  /** What of the graph does not apply to the lines, as a sentence; "" for nothing. */
  readonly caution: string;
  readonly version: string;
  readonly onVersion: (version: string) => void;
  readonly onShowFunction: (name: string) => void;
  readonly onClose: () => void;
}

/** What an explanation is about, and how it points at the panes. */
export interface DiffExplanationContext extends Pick<DiffViewProps, 'trees' | 'sides' | 'profileTypeId' | 'sureness'> {
  readonly mode: DiffMode;
  readonly transforms: readonly Transform[];
  /** Function that the user wants to ask about. */
  readonly asked: AskedFunction | undefined;
  readonly actions: ExplanationActions;
  readonly onClose: () => void;
}

/** Two profiles laid over each other, with everything that shows and changes that: chips, search, graph, table, menus. */
export function DiffView(props: DiffViewProps): React.JSX.Element {
  const { trees, sides, profileTypeId, sureness, state, onState } = props;
  const styles = useStyles2(getStyles);
  const profileType = useMemo(() => describeProfileType(profileTypeId), [profileTypeId]);
  const { transforms, widths } = state;
  const mode = profileType.isInstant && state.mode === 'total' ? 'per-second' : state.mode;
  const { shown, error, isBusy } = useDiffView(trees, { sides, mode, widths, transforms });
  const found = useDiffSearch(shown, state.search);
  const { selectedNode, selectNode, reveal, hitPlace, moveToHit } = useNodeSelection(shown?.answer.view.tree, found);
  const [hoveredName, setHoveredName] = useState<number>();
  const theme = useTheme2();
  const [getPicture, setGetPicture] = useState<() => CanvasPicture | undefined>();
  const offerPicture = useCallback<OnPicture>((next) => setGetPicture(() => next), []);
  const [asked, setAsked] = useAskedFunction();
  const [menu, setMenu] = useState<MenuTarget & { tree: FlameTree }>();
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
  const setTransforms = (next: readonly Transform[]) => onState({ ...state, transforms: next }, true);
  const addTransform = (transform: Transform) => setTransforms([...transforms, transform]);
  const matchedNames = found?.status === 'ok' ? found.matchedNames : undefined;

  const focusNode = (node: number) => {
    if (node === 0) {
      setTransforms(transforms.filter(({ kind }) => kind !== 'focusNode'));
    } else if (!isCut(tree, node)) {
      addTransform({ kind: 'focusNode', path: getPathReference(tree, node) });
    }
  };
  const focusFunction = (nameIndex: number) =>
    addTransform({
      kind: 'focusFunctions',
      functions: { by: 'name', name: shortenName(tree.names[nameIndex] ?? '') },
    });
  const act = (target: MenuTarget, action: MenuAction) => {
    const name = tree.names[target.nameIndex] ?? '';
    switch (action.kind) {
      case 'transform':
        return addTransform(action.transform);
      case 'focus':
        return focusNode(target.node ?? 0);
      case 'search':
        return onState({ ...state, search: quoteForSearch(name) }, true);
      case 'copy-name':
        return void copyTextOrSay(name, 'Name');
      case 'copy-stack':
        return void copyTextOrSay(getPathNames(tree, target.node ?? 0).join('\n'), 'Stack');
      case 'ask':
        setAsked(name);
        return state.isExplained ? undefined : onState({ ...state, isExplained: true }, true);
      case 'details':
        return onState({ ...state, details: shortenName(name), detailsVersion: '' }, true);
      case 'sandwich':
      case 'over-time':
      case 'frame-over-time':
      case 'toggle-group':
      case 'load-rest':
        return;
    }
  };
  const openMenu = (target: MenuTarget) => {
    // What a server cut is no function to do something with.
    if (target.node === undefined || !isCut(tree, target.node)) {
      setMenu({ ...target, tree });
    }
  };
  const pane: PaneProps = {
    tree,
    functions: answer.widths,
    unit: profileType.unit,
    wholeTotal: answer.wholeWidth,
    matchedNames,
    hoveredName,
    onHoverName: setHoveredName,
    selectedNode,
    onSelectNode: selectNode,
    onFocusNode: focusNode,
    onOpenMenu: openMenu,
  };
  const loadContent = async (): Promise<DiffExportContent> => {
    const picture = getPicture?.();
    return {
      view: answer.view,
      scaled,
      upright: await getUprightDiff(trees, transforms),
      functions: diff && { all: diff, listed: listDiffFunctions(diff, { ...state, matchedNames }) },
      picture: picture && completePicture(picture, theme),
    };
  };

  return (
    <div className={styles.view} aria-busy={isBusy} data-testid="diff-view">
      <DiffTools
        state={state}
        onState={(next) => onState(next, true)}
        counts={diff?.counts}
        isInstant={profileType.isInstant}
      />
      <div className={styles.toolbar}>
        <TransformChips
          transforms={transforms}
          notes={isBusy ? undefined : mergeNotes(answer.notes)}
          wholeTotal={0}
          onChange={setTransforms}
        />
        <div className={styles.tools}>
          <DiffViewMenu state={state} onState={(next) => onState(next, true)} />
          <DiffExport
            getSubject={() => buildSubject(props, shownMode, answer.notes)}
            transformCount={transforms.length}
            hasPicture={getPicture !== undefined}
            loadContent={loadContent}
          />
        </div>
        <SearchBox
          text={state.search}
          answer={found}
          typeName={`${profileType.type} (widths)`}
          hitPlace={hitPlace}
          onText={(search) => onState({ ...state, search }, false)}
          onNext={() => moveToHit('next')}
          onPrevious={() => moveToHit('previous')}
        />
        <Button
          size="sm"
          variant="secondary"
          icon="question-circle"
          aria-pressed={state.isExplained}
          onClick={() => onState({ ...state, isExplained: !state.isExplained }, true)}
        >
          Explain diff flame graph
        </Button>
      </div>
      {error && (
        <Alert severity="error" title="The last change could not be applied">
          {error}
        </Alert>
      )}
      <div className={styles.panes}>
        <section className={styles.pane} aria-label="Diff flame graph">
          {state.renderer === 'canvas' ? (
            <DiffGraph
              {...pane}
              scaled={scaled}
              colours={state.colours}
              textAlign={state.align}
              reveal={reveal}
              onPicture={offerPicture}
            />
          ) : (
            <Suspense fallback={<StateMessage kind="loading" title="Loading the flame graph" />}>
              <ClassicDiff diff={answer.view} profileTypeId={profileTypeId} />
            </Suspense>
          )}
        </section>
        <section className={styles.pane} aria-label="Diff table">
          {diff ? (
            <DiffTable
              diff={diff}
              functionDiff={answer.functions}
              scale={answer.scale}
              sureness={ownSureness}
              format={format}
              sort={state.sort}
              onSort={(sort) => onState({ ...state, sort }, true)}
              listed={state.listed}
              matchedNames={matchedNames}
              hoveredName={hoveredName}
              onHoverName={setHoveredName}
              onFocusFunction={focusFunction}
              onOpenMenu={openMenu}
            />
          ) : (
            <StateMessage kind="empty" title="There is nothing to subtract">
              A side has no values in this mode. Choose another range, or look at totals.
            </StateMessage>
          )}
        </section>
        {state.details !== '' &&
          props.renderDetails({
            name: getFunctionName(tree, state.details),
            scale: answer.scale,
            diffFormat: format,
            caution:
              transforms.length > 0
                ? 'All stacks of both sides count here, whatever the chips above leave of them.'
                : '',
            version: state.detailsVersion,
            onVersion: (detailsVersion) => onState({ ...state, detailsVersion }, true),
            onShowFunction: (name) => onState({ ...state, details: shortenName(name), detailsVersion: '' }, true),
            onClose: () => onState({ ...state, details: '', detailsVersion: '' }, true),
          })}
        {state.isExplained &&
          props.renderExplanation({
            ...{ trees, sides, profileTypeId, mode, transforms, asked },
            sureness: ownSureness,
            actions: {
              onHoverFunction: (name) => setHoveredName(name === undefined ? undefined : findName(tree, name)),
              onFocusFunction: (name) =>
                addTransform({ kind: 'focusFunctions', functions: { by: 'name', name: shortenName(name) } }),
              onOpenMenu: (name, place) => {
                const nameIndex = findName(tree, name);
                if (nameIndex !== undefined) {
                  setMenu({ ...place, nameIndex, node: undefined, tree });
                }
              },
            },
            onClose: () => onState({ ...state, isExplained: false }, true),
          })}
      </div>
      {menu?.tree === tree && (
        <FrameMenu
          target={menu}
          name={tree.names[menu.nameIndex] ?? ''}
          groups={listDiffMenu(tree.names[menu.nameIndex] ?? '', menu.node)}
          onAction={(action) => act(menu, action)}
          onClose={() => setMenu(undefined)}
        />
      )}
    </div>
  );
}

/** Where both sides come from, and what was done to them. */
function buildSubject(
  { trees, sides, profileTypeId, serviceNames, timeZone, state }: DiffViewProps,
  mode: DiffMode,
  notes: DiffViewAnswer['notes'],
): DiffExportSubject {
  const applied = mergeNotes(notes).filter(({ status }) => status === 'applied');
  const describe = (side: keyof DiffTrees): Provenance => ({
    profileTypeId,
    labelSelector: sides[side].selector,
    range: sides[side].range,
    timeZone: toIanaName(timeZone),
    coverage: computeCoverage(trees[side]),
    transforms: applied.map(({ transform }) => describeTransform(transform)),
    pluginVersion: getPluginVersion(),
    createdMs: Date.now(),
  });
  return {
    title: `${describeProfileType(profileTypeId).type} · ${serviceNames}`,
    sides: { baseline: describe('baseline'), comparison: describe('comparison') },
    mode: MODE_NAMES[mode],
    widths: WIDTH_NAMES[state.widths],
  };
}

const MODE_NAMES: Readonly<Record<DiffMode, string>> = {
  'per-second': 'per second',
  share: 'share of total',
  total: 'total',
};
const WIDTH_NAMES: Readonly<Record<DiffWidths, string>> = {
  both: 'widths of both sides',
  baseline: 'widths of the baseline',
  comparison: 'widths of the comparison',
};

/** A function by its whole name, where the trees have it. */
function getFunctionName(tree: FlameTree, text: string): string {
  const nameIndex = findName(tree, text);
  return nameIndex === undefined ? text : (tree.names[nameIndex] ?? text);
}

/** What can be done with a frame of two profiles, or with a function in them. */
function listDiffMenu(name: string, node: number | undefined): MenuGroup[] {
  return listMenuItems(name, { hasNode: node !== undefined && node > 0, isInGroup: false, hasCallPath: false }).map(
    (group) => ({
      ...group,
      items: group.items.filter(({ action }) => action.kind !== 'sandwich' && action.kind !== 'over-time'),
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

function getStyles(theme: GrafanaTheme2): Record<'view' | 'toolbar' | 'tools' | 'panes' | 'pane', string> {
  return {
    view: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), minWidth: 0 }),
    toolbar: css({
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: theme.spacing(1),
    }),
    tools: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1), marginLeft: 'auto' }),
    panes: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) }),
    pane: css({
      flex: '1 1 480px',
      minWidth: 'min(100%, 320px)',
      height: 'max(480px, calc(100vh - 320px))',
      overflow: 'hidden',
    }),
  };
}
