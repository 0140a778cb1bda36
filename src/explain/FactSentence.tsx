import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import type { Fact } from 'profile/facts/Fact';
import React from 'react';

interface FactSentenceProps {
  readonly fact: Fact;
  readonly onHoverFunction: (name: string | undefined) => void;
  readonly onFocusFunction: (name: string) => void;
}

/** The sentence of a fact; a click on a function in it focuses the function. */
export function FactSentence({ fact, onHoverFunction, onFocusFunction }: FactSentenceProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  return (
    <span>
      {fact.parts.map((part, place) => {
        if (part.kind !== 'function') {
          return <React.Fragment key={place}>{part.text}</React.Fragment>;
        }
        const name = formatFunctionName(part.text);
        return (
          <button
            key={place}
            type="button"
            className={styles.link}
            title={`Focus on ${name}`}
            onMouseEnter={() => onHoverFunction(part.text)}
            onMouseLeave={() => onHoverFunction(undefined)}
            onFocus={() => onHoverFunction(part.text)}
            onBlur={() => onHoverFunction(undefined)}
            onClick={() => onFocusFunction(part.text)}
          >
            {name}
          </button>
        );
      })}
    </span>
  );
}

function getStyles(theme: GrafanaTheme2): Record<'link', string> {
  return {
    link: css({
      display: 'inline',
      padding: 0,
      border: 'none',
      background: 'none',
      color: theme.colors.text.link,
      textAlign: 'start',
      overflowWrap: 'anywhere',
      '&:hover': { textDecoration: 'underline' },
    }),
  };
}
