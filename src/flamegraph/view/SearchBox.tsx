import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { IconButton, Input, useStyles2 } from '@grafana/ui';
import { formatInteger } from 'profile/format/formatNumber';
import { formatShare } from 'profile/format/formatShare';
import { MAX_SEARCH_LENGTH } from 'profile/functions/parseSearch';
import React, { useEffect, useId, useRef, useState } from 'react';
import type { SearchAnswer } from 'worker/SearchAnswer';

interface SearchBoxProps {
  readonly text: string;
  readonly answer: SearchAnswer | undefined;
  /** What shares are of, where that is not the whole profile: "of what is shown". */
  readonly shareOf?: string | undefined;
  /** Place of the hit that was moved to, from 1. */
  readonly hitPlace: number | undefined;
  readonly onText: (text: string) => void;
  readonly onNext: () => void;
  readonly onPrevious: () => void;
}

// Typing is not a series of searches.
const PAUSE_MS = 200;

/** Search for functions, with what they cost and a way from hit to hit. */
export function SearchBox(props: SearchBoxProps): React.JSX.Element {
  const { text, answer, shareOf, hitPlace, onText, onNext, onPrevious } = props;
  const styles = useStyles2(getStyles);
  const statusId = useId();
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
        width={32}
        value={typed}
        maxLength={MAX_SEARCH_LENGTH}
        placeholder="Search functions"
        title="Several words, | for or, ! for not, /regular expression/"
        aria-label="Search functions"
        aria-describedby={statusId}
        invalid={answer?.status === 'error'}
        data-flamegraph-search
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            setTyped('');
          } else if (event.key === 'Enter') {
            (event.shiftKey ? onPrevious : onNext)();
          }
        }}
      />
      <IconButton name="angle-up" aria-label="Previous hit" disabled={!hasHits} onClick={onPrevious} />
      <IconButton name="angle-down" aria-label="Next hit" disabled={!hasHits} onClick={onNext} />
      <span id={statusId} role="status" className={answer?.status === 'error' ? styles.error : styles.status}>
        {answer && describeAnswer(answer, shareOf, hitPlace)}
      </span>
    </div>
  );
}

function describeAnswer(answer: SearchAnswer, shareOf: string | undefined, hitPlace: number | undefined): string {
  switch (answer.status) {
    case 'empty':
      return '';
    case 'error':
      return answer.message;
    case 'ok': {
      const { functionCount, throughValue, selfValue, totalValue, hits } = answer;
      if (functionCount === 0) {
        return 'No function found';
      }
      const share = (value: number) => formatShare(totalValue > 0 ? value / totalValue : 0);
      const matches = functionCount === 1 ? '1 match' : `${formatInteger(functionCount)} matches`;
      const whole = shareOf === undefined ? '' : ` ${shareOf}`;
      const place =
        hitPlace === undefined ? '' : ` · frame ${formatInteger(hitPlace)} of ${formatInteger(hits.length)}`;
      return `${matches}: ${share(throughValue)} total, ${share(selfValue)} self${whole}${place}`;
    }
  }
}

function getStyles(theme: GrafanaTheme2): Record<'row' | 'status' | 'error', string> {
  const text = { fontSize: theme.typography.bodySmall.fontSize };
  return {
    row: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(0.5) }),
    status: css({ ...text, color: theme.colors.text.secondary }),
    error: css({ ...text, color: theme.colors.error.text }),
  };
}
