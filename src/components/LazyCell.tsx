import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { useEffect, useRef, useState } from 'react';
import { panelFrame } from './styles';

// About two screens: what is scrolled to is drawn before it is seen.
const NEAR_PX = 1200;

interface LazyCellProps {
  /** Text in place of the content, so that the page can be searched. */
  readonly name: string;
  readonly heightPx: number;
  /** The item that this cell shows. When the cell gets another item while it is near the viewport, it reports that item at once. */
  readonly subject: unknown;
  readonly onNearChange: (isNear: boolean, cell: Element) => void;
  readonly children: React.ReactNode;
}

/** A place of fixed height whose content exists only near the viewport. */
export function LazyCell({ name, heightPx, subject, onNearChange, children }: LazyCellProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const cell = useRef<HTMLDivElement>(null);
  const [isNear, setIsNear] = useState(false);

  useEffect(() => {
    const element = cell.current;
    if (!element) {
      return undefined;
    }
    nearObserver.observe(element, setIsNear);
    return () => nearObserver.unobserve(element);
  }, []);

  useEffect(() => {
    const element = cell.current;
    if (!isNear || !element) {
      return undefined;
    }
    onNearChange(true, element);
    return () => onNearChange(false, element);
    // The function is another one on every render; whom it tells changes with the subject.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [isNear, subject]);

  return (
    <div ref={cell} style={{ height: heightPx }} data-testid="lazy-cell">
      {isNear ? children : <div className={styles.placeholder}>{name}</div>}
    </div>
  );
}

/** One observer for all cells; a thousand of their own would each be asked on every scroll. */
class NearObserver {
  private readonly callbacks = new WeakMap<Element, (isNear: boolean) => void>();
  private observer?: IntersectionObserver;

  observe(element: Element, callback: (isNear: boolean) => void): void {
    this.callbacks.set(element, callback);
    this.observer ??= new IntersectionObserver(
      (entries) => entries.forEach(({ target, isIntersecting }) => this.callbacks.get(target)?.(isIntersecting)),
      { rootMargin: `${NEAR_PX}px 0px` },
    );
    this.observer.observe(element);
  }

  unobserve(element: Element): void {
    this.observer?.unobserve(element);
    this.callbacks.delete(element);
  }
}

const nearObserver = new NearObserver();

const getStyles = (theme: GrafanaTheme2) => ({
  placeholder: css({
    height: '100%',
    padding: theme.spacing(1),
    ...panelFrame(theme),
    color: theme.colors.text.secondary,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  }),
});
