import { ChatError } from 'llm/ChatError';
import type { ChatMessage, EndReason, ToolCall } from 'llm/ChatProvider';
import type { CheckQuestion } from 'profile/explain/Explainer';
import { estimateTokens } from 'profile/prompt/estimateTokens';
import { restoreAliases } from 'profile/prompt/Redaction';
import { composeQuestion, type Composed } from './composeQuestion';
import { getPromptBudget, type AnswerTurn, type Conversation, type Question } from './Conversation';

/** How often a model may ask for more before it has to answer. */
const MAX_ROUNDS = 4;
const MAX_CALLS_PER_ROUND = 6;

/** What a conversation knows beside its turns once a question was asked. */
export type Learnt = Pick<Conversation, 'functionIds' | 'aliases' | 'refusesTools'>;

/** One question until its answer is there, with look-ups on the way. */
export class Answering {
  turn: AnswerTurn;
  private learnt: Learnt;
  private check: Promise<void> | undefined;
  private isOutdated = false;

  /** `conversation`: before this question. */
  constructor(
    private readonly conversation: Conversation,
    private readonly question: Question,
    nowMs: number,
    private readonly onChange: (turn: AnswerTurn, learnt: Learnt) => void,
  ) {
    this.learnt = conversation;
    this.turn = {
      question,
      sent: '',
      lookUps: [],
      raw: '',
      text: '',
      checked: undefined,
      status: 'answering',
      problem: undefined,
      problemDetail: undefined,
      note: undefined,
      model: undefined,
      askedAtMs: nowMs,
    };
  }

  /** Never rejects: what goes wrong is said in the turn. */
  async run(signal: AbortSignal): Promise<void> {
    const end = await this.converse(signal).then(
      (reason) => describeEnd(reason),
      (error: unknown) => describeFailure(error),
    );
    // What runs is about an earlier part of the text.
    await this.check;
    try {
      const checked = await this.conversation.explanation.checkAnswer(this.buildCheck(true));
      this.update({ checked, ...end });
    } catch (error) {
      this.update(describeFailure(error));
    }
  }

  private async converse(signal: AbortSignal): Promise<EndReason> {
    const composed = await composeQuestion(this.conversation, this.question);
    const { messages, tools, estimatedTokens, sent, droppedTurns, functionIds, aliases } = composed;
    this.learn({ functionIds, aliases });
    const note = droppedTurns > 0 ? 'The conversation is long: its beginning was left out.' : undefined;
    this.update({ sent, note });
    const budget = getPromptBudget(this.conversation.provider.contextTokens);
    return this.askInRounds([...messages], tools, budget - estimatedTokens, signal);
  }

  /** Hands on what the model looks up until it has what it wants, or may have no more. */
  private async askInRounds(
    messages: ChatMessage[],
    tools: Composed['tools'],
    tokensForLookUps: number,
    signal: AbortSignal,
  ): Promise<EndReason> {
    let [offered, left] = [tools, tokensForLookUps];
    for (let round = 0; ; round++) {
      const answer = await this.stream(messages, offered, signal).catch((error: unknown) => {
        // Services and models without tools refuse the request as such.
        const isAboutTools = offered.length > 0 && round === 0 && this.turn.raw === '';
        if (isAboutTools && error instanceof ChatError && error.code === 'bad-request') {
          return undefined;
        }
        throw error;
      });
      if (!answer) {
        offered = [];
        this.learn({ refusesTools: true });
        this.update({ note: 'This model looks nothing up: it answers from what was sent.' });
        continue;
      }
      if (answer.calls.length === 0) {
        return answer.reason;
      }
      if (round >= MAX_ROUNDS) {
        throw new Error('The model asked for more data again and again, so it was stopped. Ask a narrower question.');
      }
      messages.push({ role: 'assistant', content: answer.text, toolCalls: answer.calls });
      for (const [at, call] of answer.calls.entries()) {
        const isAllowed = at < MAX_CALLS_PER_ROUND && round < MAX_ROUNDS - 1;
        const found = isAllowed ? await this.lookUp(call.name, call.argumentsJson) : REFUSED;
        const content = estimateTokens(found) <= left ? found : NO_ROOM;
        left -= estimateTokens(content);
        messages.push({ role: 'tool', content, toolCallId: call.id });
        this.update({
          lookUps: [...this.turn.lookUps, { tool: call.name, argumentsJson: call.argumentsJson, content }],
        });
      }
    }
  }

