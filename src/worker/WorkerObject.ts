import type { Explainer, Explanation } from 'profile/explain/Explainer';
import { type Engine, getEngine } from './getEngine';
import type { HeldExplanation } from './WorkerProfile';

type Method<T> = { [M in keyof T]: T[M] extends (...args: never[]) => unknown ? M : never }[keyof T] & string;
type Arguments<F> = F extends (...args: infer A) => unknown ? A : never;
type Answer<F> = F extends (...args: never[]) => infer R ? R : never;

/** Number of an object in the worker. */
interface Place {
  /** undefined before the first question. */
  id?: Promise<number>;
  isClosed?: boolean;
}

const unreachable = new FinalizationRegistry<Place>(release);

function release(place: Place): void {
  if (place.id && !place.isClosed) {
    // If opening failed there is nothing to close, and every caller got the error.
    Promise.all([getEngine(), place.id]).then(
      ([engine, id]) => engine.close(id),
      () => undefined,
    );
  }
  place.isClosed = true;
}

/** An object that the worker holds until this one is closed, or out of everybody's reach. */
export class WorkerObject<T> {
  private readonly place: Place = {};

  /** @param open makes it there, on the first question, and gives its number */
  constructor(private readonly open: (engine: Engine) => number | Promise<number>) {
    unreachable.register(this, this.place);
  }

  async getId(): Promise<number> {
    if (this.place.isClosed) {
      throw new Error('A profile was asked about after it was closed.');
    }
    this.place.id ??= getEngine().then(this.open);
    return this.place.id;
  }

  async ask<M extends Method<T>>(method: M, ...args: Arguments<T[M]>): Promise<Answer<T[M]>> {
    const id = await this.getId();
    const engine = await getEngine();
    return (await engine.ask(id, method, args)) as Answer<T[M]>;
  }

  close(): void {
    release(this.place);
  }
}

/** Creates the functions for further questions about an explanation. */
export function continueExplanation({ id, facts }: HeldExplanation, isDiff: boolean): Explanation {
  const explainer = new WorkerObject<Explainer>(() => id);
  return {
    facts,
    isDiff,
    buildPrompt: (question) => explainer.ask('buildPrompt', question),
    checkAnswer: (question) => explainer.ask('checkAnswer', question),
    lookUp: (question) => explainer.ask('lookUp', question),
  };
}
