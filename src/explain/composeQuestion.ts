import type { ChatMessage } from 'llm/ChatProvider';
import { buildFollowUp } from 'profile/explain/prompt/buildFollowUp';
import { estimateTokens } from 'profile/explain/prompt/estimateTokens';
import { listLookUpTools } from 'profile/explain/prompt/lookUpTools';
import { Redaction } from 'profile/explain/prompt/Redaction';
import { type Conversation, getPromptBudget, type Question } from './Conversation';

/** Parts of a conversation that its next question needs. */
export type QuestionContext = Pick<
  Conversation,
  'prompt' | 'turns' | 'provider' | 'explanation' | 'redaction' | 'functionIds' | 'aliases' | 'refusesTools'
>;

export type Draft = Pick<Question, 'text' | 'about' | 'allowsLookUps'>;

export interface Composed {
  readonly messages: readonly ChatMessage[];
  /** Offered to the model; none if it may look nothing up. */
  readonly tools: ReturnType<typeof listLookUpTools>;
  /** Estimate for messages and tools. */
  readonly estimatedTokens: number;
  /** Text of the messages for this question, after the prompt and the earlier turns. */
  readonly sent: string;
  /** Number of earlier turns for which there is no room. */
  readonly droppedTurns: number;
  readonly functionIds: readonly number[];
  readonly aliases: Conversation['aliases'];
}

/** Puts a question together with the conversation before it: for sending, and to show what would be sent. */
export async function composeQuestion(
  context: QuestionContext,
  { text, about, allowsLookUps }: Draft,
): Promise<Composed> {
  const { prompt, turns, provider, explanation, redaction, refusesTools } = context;
  let { functionIds, aliases } = context;
  let data: string | undefined;
  if (about !== undefined) {
    const argumentsJson = JSON.stringify({ function: about });
    const found = await explanation.lookUp({ tool: 'function', argumentsJson, functionIds, redaction, aliases });
    data = found.content;
    ({ functionIds, aliases } = found);
  }
  const redacting = new Redaction(redaction, aliases);
  const redacted = redacting.redactText(text.trim());
  const tools = allowsLookUps && !refusesTools ? listLookUpTools(explanation.isDiff) : [];
  const toolTokens = tools.length > 0 ? estimateTokens(JSON.stringify(tools)) : 0;
  const earlier = turns.filter(({ raw }) => raw !== '').map(({ sent, raw }) => ({ question: sent, answer: raw }));
  const budget = getPromptBudget(provider.contextTokens) - toolTokens;
  const { messages, estimatedTokens, droppedTurns } = buildFollowUp(prompt, earlier, { text: redacted, data }, budget);
  return {
    messages,
    tools,
    estimatedTokens: estimatedTokens + toolTokens,
    sent: [redacted, data].filter(Boolean).join('\n'),
    droppedTurns,
    functionIds,
    aliases: redacting.listAliases(),
  };
}
