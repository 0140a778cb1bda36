import { ChatError } from 'llm/ChatError';
import { getField, getString } from 'profile/formats/parseJson';

/** Returns a sentence for what Grafana (`{ status, data: { message } }`) or a model's provider refused. */
export function describeFailure(error: unknown): string {
  if (error instanceof ChatError) {
    return error.message;
  }
  return getString(getField(error, 'data'), 'message') ?? String(error);
}
