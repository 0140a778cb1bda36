import { Alert, LoadingPlaceholder } from '@grafana/ui';
import React from 'react';

export function PageLoading(): React.ReactElement {
  return <LoadingPlaceholder text="Loading…" />;
}

export function PageError({ title, error }: { title: string; error: unknown }): React.ReactElement {
  return <Alert title={title}>{describe(error)}</Alert>;
}

/** Describes a failed request, which is a plain object: by the server's message, else by its status. */
function describe(error: unknown): string {
  if (error instanceof Error) {
    return error.message;
  }
  const { data, statusText } = (error ?? {}) as { data?: { message?: string }; statusText?: string };
  return data?.message ?? statusText ?? '';
}
