import { isCancellation, type PyroscopeError, toPyroscopeError } from 'pyroscope/PyroscopeError';
import { trackFailure } from './failedQuestions';

/** What is known of a question that changes, and is asked again. Without answer and error nothing has come yet. */
export interface LoadState<A> {
  readonly isLoading: boolean;
  /** The newest answer that came. It stays while newer questions load or fail. */
  readonly answer: A | undefined;
  /** The key of the question that `answer` answers. Another one than that asked now: the answer is an older picture. */
  readonly answerKey: string | undefined;
  /** Why the newest question has no answer. */
  readonly error: PyroscopeError | undefined;
}

export const NOTHING_LOADED: LoadState<never> = {
  isLoading: false,
  answer: undefined,
  answerKey: undefined,
  error: undefined,
};

/**
 * Asks one question at a time: a newer one aborts the older, a late answer is dropped, and what failed is asked again by
 * `retry`, or together with all else that failed.
 */
export class Loader<Q, A> {
  private state: LoadState<A> = NOTHING_LOADED;
  private asked?: { readonly question: Q; readonly key: string; readonly request: AbortController };

  /** `onChange` hears of every change of the state. */
  constructor(
    private readonly load: (question: Q, signal: AbortSignal) => Promise<A>,
    private readonly onChange: (state: LoadState<A>) => void,
  ) {}

  getState(): LoadState<A> {
    return this.state;
  }

  /** Asks unless the question of this key was asked last. */
  ask(key: string, question: Q): void {
    if (key !== this.asked?.key) {
      this.start(key, question, this.state.error);
    }
  }

  retry(): void {
    if (this.asked) {
      this.start(this.asked.key, this.asked.question, undefined);
    }
  }

  /** Ends what is under way; what is known stays. The same question is asked again when it comes. */
  stop(): void {
    this.asked?.request.abort();
    this.asked = undefined;
    trackFailure(this, false, () => undefined);
  }

  /** Forgets all. */
  clear(): void {
    this.stop();
    this.change(NOTHING_LOADED);
  }

  private start(key: string, question: Q, error: PyroscopeError | undefined): void {
    this.asked?.request.abort();
    const request = new AbortController();
    this.asked = { question, key, request };
    this.change({ ...this.state, isLoading: true, error });
    void this.run(key, question, request.signal);
  }

  private async run(key: string, question: Q, signal: AbortSignal): Promise<void> {
    try {
      const answer = await this.load(question, signal);
      if (!signal.aborted) {
        this.change({ isLoading: false, answer, answerKey: key, error: undefined });
      }
    } catch (error) {
      if (!signal.aborted) {
        // Somebody else gave the request up, such as the refresh button: there is nothing to say of it.
        this.change({
          ...this.state,
          isLoading: false,
          error: isCancellation(error) ? undefined : toPyroscopeError(error),
        });
      }
    }
  }

  private change(state: LoadState<A>): void {
    this.state = state;
    trackFailure(this, state.error !== undefined, () => this.retry());
    this.onChange(state);
  }
}
