import type { ChatMessage, Prompt } from './buildPrompt';
import { estimateTokens } from './estimateTokens';

export interface Turn {
  /** Question as it was sent; "" if the first turn asked nothing beyond the prompt. */
  readonly question: string;
  /** Answer as the model gave it, also if it was cut off. */
  readonly answer: string;
}

export interface FollowUp {
  readonly messages: readonly ChatMessage[];
  readonly estimatedTokens: number;
  /** Earlier turns that did not fit, the oldest first. */
  readonly droppedTurns: number;
}

export const MAX_QUESTION_LENGTH = 2_000;

/**
 * Builds the messages for a question: the prompt with its data, then as many of the newest turns as fit. `data` is a
 * line of JSON about a function that the question is about. Messages of one role never follow each other, which some
 * services refuse: a question without a turn before it ends the prompt's own message.
 */
export function buildFollowUp(
  prompt: Prompt,
  turns: readonly Turn[],
  question: { readonly text: string; readonly data?: string | undefined },
  budgetTokens: number,
): FollowUp {
  const asked = [question.text.slice(0, MAX_QUESTION_LENGTH).trim(), question.data ?? '']
    .filter((part) => part !== '')
    .join('\n');
  let left = budgetTokens - prompt.estimatedTokens - estimateTokens(asked);
  const kept: Turn[] = [];
  for (const turn of [...turns].reverse()) {
    const cost = estimateTokens(turn.question) + estimateTokens(turn.answer);
    if (cost > left) {
      break;
    }
    left -= cost;
    kept.unshift(turn);
  }
  const [system, data] = prompt.messages;
  const messages = joinSameRoles([
    system,
    data,
    ...kept.flatMap(({ question: earlier, answer }): ChatMessage[] => [
      { role: 'user', content: earlier },
      { role: 'assistant', content: answer },
    ]),
    { role: 'user', content: asked },
  ]);
  return {
    messages,
    estimatedTokens: messages.reduce((sum, { content }) => sum + estimateTokens(content), 0),
    droppedTurns: turns.length - kept.length,
  };
}

function joinSameRoles(messages: readonly ChatMessage[]): ChatMessage[] {
  const joined: ChatMessage[] = [];
  for (const message of messages) {
    const last = joined.at(-1);
    if (message.content === '') {
      continue;
    }
    if (last?.role === message.role) {
      joined[joined.length - 1] = { ...last, content: `${last.content}\n\n${message.content}` };
    } else {
      joined.push(message);
    }
  }
  return joined;
}
