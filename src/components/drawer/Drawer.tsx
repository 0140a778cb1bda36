import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { IconButton, useStyles2 } from '@grafana/ui';
import { COLUMN } from 'components/styles';
import React, { type RefObject, useEffect, useId, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useDrawerPlace } from './DrawerPlace';
import { DrawerTabs } from './DrawerTabs';
import { ResizeHandle } from './ResizeHandle';
import { useFocusReturn } from './useFocusReturn';
import { useRoomInWindow, useWindowSize } from './useRoomInWindow';

export interface Answer {
  readonly id: string;
  /** Title of the tab. */
  readonly title: string;
  /** Changes when the answer is about something else: then it comes to the front. */
  readonly topic: string;
  readonly content: React.ReactNode;
  readonly onClose: () => void;
}

/** The answer in front; another sequence brings the same one to the front again. */
export interface FrontAnswer {
  readonly id: string;
  readonly sequence: number;
}

export interface DrawerSize {
  readonly widthPx: number;
  /** Height of the sheet on narrow screens. */
  readonly heightPx: number;
}

interface DrawerProps {
  readonly answers: readonly Answer[];
  readonly front: FrontAnswer | undefined;
  readonly onFront: (id: string) => void;
  readonly size: DrawerSize;
  readonly onSize: (size: DrawerSize) => void;
  /** Element that the answers are about, to which the focus returns. */
  readonly home: RefObject<HTMLElement>;
}

export const USUAL_DRAWER_SIZE: DrawerSize = { widthPx: 440, heightPx: 400 };

const MIN_WIDTH_PX = 300;
const MIN_HEIGHT_PX = 160;
const STEP_PX = 32;

/**
 * The one place where answers open: at the right of the page, or a sheet from below if the window is narrow. All answers
 * stay alive, and one is in front. Opened with a key it takes the focus; Escape closes the answer in front, and after the
 * last one the focus is where it was.
 */
