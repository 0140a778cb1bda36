import { locationUtil } from '@grafana/data';
import { Alert, Button, Field, Input, Modal } from '@grafana/ui';
import { createShortUrl } from 'grafana/shortUrl';
import { formatInteger } from 'profile/format/formatNumber';
import React, { useState } from 'react';
import { LONG_QUERY_LENGTH } from './buildShareUrl';

interface ShareDialogProps {
  readonly url: string;
  /** Resolves to whether it worked. */
  readonly onCopy: (text: string) => Promise<boolean>;
  readonly onDismiss: () => void;
}

/** A link to take by hand, or to make shorter first. */
export function ShareDialog({ url, onCopy, onDismiss }: ShareDialogProps): React.JSX.Element {
  const [shown, setShown] = useState(url);
  const [problem, setProblem] = useState<string>();
  const queryLength = new URL(shown).search.length;
  const isLong = queryLength > LONG_QUERY_LENGTH;

  const copy = async (text: string): Promise<void> => {
    if (await onCopy(text)) {
      onDismiss();
    } else {
      setProblem('The browser blocks copying here. Copy the link from the field above.');
    }
  };
  const shorten = async (): Promise<void> => {
    try {
      const short = await createShortUrl(toGrafanaPath(url));
      setShown(short);
      await copy(short);
    } catch {
      setProblem('Grafana made no short link. The long one works as well.');
    }
  };
  return (
    <Modal title="Link to this view" isOpen onDismiss={onDismiss}>
      {isLong && (
        <p>This link has {formatInteger(queryLength)} characters; some chats and mail programs cut links that long.</p>
      )}
      <Field label="Link" noMargin>
        <Input value={shown} readOnly onFocus={(event) => event.currentTarget.select()} />
      </Field>
      {problem && <Alert severity="warning" title={problem} topSpacing={2} />}
      <Modal.ButtonRow>
        <Button variant="secondary" onClick={() => void copy(shown)}>
          Copy
        </Button>
        {isLong && <Button onClick={() => void shorten()}>Copy a short link</Button>}
      </Modal.ButtonRow>
    </Modal>
  );
}

/** Converts an address of this Grafana to a path below its root, without a slash before it. */
function toGrafanaPath(url: string): string {
  const { pathname, search } = new URL(url);
  return `${locationUtil.stripBaseFromUrl(pathname)}${search}`.replace(/^\/+/, '');
}
