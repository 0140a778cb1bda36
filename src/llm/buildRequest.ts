import type { ChatMessage, ToolDefinition } from './ChatProvider';

/** Builds the body of an OpenAI-compatible request. Neither temperature nor a token limit: newer models refuse them. */
export function buildRequest(
  model: string,
  messages: readonly ChatMessage[],
  tools: readonly ToolDefinition[] = [],
): object {
  return {
    model,
    messages: messages.map(toWire),
    stream: true,
    ...(tools.length > 0 && { tools: tools.map((tool) => ({ type: 'function', function: tool })) }),
  };
}

export function computeByteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

function toWire(message: ChatMessage): object {
  switch (message.role) {
    case 'system':
    case 'user':
      return { role: message.role, content: message.content };
    case 'tool':
      return { role: 'tool', tool_call_id: message.toolCallId, content: message.content };
    case 'assistant': {
      const { content, toolCalls = [] } = message;
      const calls = toolCalls.map(({ id, name, argumentsJson }) => ({
        id,
        type: 'function',
        function: { name, arguments: argumentsJson },
      }));
      return { role: 'assistant', content, ...(calls.length > 0 && { tool_calls: calls }) };
    }
  }
}
