import type { ChatProvider } from './ChatProvider';

/**
 * Asks for one word and waits for the end of the answer. Resolves with the model's own name where it gave one,
 * rejects with a `ChatError`.
 */
export async function testProvider(provider: ChatProvider, signal: AbortSignal): Promise<string | undefined> {
  const question = [{ role: 'user', content: 'Answer with the one word OK.' }] as const;
  for await (const event of provider.stream(question, { signal, tier: 'base' })) {
    if (event.kind === 'end') {
      return event.model;
    }
  }
  return undefined;
}
