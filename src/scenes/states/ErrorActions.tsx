import { sceneGraph, type SceneObject } from '@grafana/scenes';
import { Button } from '@grafana/ui';
import { retryFailed } from 'loading/failedQuestions';
import { parseLimitMs, readLengthLimit } from 'pyroscope/classifyFailure';
import type { PyroscopeError } from 'pyroscope/PyroscopeError';
import { formatRangeLength, showLast } from 'queries/showLast';
import React from 'react';

interface ErrorActionsProps {
  readonly error: PyroscopeError;
  /** Whose time range a range that is too long is. */
  readonly origin: SceneObject;
  /** What failed, where several things on the screen can. */
  readonly subject?: string;
}

const DAY_MS = 24 * 3_600_000;

/** What there is to do about a failed call: the same for all that failed, or a range that the server answers. */
export function ErrorActions({ error, origin, subject }: ErrorActionsProps): React.JSX.Element {
  const limit = error.kind === 'too-long' ? readLengthLimit(error.words) : undefined;
  const shortMs = error.kind === 'too-long' ? Math.min(DAY_MS, parseLimitMs(limit ?? '') ?? DAY_MS) : undefined;
  return (
    <>
      {shortMs !== undefined && (
        <Button size="sm" onClick={() => showLast(sceneGraph.getTimeRange(origin), shortMs)}>
          Show the last {formatRangeLength(shortMs)}
        </Button>
      )}
      <Button
        size="sm"
        variant="secondary"
        icon="sync"
        aria-label={subject === undefined ? undefined : `Retry ${subject}`}
        tooltip="Asks again for all that failed"
        onClick={retryFailed}
      >
        Retry
      </Button>
    </>
  );
}
