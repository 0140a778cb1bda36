import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import { useVirtualRows } from 'components/useVirtualRows';
import React, { useEffect } from 'react';
import type { SuggestionOption } from './suggestionOptions';

interface SuggestionListProps {
  /** Id of the listbox; the options' are made of it, see `getOptionId`. */
  readonly id: string;
  readonly label: string;
  readonly options: readonly SuggestionOption[];
  /** Position of the option that Enter takes; -1 for none. */
  readonly active: number;
  readonly isMultiple: boolean;
  readonly onChoose: (option: SuggestionOption) => void;
}

const ROW_HEIGHT_PX = 30;
const MAX_ROWS = 9;

export function getOptionId(listId: string, position: number): string {
  return `${listId}-${position}`;
}

/** The list under a combobox, of any length. The focus stays in the input, which names the active option. */
export function SuggestionList(props: SuggestionListProps): React.JSX.Element {
  const { id, label, options, active, isMultiple, onChoose } = props;
  const styles = useStyles2(getStyles);
  const { scrollRef, rows, heightPx, scrollToRow } = useVirtualRows({
    rowCount: options.length,
    rowHeightPx: ROW_HEIGHT_PX,
    headerHeightPx: 0,
    activeRow: active,
  });
  useEffect(() => {
    if (active >= 0) {
      scrollToRow(active);
    }
  }, [active, scrollToRow]);

  return (
    <div
      ref={scrollRef}
      id={id}
      role="listbox"
      aria-label={label}
      aria-multiselectable={isMultiple}
      className={styles.list}
      style={{ height: Math.min(options.length, MAX_ROWS) * ROW_HEIGHT_PX }}
    >
      <div role="presentation" className={styles.content} style={{ height: heightPx }}>
        {rows.map(({ row, topPx }) => {
          const option = options[row];
          return (
            option && (
              <div
                key={row}
                id={getOptionId(id, row)}
                role="option"
                aria-selected={option.isPicked}
                aria-setsize={options.length}
                aria-posinset={row + 1}
                title={option.text.slice(0, 500)}
                className={cx(styles.option, row === active && styles.active)}
                style={{ height: ROW_HEIGHT_PX, transform: `translateY(${topPx}px)` }}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => onChoose(option)}
              >
                <span className={styles.check}>{option.isPicked && <Icon name="check" size="sm" aria-hidden />}</span>
                <bdi className={styles.text}>{option.text}</bdi>
                {option.hint !== undefined && <span className={styles.hint}>{option.hint}</span>}
              </div>
            )
          );
        })}
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ overflowY: 'auto' }),
  content: css({ position: 'relative' }),
  option: css({
    position: 'absolute',
    top: 0,
    left: 0,
    width: '100%',
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    padding: theme.spacing(0, 1),
    cursor: 'pointer',
    '&:hover': { background: theme.colors.action.hover },
  }),
  active: css({ background: theme.colors.action.focus, boxShadow: `inset 2px 0 0 ${theme.colors.primary.border}` }),
  check: css({ width: 16, flexShrink: 0 }),
  text: css({ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'pre', minWidth: 0 }),
  hint: css({ marginLeft: 'auto', flexShrink: 0, color: theme.colors.text.secondary }),
});
