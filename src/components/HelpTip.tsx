import { IconButton, Toggletip } from '@grafana/ui';
import React from 'react';

interface HelpTipProps {
  /** Heading of the help. */
  readonly title: string;
  readonly sentences: readonly string[];
}

/** Help that opens on a click, a paragraph per sentence. */
export function HelpTip({ title, sentences }: HelpTipProps): React.JSX.Element {
  return (
    <Toggletip
      title={title}
      content={
        <>
          {sentences.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </>
      }
    >
      <IconButton name="info-circle" aria-label={title} />
    </Toggletip>
  );
}
