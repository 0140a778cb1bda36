import type { Facts } from 'profile/explain/facts/Fact';
import type { GroundingResult } from 'profile/explain/grounding/Claim';
import { Grounder } from 'profile/explain/grounding/Grounder';
import { type GroundingInput, GroundingProfile } from 'profile/explain/grounding/GroundingProfile';
import { buildCodePrompt } from 'profile/explain/prompt/buildCodePrompt';
import { buildPrompt, type Prompt, type PromptInput } from 'profile/explain/prompt/buildPrompt';
import { lookUp } from 'profile/explain/prompt/lookUp';
import { type Alias, Redaction, type RedactionOptions } from 'profile/explain/prompt/Redaction';
import type { CodeExcerpt } from 'profile/lines/CodeExcerpt';
import type { TreeCategories } from 'profile/names/classifyTree';

/** Subject of an explanation: stacks, upright and complete, and the facts about them. */
export interface ExplainedStacks extends Omit<GroundingInput, 'facts' | 'functionIds' | 'knownWords' | 'code'> {
  readonly facts: Facts;
  readonly categories: TreeCategories;
}

export interface PromptQuestion extends Pick<PromptInput, 'labels' | 'redaction' | 'budgetTokens'> {
  /** The function's lines that the question is about; undefined for the view as a whole. */
  readonly code?: CodeExcerpt | undefined;
}

export interface CheckQuestion {
  /** All of the answer so far. */
  readonly text: string;
  /** Number of settled claims at the beginning that are already known; they are not sent again. */
  readonly knownClaims?: number;
  readonly isFinished: boolean;
  readonly functionIds: readonly number[];
  /** See `GroundingInput`. */
  readonly knownWords: readonly string[];
  /** The lines that were sent. */
  readonly code?: CodeExcerpt | undefined;
}

/** Result of a check. The summary covers the whole text; claims are the new ones only. */
export interface CheckedAnswer extends GroundingResult {
  /** Name of every function in the claims, by its index. */
  readonly names: Readonly<Record<number, string>>;
  /** Number of claims, known ones included, that can no longer change. */
  readonly settledClaims: number;
}

export interface LookUpQuestion {
  readonly tool: string;
  readonly argumentsJson: string;
  readonly functionIds: readonly number[];
  readonly redaction: RedactionOptions;
  readonly aliases: readonly Alias[];
}

/** `functionIds` and `aliases` are the ones of the question, with new ones at the end. */
export interface LookUpResult {
  readonly content: string;
  readonly functionIds: readonly number[];
  readonly aliases: readonly Alias[];
}

/** Gives the facts of a view, the prompt about it, and checks answers against it; another thread computes them. */
export interface Explanation {
  readonly facts: Facts;
  readonly isDiff: boolean;
  /** Rejects if the budget is too small for any data. */
  buildPrompt(question: PromptQuestion): Promise<Prompt>;
  checkAnswer(question: CheckQuestion): Promise<CheckedAnswer>;
  lookUp(question: LookUpQuestion): Promise<LookUpResult>;
}

/** Makes prompts about stacks, looks things up in them, and holds answers against them. */
export class Explainer {
  private profile: GroundingProfile | undefined;
  private running: { readonly key: string; readonly grounder: Grounder } | undefined;

  constructor(private readonly stacks: ExplainedStacks) {}

  get facts(): Facts {
    return this.stacks.facts;
  }

  /** @throws PromptBudgetError */
  buildPrompt({ code, ...question }: PromptQuestion): Prompt {
    const input = { ...this.stacks, ...question };
    return code ? buildCodePrompt(input, code) : buildPrompt(input);
  }

  /** The same whether an answer comes at once or grows: what was settled of it before is not checked again. */
  checkAnswer({ text, knownClaims = 0, isFinished, functionIds, knownWords, code }: CheckQuestion): CheckedAnswer {
    const key = JSON.stringify([functionIds, knownWords, code]);
    const before = this.running?.key === key ? this.running.grounder : undefined;
    const isContinued = before !== undefined && !before.isFinished && text.startsWith(before.getText());
    const grounder = isContinued
      ? before
      : new Grounder(this.getProfile().withAnswer({ functionIds, knownWords, code }));
    this.running = { key, grounder };
    grounder.push(text.slice(grounder.getText().length));
    const { claims: all, summary } = isFinished ? grounder.finish() : grounder.getResult();
    const claims = all.slice(knownClaims);
    const functions = new Set(claims.flatMap((claim) => claim.functions.slice(0, 1)));
    const names = Object.fromEntries([...functions].map((name) => [name, this.stacks.tree.names[name] ?? '']));
    return { claims, summary, names, settledClaims: grounder.settledClaims };
  }

  lookUp({ tool, argumentsJson, functionIds, redaction, aliases }: LookUpQuestion): LookUpResult {
    const names = this.getProfile().names;
    const known = new Redaction(redaction, aliases);
    const answer = lookUp(tool, argumentsJson, { ...this.stacks, names, functionIds, redaction: known });
    return { ...answer, aliases: known.listAliases() };
  }

  /** Indexes names once, when the first answer comes. */
  private getProfile(): GroundingProfile {
    this.profile ??= new GroundingProfile({ ...this.stacks, facts: this.stacks.facts.facts, functionIds: [] });
    return this.profile;
  }
}
