import { ChatError } from 'llm/ChatError';
import type { ChatMessage, EndReason, ToolCall } from 'llm/ChatProvider';
import type { CheckedAnswer, CheckQuestion } from 'profile/explain/Explainer';
import { MAX_ANSWER_LENGTH } from 'profile/explain/grounding/Grounder';
import { estimateTokens } from 'profile/explain/prompt/estimateTokens';
import { type Composed, composeQuestion } from './composeQuestion';
import { type AnswerTurn, type Conversation, getPromptBudget, type Question } from './Conversation';
import { StreamedText } from './StreamedText';

/** Largest number of rounds, and of calls per round, in which a model may ask for more before it has to answer. */
const MAX_ROUNDS = 4;
const MAX_CALLS_PER_ROUND = 6;

/** Taken at a time, so that neither the page nor the worker is held up. */
const PART_LENGTH = 2_000;
const SHOWN_EVERY_MS = 50;

/** Part of a conversation, beside its turns, that an answer may change. */
export type GatheredContext = Pick<Conversation, 'functionIds' | 'aliases' | 'refusesTools'>;

/** Process of one question until its answer is complete, with look-ups on the way. */
export class Answering {
  turn: AnswerTurn;
  private context: GatheredContext;
  private readonly text = new StreamedText();
  private showing: Promise<void> | undefined;
  /** Claims that can no longer change, as long as ids and aliases stand for the same. */
  private known:
    | (Pick<CheckedAnswer, 'claims' | 'names'> & Pick<GatheredContext, 'functionIds' | 'aliases'>)
    | undefined;

  /** `conversation`: before this question. */
  constructor(
    private readonly conversation: Conversation,
    private readonly question: Question,
    nowMs: number,
    private readonly onChange: (turn: AnswerTurn, context: GatheredContext) => void,
  ) {
    this.context = conversation;
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

  /** Never rejects: a failure is described in the turn. */
  async run(signal: AbortSignal): Promise<void> {
    const end = await this.converse(signal).then(
      (reason) => describeEnd(reason),
      (error: unknown) => describeFailure(error),
    );
    await this.showing;
    try {
      do {
        await this.showMore(true, end);
      } while (this.text.hasMore(true));
    } catch (error) {
      this.text.take(Infinity, true, this.context.aliases);
      this.update({ raw: this.text.raw, text: this.text.shown, ...describeFailure(error) });
    }
  }

  private async converse(signal: AbortSignal): Promise<EndReason | 'too-long'> {
    const composed = await composeQuestion(this.conversation, this.question);
    const { messages, tools, estimatedTokens, sent, droppedTurns, functionIds, aliases } = composed;
    this.updateContext({ functionIds, aliases });
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
  ): Promise<EndReason | 'too-long'> {
    let [offered, left] = [tools, tokensForLookUps];
    for (let round = 0; ; round++) {
      const answer = await this.stream(messages, offered, signal).catch((error: unknown) => {
        // Services and models without tools refuse the request as such.
        const isAboutTools = offered.length > 0 && round === 0 && this.text.raw === '';
        if (isAboutTools && error instanceof ChatError && error.code === 'bad-request') {
          return undefined;
        }
        throw error;
      });
      if (!answer) {
        offered = [];
        this.updateContext({ refusesTools: true });
        this.update({ note: 'This model cannot look anything up: it answers from what was sent.' });
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
  ): Promise<{ text: string; calls: readonly ToolCall[]; reason: EndReason | 'too-long' }> {
    let text = '';
    let calls: readonly ToolCall[] = [];
    let reason: EndReason | 'too-long' = 'stop';
    for await (const event of this.conversation.provider.stream(messages, {
      signal,
      tier: this.question.tier,
      tools,
    })) {
      switch (event.kind) {
        case 'text':
          if (!this.add(text === '' && this.text.raw !== '' ? `\n\n${event.text}` : event.text)) {
            // Whoever stops reading ends the request.
            return { text, calls: [], reason: 'too-long' };
          }
          text += event.text;
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
    const { functionIds, aliases } = this.context;
    const found = await explanation.lookUp({ tool, argumentsJson, functionIds, redaction, aliases });
    this.updateContext({ functionIds: found.functionIds, aliases: found.aliases });
    return found.content;
  }

  /** True if there was room for it. */
  private add(piece: string): boolean {
    const room = MAX_ANSWER_LENGTH - this.text.raw.length;
    this.text.add(piece.slice(0, room));
    this.showing ??= this.showWhileItGrows();
    return piece.length <= room;
  }

  /** Part after part, with time for the page in between. */
  private async showWhileItGrows(): Promise<void> {
    try {
      while (this.text.hasMore(false)) {
        await this.showMore(false);
        await new Promise((resolve) => setTimeout(resolve, SHOWN_EVERY_MS));
      }
    } catch {
      // The check at the end says what is wrong.
    } finally {
      this.showing = undefined;
    }
  }

  /** Checks the next part and shows it: nothing is shown that was not checked. */
  private async showMore(hasEnded: boolean, end: Partial<AnswerTurn> = {}): Promise<void> {
    const { functionIds, aliases } = this.context;
    this.text.take(PART_LENGTH, hasEnded, aliases);
    const isFinished = hasEnded && !this.text.hasMore(true);
    // A look-up since then may have given a name to an id.
    const known = this.known?.functionIds === functionIds && this.known.aliases === aliases ? this.known : undefined;
    const question = { ...this.buildCheck(isFinished), knownClaims: known?.claims.length ?? 0 };
    const found = await this.conversation.explanation.checkAnswer(question);
    const claims = [...(known?.claims ?? []), ...found.claims];
    const names = { ...known?.names, ...found.names };
    this.known = { functionIds, aliases, names, claims: claims.slice(0, found.settledClaims) };
    this.update({
      raw: this.text.raw,
      text: question.text,
      checked: { ...found, claims, names },
      ...(isFinished && end),
    });
  }

  private buildCheck(isFinished: boolean): CheckQuestion {
    const { functionIds, aliases } = this.context;
    const { labels } = this.conversation.subject;
    const knownWords = [
      ...labels.flatMap(({ name, value }) => [name, value]),
      ...aliases.flatMap(({ alias, original }) => [alias, original]),
    ];
    return { text: this.text.shown, isFinished, functionIds, knownWords, code: this.conversation.prompt.code };
  }

  private updateContext(change: Partial<GatheredContext>): void {
    this.context = { ...this.context, ...change };
  }

  private update(change: Partial<AnswerTurn>): void {
    this.turn = { ...this.turn, ...change };
    const { functionIds, aliases, refusesTools } = this.context;
    this.onChange(this.turn, { functionIds, aliases, refusesTools });
  }
}

const REFUSED = '{"error":"No more look-ups for this question: answer with what there is."}';
const NO_ROOM = '{"error":"There is no room for more data: answer with what there is."}';

function describeEnd(reason: EndReason | 'too-long'): Pick<AnswerTurn, 'status' | 'problem'> {
  switch (reason) {
    case 'stop':
    case 'tool-calls':
      return { status: 'whole', problem: undefined };
    case 'length':
      return { status: 'partial', problem: 'The provider’s limit for the length of an answer was reached.' };
    case 'too-long':
      return {
        status: 'partial',
        problem: `The answer is longer than ${MAX_ANSWER_LENGTH / 1024} KB. The rest was not taken, and the model was stopped.`,
      };
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
