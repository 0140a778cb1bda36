import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Alert, Button, IconButton, useStyles2 } from '@grafana/ui';
import { ClampedText } from 'components/ClampedText';
import { type Answer, Drawer } from 'components/drawer/Drawer';
import { usePageAnswers } from 'components/drawer/PageAnswers';
import { NameMarks } from 'components/FunctionName';
import { QuietProblem } from 'components/QuietProblem';
import type { PageShortcut } from 'components/shortcuts/pageShortcuts';
import { COLUMN, ROW, quietText } from 'components/styles';
import { useDrawerSize } from 'flamegraph/state/useDrawerSize';
import type { AmountUnit } from 'profile/amounts/AmountUnit';
import type { TransformNote } from 'profile/transform/applyTransforms';
import type { RunNumberCounts } from 'profile/transform/mergeRunNumbers';
import React, { useEffect, useId, useRef, useState } from 'react';
import { FrameMenu } from './FrameMenu';
import { listCutItems, listMenuItems, listRootItems } from './listMenuItems';
import { SearchBox } from './SearchBox';
import { SearchStatus } from './SearchStatus';
import { TransformChips } from './TransformChips';
import { TransformMenu } from './TransformMenu';
import { useNameMarks } from './useNameMarks';
import type { ViewShell } from './useViewShell';
import { type MenuAction, runAction, type ViewActions } from './ViewActions';
import { ViewKeys } from './ViewKeys';

interface ViewFrameProps {
  readonly shell: ViewShell;
  readonly testId: string;
  /** A newer tree is on its way. */
  readonly isBusy: boolean;
  /** Reason why the last change of the tree could not be applied. */
  readonly error: string | undefined;
  /** Sentences about what could not be asked; "" for nothing. */
  readonly problems: readonly string[];
  readonly notes: readonly TransformNote[];
  /** Whole of the transforms' shares; 0 if none are shown. */
  readonly wholeTotal: number;
  /** Run numbers that are removed from names without being asked for; undefined if there are none. */
  readonly runNumbers?: RunNumberCounts | undefined;
  /** Whole of a search's shares if it is not the whole profile. */
  readonly shareOf?: string | undefined;
  /** Unit of values; omitted if two sides are compared. */
  readonly unit?: AmountUnit | undefined;
  /** Name of the button that explains; undefined if nothing is explained. */
  readonly explainLabel: string | undefined;
  /** Keys of this view alone, after the keys of every view. */
  readonly shortcuts?: readonly PageShortcut[];
  /** All that can be done here with a frame or a function. */
  readonly actions: ViewActions;
  /** True for a frame of a chain that only calls the next. */
  readonly isInGroup?: (node: number) => boolean;
  /** True if paths of frames are the profile's, untouched by changes of the tree. */
  readonly hasCallPaths: boolean;
  /** First in the row of tools: which panes, or how sides are compared. */
  readonly lead: React.ReactNode;
  /** Menus between the search and the explanation. */
  readonly tools: React.ReactNode;
  /** Answers that are open beside the panes. */
  readonly answers: readonly Answer[];
  /** Says what the numbers do not tell, in the place of the hint for newcomers; "" for nothing. */
  readonly caution?: string | undefined;
  /** A button beside the caution. */
  readonly cautionAction?: React.ReactNode;
  /** Legend if the meaning of colours depends on the graph. */
  readonly legend?: React.ReactNode;
  /** Help for people who see such a graph for the first time. */
  readonly help: React.ReactNode;
  readonly children: React.ReactNode;
}

const HELP_ID = 'help';

