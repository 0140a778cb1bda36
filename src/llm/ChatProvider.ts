/** Size of a provider's model: `base` is quicker and cheaper, `large` better at long reasoning. */
export type ChatTier = 'base' | 'large';

export type ProviderId = 'llm-app' | 'endpoint';

/** A function that the model wants to be called, with its arguments as the model wrote them: JSON, perhaps a broken one. */
export interface ToolCall {
  readonly id: string;
  readonly name: string;
  readonly argumentsJson: string;
}

export interface ToolDefinition {
  readonly name: string;
  readonly description: string;
  /** JSON Schema of the arguments. */
  readonly parameters: object;
}

export type ChatMessage =
  | { readonly role: 'system' | 'user'; readonly content: string }
  | { readonly role: 'assistant'; readonly content: string; readonly toolCalls?: readonly ToolCall[] }
  | { readonly role: 'tool'; readonly content: string; readonly toolCallId: string };

export interface ChatOptions {
  /** Ends the request; the stream then fails with a `ChatError` of code `stopped`. */
  readonly signal: AbortSignal;
  readonly tier: ChatTier;
  readonly tools?: readonly ToolDefinition[];
}

/** `length`: the provider's limit for answers was reached. `filter`: the provider held text back. */
export type EndReason = 'stop' | 'length' | 'filter' | 'tool-calls';

export type ChatEvent =
  | { readonly kind: 'text'; readonly text: string }
  /** The model's thinking before it answers, if it sends any. It is not part of the answer. */
  | { readonly kind: 'reasoning'; readonly text: string }
  /** All calls of the turn, just before the end. */
  | { readonly kind: 'tool-calls'; readonly calls: readonly ToolCall[] }
  /** The last event of an answer that is whole. `model` is the name that the provider gave. */
  | { readonly kind: 'end'; readonly reason: EndReason; readonly model: string | undefined };

export interface ChatProvider {
  readonly id: ProviderId;
  /** Name for people of who gets the text, such as "llm.example.com". */
  readonly name: string;
  /** Largest number of tokens in a request and its answer together, as the administrator set it. */
  readonly contextTokens: number;
  /** Largest request, in bytes; a larger one is refused with `too-long` before anything is sent. */
  readonly maxRequestBytes: number;
  /** Returns the model's name if it is known; the LLM app chooses behind the tier's name. */
  getModelName(tier: ChatTier): string;
  /** Size of the request that `stream` would send. */
  computeRequestBytes(messages: readonly ChatMessage[], options: Pick<ChatOptions, 'tier' | 'tools'>): number;
  /**
   * True if the provider is set up, as far as it can tell. The LLM app may ask its models for a word each, which costs a
   * little: call it only after a user's click. Rejects with a `ChatError`.
   */
  check(signal: AbortSignal): Promise<void>;
  /**
   * Sends the messages and hands on the answer as it comes. Fails with a `ChatError` and nothing else; events before that
   * are a partial answer. Leaving the loop early ends the request.
   */
  stream(messages: readonly ChatMessage[], options: ChatOptions): AsyncIterable<ChatEvent>;
}
