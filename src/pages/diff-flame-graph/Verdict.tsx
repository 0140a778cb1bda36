import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { IconButton, useStyles2 } from '@grafana/ui';
import { ClampedText } from 'components/ClampedText';
import { usePageAnswer } from 'components/drawer/PageAnswers';
import { quietText } from 'components/styles';
import React from 'react';
import { DiffHelp } from './DiffHelp';

interface VerdictProps {
  /** Sentence with the change, its amount, and its certainty. */
  readonly sentence: string;
  /** Sentences about missing data and the choice of the ranges; "" for none. */
  readonly note: string;
}

/** Finding of the page in two lines; the rest on demand. */
export function Verdict({ sentence, note }: VerdictProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const openHelp = usePageAnswer({ id: 'how-compared', title: 'How this is worked out', content: <DiffHelp /> });
  return (
    <div className={styles.row}>
      <ClampedText lines={{ wide: 2, narrow: 4 }}>
        <span className={styles.sentence} role="status" data-testid="diff-sentence">
          {sentence}
        </span>{' '}
        {note !== '' && <span className={styles.note}>{note}</span>}
      </ClampedText>
      <IconButton
        name="question-circle"
        size="lg"
        aria-label="How is this worked out?"
        tooltip="How is this worked out?"
        onClick={openHelp}
      />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({ display: 'flex', alignItems: 'flex-start', gap: theme.spacing(0.5) }),
  sentence: css({ fontWeight: theme.typography.fontWeightMedium }),
  note: css({ ...quietText(theme) }),
});
