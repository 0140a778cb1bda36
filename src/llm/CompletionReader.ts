import { getField, getString, isObject } from 'profile/formats/parseJson';
import { ChatError } from './ChatError';
import type { ChatEvent, EndReason, ProviderId, ToolCall } from './ChatProvider';
import { classifyText } from './classifyFailure';

interface PartialCall {
  id: string;
  name: string;
  argumentsJson: string;
}

/** Largest number of calls in one turn. No model makes more; a higher index is nonsense. */
const MAX_CALLS = 64;

/**
 * Reads the chunks of one streamed OpenAI-compatible answer (`chat.completion.chunk`) into events. Unknown fields are
 * skipped. An error or a second answer inside the stream, and a missing end, throw a `ChatError`.
 */
export class CompletionReader {
  private answerId: string | undefined;
  private model: string | undefined;
  private finishReason: string | undefined;
  private hasContent = false;
  private readonly calls: PartialCall[] = [];

  constructor(private readonly provider: ProviderId) {}

  /** True once something came that a user would miss. */
  get hasBegun(): boolean {
    return this.hasContent;
  }

  /** True once the provider said that nothing more comes. */
  get isFinished(): boolean {
    return this.finishReason !== undefined;
  }

  read(chunk: unknown): ChatEvent[] {
    if (!isObject(chunk)) {
      throw new ChatError('malformed', { provider: this.provider });
    }
    const failure = readError(chunk);
    if (failure !== undefined) {
      throw classifyText(failure, this.provider, this.hasContent);
    }
    this.model ??= getString(chunk, 'model') || undefined;
    const choices = chunk.choices;
    const choice: unknown = Array.isArray(choices) ? choices[0] : undefined;
    const delta = getField(choice, 'delta');
    this.refuseSecondAnswer(chunk, delta);
    this.finishReason = getString(choice, 'finish_reason') || this.finishReason;
    return this.readDelta(delta);
  }

  /** Reads an answer that came in one piece (`chat.completion`), from services that do not stream. */
  readWhole(completion: unknown): ChatEvent[] {
    const choices = getField(completion, 'choices');
    const choice: unknown = Array.isArray(choices) ? choices[0] : undefined;
    const message = getField(choice, 'message');
    if (readError(completion) === undefined && !isObject(message)) {
      throw new ChatError('malformed', { provider: this.provider });
    }
    const finishReason = getString(choice, 'finish_reason') ?? 'stop';
    return [
      ...this.read({
        ...(isObject(completion) && completion),
        choices: [{ delta: message, finish_reason: finishReason }],
      }),
      ...this.end(),
    ];
  }

  /** The events that close the answer. */
  end(): ChatEvent[] {
    if (this.finishReason === undefined) {
      throw new ChatError(this.hasContent || this.answerId !== undefined ? 'cut' : 'empty', {
        provider: this.provider,
      });
    }
    const calls = this.calls.filter(({ name }) => name !== '');
    const reason = toEndReason(this.finishReason, calls.length > 0);
    if (reason === 'stop' && !this.hasContent) {
      throw new ChatError('empty', { provider: this.provider });
    }
    const end: ChatEvent = { kind: 'end', reason, model: this.model };
    return calls.length > 0 ? [{ kind: 'tool-calls', calls: calls.map(nameCall) }, end] : [end];
  }

  /**
   * Grafana asks again by itself when the app's process died or the socket dropped, and the second answer follows the first
   * in the same stream: another id, and once more the opening chunk with nothing but the role.
   */
  private refuseSecondAnswer(chunk: unknown, delta: unknown): void {
    const id = getString(chunk, 'id') || undefined;
    const isOpening = getString(delta, 'role') !== undefined && !getString(delta, 'content');
    if (this.hasContent && isOpening && id !== undefined && this.answerId !== undefined && id !== this.answerId) {
      throw new ChatError('cut', { provider: this.provider });
    }
    this.answerId ??= id;
  }

  private readDelta(delta: unknown): ChatEvent[] {
    const events: ChatEvent[] = [];
    const reasoning = getString(delta, 'reasoning_content') || getString(delta, 'reasoning');
    if (reasoning) {
      events.push({ kind: 'reasoning', text: reasoning });
    }
    const text = getString(delta, 'content');
    if (text) {
      this.hasContent = true;
      events.push({ kind: 'text', text });
    }
    const calls = getField(delta, 'tool_calls');
    if (Array.isArray(calls)) {
      calls.forEach((call: unknown, position) => this.readCall(call, position));
    }
    return events;
  }

  /** The first part of a call has its id and name, later parts more of the arguments, found by index. */
  private readCall(part: unknown, position: number): void {
    const index = getField(part, 'index') ?? position;
    if (typeof index !== 'number' || !Number.isInteger(index) || index < 0 || index >= MAX_CALLS) {
      throw new ChatError('malformed', { provider: this.provider });
    }
    this.hasContent = true;
    while (this.calls.length <= index) {
      this.calls.push({ id: '', name: '', argumentsJson: '' });
    }
    const call = this.calls[index];
    const fn = getField(part, 'function');
    if (call) {
      call.id ||= getString(part, 'id') ?? '';
      call.name ||= getString(fn, 'name') ?? '';
      call.argumentsJson += getString(fn, 'arguments') ?? '';
    }
  }
}

/** `{"error":"text"}` (Live) and `{"error":{"message":"text"}}` (OpenAI). */
function readError(chunk: unknown): string | undefined {
  const error = getField(chunk, 'error');
  if (typeof error === 'string') {
    return error;
  }
  return isObject(error) ? (getString(error, 'message') ?? 'unknown error') : undefined;
}

function toEndReason(finishReason: string, hasCalls: boolean): EndReason {
  // Some services say "stop" after tool calls.
  if (hasCalls) {
    return 'tool-calls';
  }
  switch (finishReason) {
    case 'length':
      return 'length';
    case 'content_filter':
      return 'filter';
    default:
      return 'stop';
  }
}

/** Answers to calls are found by id, so each call needs one. */
function nameCall({ id, name, argumentsJson }: PartialCall, index: number): ToolCall {
  return { id: id || `call_${index}`, name, argumentsJson: argumentsJson || '{}' };
}
