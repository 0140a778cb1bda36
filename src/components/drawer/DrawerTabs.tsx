import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import { CUT } from 'components/styles';
import React from 'react';
import type { Answer } from './Drawer';

interface DrawerTabsProps {
  readonly answers: readonly Answer[];
  readonly shown: Answer;
  readonly getId: (part: 'tab' | 'panel', answer: Answer) => string;
  readonly onChoose: (id: string) => void;
}

/** A tab for each open answer: arrows walk them, Delete and the middle mouse button close one. */
export function DrawerTabs({ answers, shown, getId, onChoose }: DrawerTabsProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const moveFrom = (list: HTMLElement, place: number) => {
    const next = (place + answers.length) % answers.length;
    const answer = answers[next];
    if (answer) {
      onChoose(answer.id);
      list.querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus();
    }
  };
  return (
    <div className={styles.list} role="tablist" aria-label="Open answers">
      {answers.map((answer, place) => {
        const isShown = answer === shown;
        return (
          <button
            key={answer.id}
            id={getId('tab', answer)}
            type="button"
            className={styles.tab}
            role="tab"
            aria-selected={isShown}
            aria-controls={getId('panel', answer)}
            tabIndex={isShown ? 0 : -1}
            title={answer.title}
            onClick={() => onChoose(answer.id)}
            onAuxClick={(event) => event.button === 1 && answer.onClose()}
            onKeyDown={(event) => {
              const list = event.currentTarget.parentElement;
              if (event.key === 'ArrowRight' && list) {
                moveFrom(list, place + 1);
              } else if (event.key === 'ArrowLeft' && list) {
                moveFrom(list, place - 1);
              } else if (event.key === 'Delete') {
                answer.onClose();
              }
            }}
          >
            <span className={styles.title}>{answer.title}</span>
            {!isShown && (
              // For the pointer only; keyboards have Delete.
              <span
                className={styles.close}
                aria-hidden
                onClick={(event) => {
                  event.stopPropagation();
                  answer.onClose();
                }}
              >
                <Icon name="times" size="sm" />
              </span>
            )}
          </button>
        );
      })}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ display: 'flex', minWidth: 0, overflow: 'hidden' }),
  tab: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    minWidth: 0,
    padding: theme.spacing(0.75, 1.5),
    border: 'none',
    borderBottom: '2px solid transparent',
    background: 'transparent',
    color: theme.colors.text.secondary,
    '&[aria-selected="true"]': { color: theme.colors.text.primary, borderBottomColor: theme.colors.primary.border },
    '&:hover': { color: theme.colors.text.primary },
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.border}`, outlineOffset: -2 },
  }),
  title: css({ ...CUT, maxWidth: '28ch' }),
  close: css({ display: 'inline-flex' }),
});
