import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Alert, Button, useStyles2 } from '@grafana/ui';
import { type Answer, Drawer, type DrawerSize, USUAL_DRAWER_SIZE } from 'components/drawer/Drawer';
import { NameMarks } from 'components/NameMarks';
import type { PageShortcut } from 'components/shortcuts/pageShortcuts';
import type { MenuTarget } from 'flamegraph/state/PaneProps';
import { useStoredValue } from 'flamegraph/state/useStoredValue';
import type { TransformNote } from 'profile/transform/applyTransforms';
import type { RunNumberCounts } from 'profile/transform/mergeRunNumbers';
import React, { useRef } from 'react';
import { FrameMenu } from './FrameMenu';
import type { MenuAction, MenuGroup } from './listMenuItems';
import { SearchBox } from './SearchBox';
import { TransformChips } from './TransformChips';
import { useNameMarks } from './useNameMarks';
import type { ViewShell } from './useViewShell';
import { ViewKeys } from './ViewKeys';

interface ViewFrameProps {
  readonly shell: ViewShell;
  readonly testId: string;
  /** A newer tree is on its way. */
  readonly isBusy: boolean;
  /** Why the last change of the tree could not be applied. */
  readonly error: string | undefined;
  /** The outcome of each transform. */
  readonly notes: readonly TransformNote[];
  readonly wholeTotal: number;
  /** What is left out of names without being asked for; undefined where nothing is. */
  readonly runNumbers?: RunNumberCounts | undefined;
  /** What shares of a search are of, where that is not the whole profile. */
  readonly shareOf?: string | undefined;
  readonly explainLabel: string;
  /** Keys of this view alone, after those of every view. */
  readonly shortcuts?: readonly PageShortcut[];
  readonly listMenu: (target: MenuTarget) => readonly MenuGroup[];
  readonly onAction: (target: Pick<MenuTarget, 'node' | 'nameIndex'>, action: MenuAction) => void;
  /** Above the tools: what the view is about. */
  readonly head?: React.ReactNode;
  /** Menus between the search and the explanation. */
  readonly tools: React.ReactNode;
  /** What is open beside the panes. */
  readonly answers: readonly Answer[];
  readonly children: React.ReactNode;
}

/** What stands around the panes of every view of a tree: keys, chips, search, tools, what went wrong, and the menu. */
export function ViewFrame(props: ViewFrameProps): React.JSX.Element {
  const { shell, isBusy, error, onAction } = props;
  const { state, tree, menu } = shell;
  const styles = useStyles2(getStyles);
  const marks = useNameMarks(tree?.names, isBusy ? undefined : props.runNumbers);
  const home = useRef<HTMLDivElement>(null);
  const [drawerSize, setDrawerSize] = useStoredValue<DrawerSize>('drawerSize', USUAL_DRAWER_SIZE, isDrawerSize);
  return (
    <div ref={home} className={styles.view} tabIndex={-1} aria-busy={isBusy} data-testid={props.testId}>
      <ViewKeys shell={shell} shortcuts={props.shortcuts ?? []} onAction={onAction} />
      {props.head}
      <div className={styles.toolbar}>
        <TransformChips
          transforms={state.transforms}
          notes={isBusy ? undefined : props.notes}
          wholeTotal={props.wholeTotal}
          runNumbers={isBusy ? undefined : props.runNumbers}
          onChange={shell.setTransforms}
        />
        <SearchBox
          text={state.search}
          answer={shell.found}
          shareOf={props.shareOf}
          hitPlace={shell.hitPlace}
          onText={shell.setSearch}
          onNext={() => shell.moveToHit('next')}
          onPrevious={() => shell.moveToHit('previous')}
        />
        <div className={styles.tools}>
          {props.tools}
          <Button
            size="sm"
            variant="secondary"
            icon="question-circle"
            aria-pressed={state.explained !== undefined}
            onClick={shell.toggleExplanation}
          >
            {props.explainLabel}
          </Button>
        </div>
      </div>
      {error && (
        <Alert severity="error" title="The last change could not be applied">
          {error}
        </Alert>
      )}
      <NameMarks value={marks}>
        {props.children}
        <Drawer
          answers={props.answers}
          front={shell.front}
          onFront={shell.showAnswer}
          size={drawerSize}
          onSize={setDrawerSize}
          home={home}
        />
      </NameMarks>
      {menu && (
        <FrameMenu
          target={menu}
          name={tree?.names[menu.nameIndex] ?? ''}
          groups={props.listMenu(menu)}
          onAction={(action) => onAction(menu, action)}
          onClose={shell.closeMenu}
        />
      )}
    </div>
  );
}

function isDrawerSize(value: unknown): value is DrawerSize {
  const { widthPx, heightPx } = (value ?? {}) as Partial<DrawerSize>;
  return Number.isFinite(widthPx) && Number.isFinite(heightPx);
}

function getStyles(theme: GrafanaTheme2): Record<'view' | 'toolbar' | 'tools', string> {
  const row = { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1) } as const;
  return {
    view: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), minWidth: 0, outline: 'none' }),
    toolbar: css({ ...row, justifyContent: 'space-between' }),
    tools: css(row),
  };
}
