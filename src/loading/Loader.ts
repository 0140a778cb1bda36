import { trackFailure } from './failedQuestions';

/** State of a question that changes and can be asked again. Without answer and error nothing has come yet. */
export interface LoadState<A, E = Error> {
  /** The question that was asked last; undefined before the first, and once everything was forgotten. */
  readonly key: string | undefined;
  /** True while the answer to that question, or the rest of it, is loading. */
  readonly isLoading: boolean;
  /** The newest answer that came. It stays while newer questions load or fail. */
  readonly answer: A | undefined;
  /** The question that `answer` answers. Another one than `key`: the answer is an older picture. */
  readonly answerKey: string | undefined;
  /** Reason why the newest question has no answer, or why the rest of it failed to load. */
  readonly error: E | undefined;
}

export const NOTHING_LOADED: LoadState<never, never> = {
  key: undefined,
  isLoading: false,
  answer: undefined,
  answerKey: undefined,
  error: undefined,
};

/** Returns the answer to the question that was asked last; undefined while there is none, or one to an older question. */
export function getCurrentAnswer<A>({ key, answer, answerKey }: LoadState<A, unknown>): A | undefined {
  return answerKey === key ? answer : undefined;
}

export interface LoaderOptions<Q, A, E> {
  /** Answers a question. `show` takes a part of the answer before all of it is here. */
  readonly load: (question: Q, signal: AbortSignal, show: (answer: A) => void) => Promise<A>;
  /** Converts what was thrown; undefined if somebody else cancelled the request, which needs no message. */
  readonly toError: (thrown: unknown) => E | undefined;
  /** Hears of every change of the state. */
  readonly onChange: (state: LoadState<A, E>) => void;
}

/**
 * Asks one question at a time: a newer one aborts the older, a late answer is dropped, and what failed is asked again by
 * `retry`, or together with all else that failed.
 */
export class Loader<Q, A, E = Error> {
  private state: LoadState<A, E> = NOTHING_LOADED;
  private asked?: { readonly question: Q; readonly key: string; readonly request: AbortController };

  constructor(private readonly options: LoaderOptions<Q, A, E>) {}

  getState(): LoadState<A, E> {
    return this.state;
  }

  /** Asks unless the question of this key was asked last. */
  ask(key: string, question: Q): void {
    if (key !== this.asked?.key) {
      this.start(key, question, this.state.error);
    }
  }

  /** Asks the last question again, whether it failed or not. */
  retry(): void {
    if (this.asked) {
      this.start(this.asked.key, this.asked.question, undefined);
    }
  }

  /** Replaces the answer to `key`, unless a newer one has come. */
  replace(key: string, answer: A): void {
    if (key === this.state.answerKey) {
      this.change({ ...this.state, answer });
    }
  }

  /** Cancels the running request and keeps the state. The same question will be asked again. */
  stop(): void {
    this.asked?.request.abort();
    this.asked = undefined;
    trackFailure(this, false, () => undefined);
    if (this.state.isLoading) {
      this.state = { ...this.state, isLoading: false };
      this.options.onChange(this.state);
    }
  }

  /** Forgets everything. */
  clear(): void {
    this.asked?.request.abort();
    this.asked = undefined;
    if (this.state !== NOTHING_LOADED) {
      this.change(NOTHING_LOADED);
    }
  }

  private start(key: string, question: Q, error: E | undefined): void {
    this.asked?.request.abort();
    const request = new AbortController();
    this.asked = { question, key, request };
    this.change({ ...this.state, key, isLoading: true, error });
    void this.run(key, question, request.signal);
  }

  private async run(key: string, question: Q, signal: AbortSignal): Promise<void> {
    const take = (answer: A, isLoading: boolean): void => {
      if (!signal.aborted) {
        this.change({ key, isLoading, answer, answerKey: key, error: undefined });
      }
    };
    try {
      take(await this.options.load(question, signal, (answer) => take(answer, true)), false);
    } catch (error) {
      if (!signal.aborted) {
        this.change({ ...this.state, isLoading: false, error: this.options.toError(error) });
      }
    }
  }

  private change(state: LoadState<A, E>): void {
    this.state = state;
    trackFailure(this, state.error !== undefined, () => this.retry());
    this.options.onChange(state);
  }
}
