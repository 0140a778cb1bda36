import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { IconButton, useStyles2 } from '@grafana/ui';
import React, { type RefObject, useLayoutEffect, useRef, useState } from 'react';

interface Lines {
  readonly wide: number;
  /** Number of lines below the width of a small tablet. */
  readonly narrow: number;
}

interface ClampedTextProps {
  readonly lines: Lines;
  readonly children: React.ReactNode;
}

/**
 * A text of so many lines and no more, which shows the rest on demand. It takes the room of all its lines from the beginning,
 * so that nothing below it moves when the text grows.
 */
export function ClampedText({ lines, children }: ClampedTextProps): React.JSX.Element {
  const styles = useStyles2(getStyles, lines);
  const [isOpen, setOpen] = useState(false);
  const text = useRef<HTMLDivElement>(null);
  const isCut = useIsCut(text);
  return (
    <div className={styles.row}>
      <div ref={text} className={cx(styles.text, !isOpen && styles.clamped)}>
        {children}
      </div>
      <IconButton
        name={isOpen ? 'angle-up' : 'angle-down'}
        size="lg"
        aria-label={isOpen ? 'Show less' : 'Show all of it'}
        tooltip={isOpen ? 'Show less' : 'Show all of it'}
        aria-expanded={isOpen}
        className={cx(!isCut && !isOpen && styles.absent)}
        onClick={() => setOpen(!isOpen)}
      />
    </div>
  );
}

/** True while an element has more text than it shows. */
function useIsCut(ref: RefObject<HTMLElement>): boolean {
  const [isCut, setCut] = useState(false);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) {
      return undefined;
    }
    const measure = (): void => setCut(element.scrollHeight > element.clientHeight + 1);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
    // The text may change with every render, and its box stays the same.
  });
  return isCut;
}

const LINE_PX = 18;

function getStyles(theme: GrafanaTheme2, lines: Lines) {
  const narrow = theme.breakpoints.down('md');
  return {
    row: css({ display: 'flex', alignItems: 'flex-start', flex: 1, minWidth: 0, gap: theme.spacing(0.5) }),
    text: css({
      flex: 1,
      minWidth: 0,
      lineHeight: `${LINE_PX}px`,
      minHeight: LINE_PX * lines.wide,
      overflowWrap: 'anywhere',
      // A heading within has lower lines of its own, and would show a part of one more; smaller letters on the same base line would
      // make a line higher.
      '& > *': { lineHeight: 'inherit', verticalAlign: 'top' },
      [narrow]: { minHeight: LINE_PX * lines.narrow },
    }),
    clamped: css({
      display: '-webkit-box',
      WebkitBoxOrient: 'vertical',
      WebkitLineClamp: lines.wide,
      overflow: 'hidden',
      [narrow]: { WebkitLineClamp: lines.narrow },
    }),
    absent: css({ visibility: 'hidden' }),
  };
}
