import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import type { ExplanationActions } from 'components/ExplanationActions';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import React from 'react';

interface FunctionLinkProps {
  readonly name: string;
  /** Text to show instead of the name. */
  readonly text?: string;
  readonly title?: string;
  readonly actions: ExplanationActions;
}

/** A function in a text: pointing at it highlights it in the graph, a click focuses it, a right click opens its menu. */
export function FunctionLink({ name, text = name, title, actions }: FunctionLinkProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { onHoverFunction, onFocusFunction, onOpenMenu } = actions;
  const help = `Click to focus on ${formatFunctionName(name)}; right-click, or arrow down, for its lines, callers and more`;
  const openMenuBelow = (link: HTMLElement) => {
    const { left, bottom } = link.getBoundingClientRect();
    onOpenMenu(name, { xPx: left, yPx: bottom });
  };
  return (
    <button
      type="button"
      className={styles.link}
      title={title ? `${title} ${help}` : help}
      onMouseEnter={() => onHoverFunction(name)}
      onMouseLeave={() => onHoverFunction(undefined)}
      onFocus={() => onHoverFunction(name)}
      onBlur={() => onHoverFunction(undefined)}
      onClick={() => onFocusFunction(name)}
      // The arrow key opens the menu, as not every keyboard has a menu key.
      aria-haspopup="menu"
      onKeyDown={(event) => {
        if (event.key === 'ArrowDown') {
          event.preventDefault();
          openMenuBelow(event.currentTarget);
        }
      }}
      onContextMenu={(event) => {
        event.preventDefault();
        // The menu key has no place of its own.
        const isByKey = event.clientX === 0 && event.clientY === 0;
        if (isByKey) {
          openMenuBelow(event.currentTarget);
        } else {
          onOpenMenu(name, { xPx: event.clientX, yPx: event.clientY });
        }
      }}
    >
      {formatFunctionName(text)}
    </button>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  link: css({
    display: 'inline',
    padding: 0,
    border: 'none',
    background: 'none',
    color: theme.colors.text.link,
    fontFamily: 'inherit',
    textAlign: 'start',
    overflowWrap: 'anywhere',
    '&:hover': { textDecoration: 'underline' },
  }),
});
