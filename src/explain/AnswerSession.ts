import { Answering } from './Answering';
import type { Conversation, Question } from './Conversation';

const MAX_CONVERSATIONS = 20;

interface SessionState {
  /** The newest first. */
  readonly conversations: readonly Conversation[];
  /** The one on screen. */
  readonly selectedId: number | undefined;
}

/** The conversations since the page was loaded. One question at a time; nothing here asks a model by itself. */
export class AnswerSession {
  private state: SessionState = { conversations: [], selectedId: undefined };
  private readonly listeners = new Set<() => void>();
  private request: AbortController | undefined;
  private nextId = 1;

  constructor(private readonly getNowMs: () => number) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly getState = (): SessionState => this.state;

  select(selectedId: number | undefined): void {
    this.set({ ...this.state, selectedId });
  }

  /** Begins a conversation and asks its first question. */
  start(newConversation: Omit<Conversation, 'id'>, question: Question): void {
    const conversation = { ...newConversation, id: this.nextId++ };
    const conversations = [conversation, ...this.state.conversations].slice(0, MAX_CONVERSATIONS);
    this.set({ conversations, selectedId: conversation.id });
    void this.ask(conversation.id, question);
  }

  /** Asks within a conversation. Never rejects: what goes wrong is said in the turn. */
  async ask(id: number, question: Question): Promise<void> {
    this.stop();
    const conversation = this.find(id);
    if (!conversation || isAnswering(conversation)) {
      return;
    }
    const controller = new AbortController();
    this.request = controller;
    const answering = new Answering(conversation, question, this.getNowMs(), (turn, context) =>
      this.change(id, { ...context, turns: [...conversation.turns, turn] }),
    );
    this.change(id, { turns: [...conversation.turns, answering.turn] });
    await answering.run(controller.signal);
    const { raw, lookUps } = answering.turn;
    // A question that was taken back at once leaves nothing behind.
    if (controller.signal.aborted && raw === '' && lookUps.length === 0) {
      this.takeBack(conversation);
    }
  }

  /** Asks the last question of a conversation again. */
  retry(id: number): void {
    const conversation = this.find(id);
    const turn = conversation?.turns.at(-1);
    if (conversation && turn && !isAnswering(conversation)) {
      this.change(id, { turns: conversation.turns.slice(0, -1) });
      void this.ask(id, turn.question);
    }
  }

  /** Ends the running request, if there is one, and tells the provider. */
  readonly stop = (): void => {
    this.request?.abort();
    this.request = undefined;
  };

  /** Puts a conversation back to what it was before its last question; one without questions goes. */
  private takeBack({ id, turns }: Conversation): void {
    if (turns.length > 0) {
      this.change(id, { turns });
      return;
    }
    const conversations = this.state.conversations.filter((conversation) => conversation.id !== id);
    this.set({ conversations, selectedId: this.state.selectedId === id ? undefined : this.state.selectedId });
  }

  private find(id: number): Conversation | undefined {
    return this.state.conversations.find((conversation) => conversation.id === id);
  }

  private change(id: number, changes: Partial<Conversation>): void {
    const conversations = this.state.conversations.map((conversation) =>
      conversation.id === id ? { ...conversation, ...changes } : conversation,
    );
    this.set({ ...this.state, conversations });
  }

  private set(state: SessionState): void {
    this.state = state;
    this.listeners.forEach((listener) => listener());
  }
}

export function isAnswering({ turns }: Conversation): boolean {
  return turns.at(-1)?.status === 'answering';
}
