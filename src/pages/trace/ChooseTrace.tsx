import { Button, Input } from '@grafana/ui';
import { usePageShortcuts } from 'components/shortcuts/pageShortcuts';
import { StateMessage } from 'components/StateMessage';
import { PART_WORDS } from 'profile/parts/ProfilePart';
import React, { useRef, useState } from 'react';

/** Takes the id of a trace. */
export function ChooseTrace({ onChoose }: { readonly onChoose: (traceId: string) => void }): React.JSX.Element {
  const [text, setText] = useState('');
  const input = useRef<HTMLInputElement>(null);
  usePageShortcuts('Trace', [
    { keys: ['/'], description: 'Write the id of a trace', run: () => input.current?.focus() },
  ]);
  const id = text.trim().toLowerCase();
  const isId = PART_WORDS.traceIds.isId(id);
  return (
    <StateMessage kind="empty" title="Which trace?">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isId) {
            onChoose(id);
          }
        }}
        style={{ display: 'flex', flexWrap: 'wrap', gap: 8, justifyContent: 'center' }}
      >
        <Input
          ref={input}
          aria-label="Id of a trace"
          placeholder="32 hexadecimal digits"
          value={text}
          invalid={id !== '' && !isId}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" disabled={!isId}>
          Show the trace
        </Button>
      </form>
    </StateMessage>
  );
}
