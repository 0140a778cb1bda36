import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import type { ChatMessage } from 'llm/ChatProvider';
import React, { useState } from 'react';

interface PreviewProps {
  readonly title: string;
  /** Made when it is looked at. */
  readonly getMessages: () => readonly Pick<ChatMessage, 'role' | 'content'>[];
}

/** The very text that would be sent, by who says it. */
export function Preview({ title, getMessages }: PreviewProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={styles.preview} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {isOpen &&
        getMessages().map(({ role, content }, place) => (
          <React.Fragment key={place}>
            <small>{role}</small>
            <pre className={styles.text} tabIndex={0}>
              {content}
            </pre>
          </React.Fragment>
        ))}
    </details>
  );
}

function getStyles(theme: GrafanaTheme2): Record<'preview' | 'text', string> {
  return {
    preview: css({ summary: { cursor: 'pointer', color: theme.colors.text.secondary } }),
    text: css({
      maxHeight: 320,
      margin: theme.spacing(0, 0, 1),
      whiteSpace: 'pre-wrap',
      overflowWrap: 'anywhere',
      fontSize: theme.typography.bodySmall.fontSize,
    }),
  };
}