export function Drawer(props: DrawerProps): React.JSX.Element | null {
  const { answers, front, onFront, home } = props;
  const { isByKeyboard, giveBack } = useFocusReturn(home);
  const shown = answers.find(({ id }) => id === front?.id) ?? answers.at(-1);
  const panel = useRef<HTMLDivElement>(null);

  const known = useRef<ReadonlyMap<string, string> | undefined>(undefined);
  const topics = JSON.stringify(answers.map(({ id, topic }) => [id, topic]));
  useEffect(() => {
    const called = answers.findLast(({ id, topic }) => known.current?.get(id) !== topic);
    const next = called ?? (shown?.id === front?.id ? undefined : shown);
    known.current = new Map(answers.map(({ id, topic }) => [id, topic]));
    if (next) {
      onFront(next.id);
    }
    // The topics stand for the answers.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [topics, shown?.id]);

  const countBefore = useRef(answers.length);
  useEffect(() => {
    // The focused element may be gone with the answer.
    if (answers.length < countBefore.current && document.activeElement === document.body) {
      if (panel.current) {
        panel.current.focus({ preventScroll: true });
      } else {
        giveBack();
      }
    }
    countBefore.current = answers.length;
  }, [answers.length, giveBack]);

  const sequence = front?.sequence;
  const isChosenByTab = useRef(false);
  useEffect(() => {
    if (sequence !== undefined && isByKeyboard() && !isChosenByTab.current) {
      panel.current?.focus({ preventScroll: true });
    }
    isChosenByTab.current = false;
  }, [sequence, isByKeyboard]);
  const chooseTab = (id: string) => {
    // Somebody who walks the tabs stays on them.
    isChosenByTab.current = true;
    onFront(id);
  };

  return shown ? <OpenDrawer {...props} shown={shown} panel={panel} onChooseTab={chooseTab} /> : null;
}

function OpenDrawer(
  props: DrawerProps & {
    readonly shown: Answer;
    readonly panel: RefObject<HTMLDivElement>;
    readonly onChooseTab: (id: string) => void;
  },
): React.JSX.Element | null {
  const { answers, shown, panel, size, onSize } = props;
  const styles = useStyles2(getStyles);
  const place = useDrawerPlace();
  const { widthPx: windowWidthPx, heightPx: windowHeightPx, isWide } = useWindowSize();
  const box = useRoomInWindow(isWide ? place : undefined);
  const idPrefix = useId();
  const getId = (part: 'tab' | 'panel', { id }: Answer) => `${idPrefix}-${part}-${id}`;

  const maxWidthPx = Math.max(MIN_WIDTH_PX, Math.floor(windowWidthPx * 0.6));
  const maxHeightPx = Math.max(MIN_HEIGHT_PX, Math.floor(windowHeightPx * 0.85));
  const widthPx = Math.min(size.widthPx, maxWidthPx);
  const heightPx = Math.min(size.heightPx, maxHeightPx);
  const { of, ...sized } = isWide
    ? ({
        label: 'Width of the answers',
        axis: 'x',
        of: 'widthPx',
        value: widthPx,
        min: MIN_WIDTH_PX,
        max: maxWidthPx,
      } as const)
    : ({
        label: 'Height of the answers',
        axis: 'y',
        of: 'heightPx',
        value: heightPx,
        min: MIN_HEIGHT_PX,
        max: maxHeightPx,
      } as const);
  const drawer = (
    <aside
      ref={box}
      className={isWide ? styles.side : styles.sheet}
      style={isWide ? { width: widthPx } : { height: heightPx }}
      aria-label="Answers"
      onKeyDown={(event) => {
        // Events of menus and dialogs come by here, too: those are React's children of an answer, not the page's.
        const isOurs = event.target instanceof Node && event.currentTarget.contains(event.target);
        if (event.key === 'Escape' && isOurs && !event.defaultPrevented && !isOfField(event.target)) {
          event.preventDefault();
          event.stopPropagation();
          shown.onClose();
        }
      }}
    >
      <ResizeHandle
        // Another handle, and not one that turns while it is dragged.
        key={sized.axis}
        {...sized}
        step={STEP_PX}
        perPx={-1}
        valueText={`${Math.round(sized.value)} pixels`}
        onChange={(next) => onSize({ ...size, [of]: next })}
        onReset={() => onSize({ ...size, [of]: USUAL_DRAWER_SIZE[of] })}
      />
      <div className={styles.inner}>
        <div className={styles.head}>
          <DrawerTabs answers={answers} shown={shown} getId={getId} onChoose={props.onChooseTab} />
          <IconButton name="times" tooltip={`Close “${shown.title}”`} onClick={() => shown.onClose()} />
        </div>
        <div className={styles.panels}>
          {answers.map((answer) => (
            <div
              key={answer.id}
              id={getId('panel', answer)}
              ref={answer === shown ? panel : undefined}
              className={styles.panel}
              // Hidden, and not gone: an answer goes on while another one is in front.
              style={answer === shown ? undefined : { visibility: 'hidden' }}
              role="tabpanel"
              aria-labelledby={getId('tab', answer)}
              tabIndex={0}
            >
              {answer.content}
            </div>
          ))}
        </div>
      </div>
    </aside>
  );
  if (!place) {
    return drawer;
  }
  return place.element
    ? createPortal(
        <>
          {drawer}
          {/* A sheet must not lie on the end of the page for good. */}
          {!isWide && <div style={{ height: heightPx }} />}
        </>,
        place.element,
      )
    : null;
}

/** True if Escape has a use of its own there: it closes a list, or somebody has written something. */
function isOfField(target: EventTarget): boolean {
  return (
    target instanceof HTMLElement &&
    (target.getAttribute('aria-expanded') === 'true' ||
      ((target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === 'text')) &&
        target.value !== ''))
  );
}

function getStyles(theme: GrafanaTheme2) {
  const box = { display: 'flex', background: theme.colors.background.primary } as const;
  return {
    side: css({
      ...box,
      position: 'sticky',
      height: '100vh',
      marginLeft: theme.spacing(1),
      border: `1px solid ${theme.colors.border.weak}`,
      borderLeft: 'none',
    }),
    sheet: css({
      ...box,
      flexDirection: 'column',
      position: 'fixed',
      inset: 'auto 0 0 0',
      zIndex: theme.zIndex.navbarFixed - 1,
      borderTop: `1px solid ${theme.colors.border.medium}`,
      boxShadow: theme.shadows.z3,
    }),
    inner: css({ ...COLUMN, flex: 1, minWidth: 0, minHeight: 0 }),
    head: css({
      display: 'flex',
      alignItems: 'center',
      justifyContent: 'space-between',
      paddingRight: theme.spacing(1),
      borderBottom: `1px solid ${theme.colors.border.weak}`,
    }),
    panels: css({ position: 'relative', flex: 1, minHeight: 0 }),
    panel: css({ position: 'absolute', inset: 0, overflowY: 'auto', padding: theme.spacing(1) }),
  };
}