  private async stream(
    messages: readonly ChatMessage[],
    tools: Composed['tools'],
    signal: AbortSignal,
  ): Promise<{ text: string; calls: readonly ToolCall[]; reason: EndReason }> {
    const before = this.turn.raw === '' ? '' : `${this.turn.raw}\n\n`;
    let text = '';
    let calls: readonly ToolCall[] = [];
    let reason: EndReason = 'stop';
    for await (const event of this.conversation.provider.stream(messages, {
      signal,
      tier: this.question.tier,
      tools,
    })) {
      switch (event.kind) {
        case 'text':
          text += event.text;
          this.showText(before + text);
          break;
        case 'tool-calls':
          calls = event.calls;
          break;
        case 'end':
          reason = event.reason;
          this.update({ model: event.model ?? this.turn.model });
          break;
        case 'reasoning':
          break;
      }
    }
    return { text, calls, reason };
  }

  private async lookUp(tool: string, argumentsJson: string): Promise<string> {
    const { explanation, redaction } = this.conversation;
    const { functionIds, aliases } = this.learnt;
    const found = await explanation.lookUp({ tool, argumentsJson, functionIds, redaction, aliases });
    this.learn({ functionIds: found.functionIds, aliases: found.aliases });
    return found.content;
  }

  private showText(raw: string): void {
    this.update({ raw, text: restoreAliases(raw, this.learnt.aliases) });
    this.isOutdated = true;
    this.check ??= this.checkWhileItGrows();
  }

  /** One check at a time, always of the newest text. */
  private async checkWhileItGrows(): Promise<void> {
    try {
      while (this.isOutdated) {
        this.isOutdated = false;
        this.update({ checked: await this.conversation.explanation.checkAnswer(this.buildCheck(false)) });
      }
    } catch {
      // The check at the end says what is wrong.
    } finally {
      this.check = undefined;
    }
  }

  private buildCheck(isFinished: boolean): CheckQuestion {
    const { functionIds, aliases } = this.learnt;
    const { labels } = this.conversation.subject;
    const knownWords = [
      ...labels.flatMap(({ name, value }) => [name, value]),
      ...aliases.flatMap(({ alias, original }) => [alias, original]),
    ];
    return { text: this.turn.text, isFinished, functionIds, knownWords, code: this.conversation.prompt.code };
  }

  private learn(learnt: Partial<Learnt>): void {
    this.learnt = { ...this.learnt, ...learnt };
  }

  private update(change: Partial<AnswerTurn>): void {
    this.turn = { ...this.turn, ...change };
    const { functionIds, aliases, refusesTools } = this.learnt;
    this.onChange(this.turn, { functionIds, aliases, refusesTools });
  }
}

const REFUSED = '{"error":"No more look-ups for this question: answer with what there is."}';
const NO_ROOM = '{"error":"There is no room for more data: answer with what there is."}';

function describeEnd(reason: EndReason): Pick<AnswerTurn, 'status' | 'problem'> {
  switch (reason) {
    case 'stop':
    case 'tool-calls':
      return { status: 'whole', problem: undefined };
    case 'length':
      return { status: 'partial', problem: 'The provider’s limit for the length of an answer was reached.' };
    case 'filter':
      return { status: 'partial', problem: 'The provider held back a part of the answer.' };
  }
}

function describeFailure(error: unknown): Pick<AnswerTurn, 'status' | 'problem' | 'problemDetail'> {
  return {
    status: 'partial',
    problem: error instanceof Error ? error.message : String(error),
    problemDetail: error instanceof ChatError ? error.detail : undefined,
  };
}
