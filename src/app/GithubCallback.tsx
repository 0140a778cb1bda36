import { StateMessage } from 'components/StateMessage';
import React, { useEffect } from 'react';
import { passOnAnswer } from 'sources/githubLogin';

/** Hands GitHub's answer to the page that waits for it, which then closes this window. */
export default function GithubCallback(): React.JSX.Element {
  useEffect(() => passOnAnswer(window.location.search), []);
  return (
    <StateMessage kind="empty" title="Back from GitHub">
      This window closes by itself. If it stays, close it and continue where you came from.
    </StateMessage>
  );
}
