import type { ChatProvider, ChatTier } from 'llm/ChatProvider';
import type { CheckedAnswer, Explanation } from 'profile/explain/Explainer';
import type { Prompt } from 'profile/explain/prompt/buildPrompt';
import type { Alias, RedactionOptions } from 'profile/explain/prompt/Redaction';

/** A view that can be asked about, for people and to tell views apart. */
export interface Subject {
  /** Equal for the same data seen in the same way. */
  readonly key: string;
  /** "CPU of checkout" */
  readonly title: string;
  /** Query, range, changes of the view, coverage: where an answer comes from. */
  readonly provenance: readonly { readonly label: string; readonly value: string }[];
  /** Labels of the query; values are only sent if the redaction allows it. */
  readonly labels: readonly { readonly name: string; readonly value: string }[];
}

/** Look-up that the model requested, with its whole result. */
export interface ShownLookUp {
  readonly tool: string;
  readonly argumentsJson: string;
  readonly content: string;
}

export interface AnswerTurn {
  readonly question: Question;
  /** Text sent for this turn after the prompt, redacted. */
  readonly sent: string;
  readonly lookUps: readonly ShownLookUp[];
  /** Answer as the model gave it. */
  readonly raw: string;
  /** Answer with aliases replaced by names. */
  readonly text: string;
  /** Check of the text, or of its beginning while it grows. */
  readonly checked: CheckedAnswer | undefined;
  /** `partial`: the answer ended before its time; `problem` says why. */
  readonly status: 'answering' | 'whole' | 'partial';
  readonly problem: string | undefined;
  /** Provider's words about the problem: untrusted text. */
  readonly problemDetail: string | undefined;
  /** Note about the answer that is no fault of it. */
  readonly note: string | undefined;
  readonly model: string | undefined;
  readonly askedAtMs: number;
}

/** Conversation about one view: its data are fixed when it begins, so later questions are about the same view. */
export interface Conversation {
  readonly id: number;
  readonly subject: Subject;
  readonly explanation: Explanation;
  readonly provider: ChatProvider;
  readonly prompt: Prompt;
  readonly redaction: RedactionOptions;
  /** Function ids of the prompt and of later look-ups. */
  readonly functionIds: readonly number[];
  readonly aliases: readonly Alias[];
  /** The model was found to take no tools. */
  readonly refusesTools: boolean;
  readonly turns: readonly AnswerTurn[];
}

/** Creates a conversation before its first question. */
export function beginConversation(
  parts: Pick<Conversation, 'explanation' | 'provider' | 'prompt' | 'redaction'>,
): Omit<Conversation, 'id' | 'subject'> {
  const { functionIds, aliases } = parts.prompt;
  return { ...parts, functionIds, aliases, refusesTools: false, turns: [] };
}

export interface Question {
  /** Question as the user wrote it; "" for the explanation itself. */
  readonly text: string;
  /** Function that it is about, by its whole name. */
  readonly about: string | undefined;
  readonly tier: ChatTier;
  /** True if the model may look things up in the profile. */
  readonly allowsLookUps: boolean;
}

/** A part of the model's window is left for its answer. */
const PROMPT_SHARE = 0.7;

/** Computes the largest prompt, in tokens. */
export function getPromptBudget(contextTokens: number): number {
  return Math.floor(contextTokens * PROMPT_SHARE);
}
