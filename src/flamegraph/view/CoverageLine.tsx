import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, Icon, useStyles2 } from '@grafana/ui';
import { QuietProblem } from 'components/QuietProblem';
import { ROW } from 'components/styles';
import { NOTHING_UNSEEN, type Unseen } from 'flamegraph/state/useUnseen';
import { formatInteger, formatShare } from 'profile/format/formatNumber';
import type { Coverage } from 'profile/tree/computeCoverage';
import React from 'react';

interface CoverageLineProps {
  readonly coverage: Coverage;
  /** Sentences about what else is missing. */
  readonly unseen?: Pick<Unseen, 'sentences' | 'problem'>;
  readonly status: 'idle' | 'loading' | 'refining' | 'ready';
  readonly onLoadRest: () => void;
}

/** Names what the server left out of the profile; nothing if it left out nothing. */
export function CoverageLine({
  coverage,
  unseen = NOTHING_UNSEEN,
  status,
  onLoadRest,
}: CoverageLineProps): React.JSX.Element | null {
  const styles = useStyles2(getStyles);
  if (coverage.isWhole && unseen.sentences.length === 0 && unseen.problem === '') {
    return null;
  }
  const { cutShare, cutNodes } = coverage;
  return (
    <div className={styles.line} role="status" data-testid="coverage">
      <Icon name="exclamation-triangle" aria-hidden className={styles.icon} />
      <div className={styles.sentences}>
        {unseen.sentences.map((sentence) => (
          <span key={sentence} className={styles.sentence}>
            {sentence}
          </span>
        ))}
        <QuietProblem sentence={unseen.problem} />
        {!coverage.isWhole && (
          <>
            <span>
              {formatShare(cutShare)} of the profile lies in {formatInteger(cutNodes)}{' '}
              {cutNodes === 1 ? 'branch' : 'branches'} that the server cut away (“other”).
            </span>
            {status === 'refining' ? (
              <span>Loading the rest…</span>
            ) : (
              <Button size="sm" fill="text" onClick={onLoadRest} disabled={status === 'loading'}>
                Load the whole profile
              </Button>
            )}
          </>
        )}
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({
    display: 'flex',
    gap: theme.spacing(1),
    color: theme.colors.warning.text,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  icon: css({ flex: 'none' }),
  sentences: css({ ...ROW, gap: theme.spacing(0, 1), minWidth: 0 }),
  sentence: css({ overflowWrap: 'anywhere' }),
});
