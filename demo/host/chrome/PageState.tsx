import { Alert, ErrorWithStack, LoadingPlaceholder } from '@grafana/ui';
import React from 'react';

export function PageLoading(): React.ReactElement {
  return <LoadingPlaceholder text="Loading…" />;
}

export function PageError({ title, error }: { title: string; error: unknown }): React.ReactElement {
  return error instanceof Error ? (
    <ErrorWithStack title={title} error={error} errorInfo={null} />
  ) : (
    <Alert title={title}>{describe(error)}</Alert>
  );
}

/** A failed request is a plain object: what the server said, else its status. */
function describe(error: unknown): string {
  const { data, statusText } = error as { data?: { message?: string }; statusText?: string };
  return data?.message ?? statusText ?? String(error);
}
