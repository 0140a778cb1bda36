import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { IconButton, Input, useStyles2 } from '@grafana/ui';
import { MAX_SEARCH_LENGTH } from 'profile/functions/parseSearch';
import React, { useEffect, useRef, useState } from 'react';
import type { SearchAnswer } from 'worker/SearchAnswer';

interface SearchBoxProps {
  readonly text: string;
  readonly answer: SearchAnswer | undefined;
  /** Element that says what was found. */
  readonly statusId: string;
  readonly onText: (text: string) => void;
  readonly onNext: () => void;
  readonly onPrevious: () => void;
}

// Typing is not a series of searches.
const PAUSE_MS = 200;

/** Search for functions, with a way from hit to hit. */
export function SearchBox(props: SearchBoxProps): React.JSX.Element {
  const { text, answer, statusId, onText, onNext, onPrevious } = props;
  const styles = useStyles2(getStyles);
  const [typed, setTyped] = useState(text);
  const latest = useRef(text);
  const report = useRef(onText);
  useEffect(() => {
    report.current = onText;
  });

  // A link or the back button changes the search, too.
  useEffect(() => {
    if (text !== latest.current) {
      latest.current = text;
      setTyped(text);
    }
  }, [text]);

  useEffect(() => {
    const timer = setTimeout(() => {
      if (typed !== latest.current) {
        latest.current = typed;
        report.current(typed);
      }
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);

  const hasHits = answer?.status === 'ok' && answer.hits.length > 0;
  return (
    <div className={styles.row} role="search">
      <Input
        className={styles.input}
        value={typed}
        maxLength={MAX_SEARCH_LENGTH}
        placeholder="Search functions"
        title="Finds functions by words: | means or, ! not, /…/ a regular expression"
        aria-label="Search functions"
        aria-describedby={statusId}
        invalid={answer?.status === 'error'}
        data-flamegraph-search
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && typed === '') {
            // Letters are keys of the page again.
            event.currentTarget.blur();
          } else if (event.key === 'Escape') {
            setTyped('');
          } else if (event.key === 'Enter') {
            (event.shiftKey ? onPrevious : onNext)();
          }
        }}
      />
      <IconButton name="angle-up" aria-label="Previous hit" disabled={!hasHits} onClick={onPrevious} />
      <IconButton name="angle-down" aria-label="Next hit" disabled={!hasHits} onClick={onNext} />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  // Fits beside the switch of modes or panes even if a drawer leaves little room.
  row: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(0.5), flex: '1 1 160px', maxWidth: 276 }),
  // As tall as the buttons beside it, a size that Grafana's inputs do not have.
  input: css({ height: 24, '& > div, & input': { height: 24 } }),
});
