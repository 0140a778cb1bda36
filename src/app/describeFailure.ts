import { ChatError } from 'llm/ChatError';

/** A sentence for what Grafana (`{ status, data: { message } }`) or a model's provider refused. */
export function describeFailure(error: unknown): string {
  if (error instanceof ChatError) {
    return error.message;
  }
  const data = typeof error === 'object' && error !== null && 'data' in error ? error.data : undefined;
  const message = typeof data === 'object' && data !== null && 'message' in data ? data.message : undefined;
  return typeof message === 'string' ? message : String(error);
}
