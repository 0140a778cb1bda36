import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, useStyles2 } from '@grafana/ui';
import { retryFailed } from 'loading/failedQuestions';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import React from 'react';
import { quietText } from './styles';

/** Sentence about a side part that failed to load; nothing for "". */
export function QuietProblem({ sentence }: { readonly sentence: string }): React.JSX.Element | null {
  const styles = useStyles2(getStyles);
  return sentence === '' ? null : (
    <span className={styles.problem} role="status">
      {formatFunctionName(sentence)}
      <Button size="sm" fill="text" tooltip="Retries everything that failed" onClick={retryFailed}>
        Retry
      </Button>
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  problem: css({ ...quietText(theme), overflowWrap: 'anywhere' }),
});
