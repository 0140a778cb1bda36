import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, useStyles2 } from '@grafana/ui';
import { StateMessage } from 'components/StateMessage';
import { COLUMN } from 'components/styles';
import { useAnswer } from 'components/useAnswer';
import { copyRich, readAsAddress, type RichCopy } from 'grafana/copyRich';
import React from 'react';

/** The text and the picture that a ticket would get, before anything is on the clipboard. */
export function TicketPreview({ ticket }: { readonly ticket: RichCopy }): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { picture, text } = ticket;
  const { value: address, error } = useAnswer([picture], picture && (() => readAsAddress(picture)));
  return (
    <section className={styles.preview} aria-label="Preview">
      <p className={styles.note}>
        This is the view as it was when you asked. Choose Preview again after you change it.
      </p>
      <div>
        <Button size="sm" icon="clipboard-alt" onClick={() => void copyRich(ticket)}>
          Copy for a ticket
        </Button>
      </div>
      {error && (
        <StateMessage kind="error" title="The picture cannot be shown">
          {error}
        </StateMessage>
      )}
      {picture === undefined && (
        <p className={styles.note}>There is no picture: the flame graph is not among the panes.</p>
      )}
      {address !== undefined && <img className={styles.picture} src={address} alt="Flame graph, as it is copied" />}
      <pre className={styles.text}>{text}</pre>
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  preview: css({ ...COLUMN, gap: theme.spacing(1) }),
  note: css({ margin: 0, color: theme.colors.text.secondary }),
  picture: css({ width: '100%', border: `1px solid ${theme.colors.border.weak}` }),
  text: css({
    margin: 0,
    padding: theme.spacing(1),
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
