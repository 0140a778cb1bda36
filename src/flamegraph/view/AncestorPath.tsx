import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, Icon, useStyles2 } from '@grafana/ui';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { markNames } from 'profile/names/markNames';
import { splitName } from 'profile/names/splitName';
import React, { useMemo } from 'react';

interface AncestorPathProps {
  /** Names from a child of the root to the frame that is focused. */
  readonly trail: readonly string[];
  /** Focuses the first `length` names of the trail; 0 for the whole. */
  readonly onFocus: (length: number) => void;
}

/** Callers that a focus took out of the picture: a long way down keeps its two ends. */
const SHOWN_AT_ENDS = 2;

/** The way to the focused frame, each step a way back. Nothing without a focus. */
export function AncestorPath({ trail, onFocus }: AncestorPathProps): React.JSX.Element | null {
  const styles = useStyles2(getStyles);
  const marks = useMemo(() => markNames(trail, ({ shortName }) => shortName), [trail]);
  if (trail.length === 0) {
    return null;
  }
  const hidden = Math.max(0, trail.length - 2 * SHOWN_AT_ENDS);
  return (
    <nav className={styles.path} aria-label="Callers of the focused frame">
      <Button size="sm" fill="text" onClick={() => onFocus(0)}>
        total
      </Button>
      {trail.map((name, place) => {
        const isHidden = hidden > 1 && place >= SHOWN_AT_ENDS && place < trail.length - SHOWN_AT_ENDS;
        if (isHidden) {
          return place === SHOWN_AT_ENDS ? <span key={place}>› … {hidden} frames …</span> : undefined;
        }
        const isLast = place === trail.length - 1;
        const mark = marks.get(name) ?? '';
        const text = formatFunctionName([splitName(name).shortName, mark && `(${mark})`].filter(Boolean).join(' '));
        return (
          <React.Fragment key={place}>
            <Icon name="angle-right" aria-hidden />
            {isLast ? (
              <strong className={styles.name} title={formatFunctionName(name)} aria-current="true">
                {text}
              </strong>
            ) : (
              <Button size="sm" fill="text" tooltip={formatFunctionName(name)} onClick={() => onFocus(place + 1)}>
                <span className={styles.name}>{text}</span>
              </Button>
            )}
          </React.Fragment>
        );
      })}
    </nav>
  );
}

function getStyles(theme: GrafanaTheme2): Record<'path' | 'name', string> {
  return {
    path: css({
      display: 'flex',
      alignItems: 'center',
      // One line, whatever the names are: the graph below it stays where it is.
      flex: '1 1 0',
      minWidth: 96,
      overflow: 'hidden',
      whiteSpace: 'nowrap',
      fontSize: theme.typography.bodySmall.fontSize,
      color: theme.colors.text.secondary,
    }),
    name: css({
      display: 'inline-block',
      maxWidth: '18ch',
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
      verticalAlign: 'bottom',
    }),
  };
}
