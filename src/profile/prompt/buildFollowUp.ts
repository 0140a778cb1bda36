import { encodeData } from './encodeData';
import { estimateTokens } from './estimateTokens';
import type { ChatMessage, Prompt } from './buildPrompt';

export interface Turn {
  readonly question: string;
  /** As it came from the model, also where it was cut off. */
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
 * The messages for another question. The data and the newest turns stay; the oldest ones are dropped when the budget is used up.
 * The first turn's question is the prompt itself, so its `question` is not sent again. A question is text of the user, and
 * `about` names a function that it is about by its id.
 */
export function buildFollowUp(
  prompt: Prompt,
  turns: readonly Turn[],
  question: string,
  budgetTokens: number,
  about?: string,
): FollowUp {
  const asked = question.slice(0, MAX_QUESTION_LENGTH).trim();
  const last: ChatMessage = {
    role: 'user',
    content: about === undefined ? asked : `${asked}\n${encodeData({ about })}`,
  };
  let left = budgetTokens - prompt.estimatedTokens - estimateTokens(last.content);
  const kept: ChatMessage[] = [];
  let droppedTurns = turns.length;
  for (const [index, { question: earlier, answer }] of [...turns.entries()].reverse()) {
    const messages: ChatMessage[] = [
      ...(index === 0 ? [] : [{ role: 'user', content: earlier } as const]),
      { role: 'assistant', content: answer },
    ];
    const cost = messages.reduce((sum, { content }) => sum + estimateTokens(content), 0);
    if (cost > left) {
      break;
    }
    left -= cost;
    kept.unshift(...messages);
    droppedTurns--;
  }
  const messages = [...prompt.messages, ...kept, last];
  return {
    messages,
    estimatedTokens: messages.reduce((sum, { content }) => sum + estimateTokens(content), 0),
    droppedTurns,
  };
}
