import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Alert, useStyles2 } from '@grafana/ui';
import { StateMessage } from 'components/StateMessage';
import { saveAs } from 'file-saver';
import { copyTextOrSay } from 'grafana/copyText';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import type { Sureness } from 'profile/diff/computeSureness';
import { getValueFormat } from 'profile/diff/findDiff';
import type { TransformNote } from 'profile/transform/applyTransforms';
import { getPathNames, getPathReference } from 'profile/transform/pathHash';
import { shortenName } from 'profile/transform/shortenName';
import type { Transform } from 'profile/transform/Transform';
import { isCut, type FlameTree } from 'profile/tree/FlameTree';
import React, { useMemo, useState } from 'react';
import type { DiffTrees, DiffViewAnswer, DiffViewQuestion } from 'worker/DiffEngine';
import { FrameMenu } from '../menu/FrameMenu';
import { listMenuItems, quoteForSearch, type MenuAction, type MenuGroup } from '../menu/listMenuItems';
import type { MenuTarget, PaneProps } from '../PaneProps';
import { SearchBox } from '../search/SearchBox';
import { useNodeSelection } from '../selection/useNodeSelection';
import { TransformChips } from '../transforms/TransformChips';
import { DiffGraph } from './DiffGraph';
import { DiffTable } from './DiffTable';
import { DiffTools } from './DiffTools';
import type { DiffViewState } from './DiffViewState';
import { buildDiffFunctions } from './listDiffFunctions';
import { printDiffCsv } from './printDiffCsv';
import { useDiffSearch, useDiffView } from './useDiffView';

interface DiffViewProps {
  readonly trees: DiffTrees;
  readonly sides: DiffViewQuestion['sides'];
  readonly profileTypeId: string;
  /** undefined while it is being estimated. */
  readonly sureness: Sureness | undefined;
  readonly state: DiffViewState;
  /** `isStep`: a choice that the back button undoes. */
  readonly onState: (state: DiffViewState, isStep: boolean) => void;
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

  if (!answer) {
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
      case 'sandwich':
      case 'over-time':
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
  const saveCsv = (list: Uint32Array) => {
    if (diff) {
      const unit = shownMode === 'share' ? 'share' : `${profileType.unit}${shownMode === 'total' ? '' : ' per second'}`;
      const blob = new Blob([printDiffCsv(diff, list, unit)], { type: 'text/csv;charset=utf-8' });
      saveAs(blob, `diff-${profileType.type}.csv`);
    }
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
        <SearchBox
          text={state.search}
          answer={found}
          typeName={`${profileType.type} (widths)`}
          hitPlace={hitPlace}
          onText={(search) => onState({ ...state, search }, false)}
          onNext={() => moveToHit('next')}
          onPrevious={() => moveToHit('previous')}
        />
      </div>
      {error && (
        <Alert severity="error" title="The last change could not be applied">
          {error}
        </Alert>
      )}
      <div className={styles.panes}>
        <section className={styles.pane} aria-label="Diff flame graph">
          <DiffGraph {...pane} answer={answer} format={format} reveal={reveal} />
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
              onSaveCsv={saveCsv}
            />
          ) : (
            <StateMessage kind="empty" title="There is nothing to subtract">
              A side has no values in this mode. Choose another range, or look at totals.
            </StateMessage>
          )}
        </section>
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

/** What can be done with a frame of two profiles, or with a function in them. */
function listDiffMenu(name: string, node: number | undefined): MenuGroup[] {
  return listMenuItems(name, { hasNode: node !== undefined && node > 0, isInGroup: false }).map((group) => ({
    ...group,
    items: group.items.filter(({ action }) => action.kind !== 'sandwich' && action.kind !== 'over-time'),
  }));
}

/** What a change did on either side: it was of no use only where both sides had nothing for it. */
function mergeNotes({ baseline, comparison }: DiffViewAnswer['notes']): readonly TransformNote[] {
  return baseline.map((note, place) => {
    const other = comparison[place];
    return note.status === 'skipped' && other ? other : note;
  });
}

function getStyles(theme: GrafanaTheme2): Record<'view' | 'toolbar' | 'panes' | 'pane', string> {
  return {
    view: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), minWidth: 0 }),
    toolbar: css({
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: theme.spacing(1),
    }),
    panes: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) }),
    pane: css({
      flex: '1 1 480px',
      minWidth: 'min(100%, 320px)',
      height: 'max(480px, calc(100vh - 320px))',
      overflow: 'hidden',
    }),
  };
}