/** Frame around the panes of every view of a tree: keys, tools, chips, problems, answers, and the menu. */
export function ViewFrame(props: ViewFrameProps): React.JSX.Element {
  const { shell, isBusy, error, actions } = props;
  const { state, tree } = shell;
  const styles = useStyles2(getStyles);
  const marks = useNameMarks(tree?.names, isBusy ? undefined : props.runNumbers);
  const home = useRef<HTMLDivElement>(null);
  const searchStatusId = useId();
  const [isHelpOpen, setHelpOpen] = useState(false);
  const help = { title: 'How to read this', topic: '', content: props.help, onClose: () => setHelpOpen(false) };
  const ofPage = usePageAnswersIn(shell);
  const answers = [...props.answers, ...(isHelpOpen ? [{ id: HELP_ID, ...help }] : []), ...ofPage];
  const [drawerSize, setDrawerSize] = useDrawerSize();
  return (
    <div ref={home} className={styles.view} tabIndex={-1} aria-busy={isBusy} data-testid={props.testId}>
      <ViewKeys
        shell={shell}
        shortcuts={props.shortcuts ?? []}
        actions={actions}
        hasExplanation={props.explainLabel !== undefined}
      />
      <div className={styles.toolbar}>
        {props.lead}
        <SearchBox
          text={state.search}
          answer={shell.found}
          statusId={searchStatusId}
          onText={shell.setSearch}
          onNext={() => shell.moveToHit('next')}
          onPrevious={() => shell.moveToHit('previous')}
        />
        <div className={styles.tools}>
          <TransformMenu onAdd={shell.addTransform} />
          {props.tools}
          {props.explainLabel !== undefined && (
            <Button
              size="sm"
              variant="secondary"
              icon="info-circle"
              aria-label={props.explainLabel}
              aria-pressed={state.explained !== undefined}
              onClick={shell.toggleExplanation}
            >
              Explain
            </Button>
          )}
          <IconButton
            name="question-circle"
            tooltip="How to read this"
            aria-pressed={isHelpOpen}
            onClick={() => {
              setHelpOpen(true);
              shell.showAnswer(HELP_ID);
            }}
          />
        </div>
      </div>
      {/* The line is there before anything is in it, so that a focus moves nothing below it. */}
      <div className={styles.line}>
        <TransformChips
          transforms={state.transforms}
          notes={isBusy ? undefined : props.notes}
          wholeTotal={props.wholeTotal}
          runNumbers={isBusy ? undefined : props.runNumbers}
          onChange={shell.setTransforms}
        />
        {props.caution ? (
          <div className={styles.caution}>
            <ClampedText lines={{ wide: 1, narrow: 2 }}>{props.caution}</ClampedText>
            {props.cautionAction}
          </div>
        ) : (
          state.transforms.length === 0 &&
          !props.runNumbers && (
            <span className={styles.hint}>
              Click a frame to focus on it. Its menu (right click, or Shift+F10) does more.
            </span>
          )
        )}
        {props.legend}
        <span className={styles.answer}>
          <span role="status" aria-label="Keys">
            {shell.said}
          </span>
          <SearchStatus
            id={searchStatusId}
            answer={shell.found}
            shareOf={props.shareOf}
            unit={props.unit}
            hitPlace={shell.hitPlace}
          />
        </span>
      </div>
      {[...new Set(props.problems)].map((sentence) => (
        <QuietProblem key={sentence} sentence={sentence} />
      ))}
      {error && (
        <Alert severity="error" title="The last change could not be applied">
          {error}
        </Alert>
      )}
      <NameMarks value={marks}>
        {props.children}
        <Drawer
          answers={answers}
          front={shell.front}
          onFront={shell.showAnswer}
          size={drawerSize}
          onSize={setDrawerSize}
          home={home}
        />
      </NameMarks>
      <OpenMenu {...props} />
    </div>
  );
}

/** Menu of the chosen frame; none if nothing can be done. */
function OpenMenu({ shell, actions, isInGroup, hasCallPaths }: ViewFrameProps): React.JSX.Element | null {
  const { menu, tree } = shell;
  if (!menu || !tree) {
    return null;
  }
  const { node, nameIndex } = menu;
  const can = (kind: MenuAction['kind']) => actions[kind] !== undefined;
  const name = tree.names[nameIndex] ?? '';
  const content =
    node === 0
      ? listRootItems({ can })
      : nameIndex === tree.cutNameIndex
        ? listCutItems({ can })
        : listMenuItems(name, {
            can,
            hasNode: node !== undefined,
            isInGroup: node !== undefined && (isInGroup?.(node) ?? false),
            hasCallPath: hasCallPaths,
          });
  if (content.first.length === 0) {
    return null;
  }
  return (
    <FrameMenu
      target={menu}
      name={name}
      content={content}
      onAction={(action) => runAction(actions, menu, action)}
      onClose={shell.closeMenu}
    />
  );
}

/** Returns the answers of the page around the view, which open in the view's drawer beside its own. */
function usePageAnswersIn({ showAnswer }: ViewShell): readonly Answer[] {
  const page = usePageAnswers();
  const addView = page?.addView;
  useEffect(() => addView?.(), [addView]);
  const asked = page?.asked;
  useEffect(() => {
    if (asked) {
      showAnswer(asked.id);
    }
    // Whenever it is asked for, and not whenever the view is drawn.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [asked]);
  return page?.answers ?? [];
}

function getStyles(theme: GrafanaTheme2) {
  const row = { ...ROW, gap: theme.spacing(0.5, 1) } as const;
  return {
    view: css({ ...COLUMN, gap: theme.spacing(0.5), minWidth: 0, outline: 'none' }),
    toolbar: css({ ...row, justifyContent: 'space-between' }),
    tools: css(row),
    line: css({ ...row, minHeight: 24, containerType: 'inline-size', ...quietText(theme) }),
    // A phone has no right button, and beside a drawer there is no room for two lines.
    hint: css({ '@container (max-width: 640px)': { display: 'none' } }),
    // Gives way to chips and the legend on its line.
    caution: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), flex: '1 1 200px', minWidth: 0 }),
    answer: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0, 2), marginLeft: 'auto' }),
  };
}
