import type { Decoded } from './codecs';
import { NAMES, OLDER_NAMES, URL_KEYS, type UrlKey } from './names';
import {
  areSame,
  encodeParameter,
  isKept,
  type Parameter,
  PARAMETERS,
  type PlaceType,
  type UrlPatch,
  type UrlValues,
} from './parameters';
import type { UrlLocation } from './UrlLocation';

/** The values of each parameter, as the URL has them. */
type Texts = Readonly<Record<UrlKey, readonly string[]>>;

interface Listener {
  readonly keys: readonly UrlKey[];
  readonly onChange: () => void;
}

export interface SetOptions {
  /** True if the back button undoes the change. If omitted, the table of parameters decides. */
  readonly isStep?: boolean;
}

/** A parameter that says something which cannot be read. */
export interface UrlProblem {
  readonly key: UrlKey;
  /** A sentence for people. */
  readonly message: string;
}

const SHOWN_LENGTH = 80;

/**
 * State that the user has chosen. The URL is its only copy: `set` writes it, and every change of it, including back
 * and forward, notifies listeners once, after all parameters are read.
 */
export class UrlState {
  private texts: Texts;
  private readonly decoded = new Map<UrlKey, Decoded<unknown>>();
  private readonly assumedKeys: Set<UrlKey>;
  private readonly listeners = new Set<Listener>();
  private notifyDepth = 0;
  private readonly waiting = new Set<() => void>();
  private problems?: readonly UrlProblem[];

  /**
   * @param assumptions values instead of the usual ones if the URL has none
   * @param page page with an address of its own: it keeps only its parameters
   */
  constructor(
    private readonly location: UrlLocation,
    private readonly assumptions: UrlPatch = {},
    private readonly page?: PlaceType,
  ) {
    this.texts = readTexts(new URLSearchParams(location.getSearch()));
    this.assumedKeys = new Set(URL_KEYS.filter((key) => key in assumptions && this.texts[key].length === 0));
  }

  /** Follows the URL, and adds what it always has. Returns what ends it. */
  start(): () => void {
    const stop = this.location.listen(() => this.read());
    this.read();
    return stop;
  }

  /** The same object until the parameter changes. */
  get<K extends UrlKey>(key: K): UrlValues[K] {
    const { usual } = getParameter(key);
    return (this.decode(key).value as UrlValues[K] | undefined) ?? this.assumptions[key] ?? usual;
  }

  pick<K extends UrlKey>(keys: readonly K[]): Pick<UrlValues, K> {
    return Object.fromEntries(keys.map((key) => [key, this.get(key)])) as Pick<UrlValues, K>;
  }

  /** True if the URL has the parameter, readable or not. */
  has(key: UrlKey): boolean {
    return this.texts[key].length > 0;
  }

  /** True if the value is still the one assumed at the start, which nobody has chosen. */
  isAssumed(key: UrlKey): boolean {
    return this.assumedKeys.has(key);
  }

  /** Returns the texts of a parameter that are unreadable, as in the URL. */
  getUnreadable(key: UrlKey): readonly string[] {
    return this.decode(key).unreadable;
  }

  /** Returns the problems of the view's parameters, except those that the view reports itself. */
  getProblems(): readonly UrlProblem[] {
    const view = this.getPlace();
    this.problems ??= URL_KEYS.filter((key) => isKept(key, view) && !getParameter(key).isNamedByView).flatMap((key) =>
      this.getUnreadable(key).map((text) => ({ key, message: describeProblem(key, text) })),
    );
    return this.problems;
  }

  /** Takes what cannot be read out of the URL. */
  forgetProblems(): void {
    const keys = new Set(this.getProblems().map(({ key }) => key));
    this.write((params) => keys.forEach((key) => setTexts(params, key, encodeParameter(key, this.get(key)))), false);
  }

  /** Changes several parameters at once. Equal values are no change, and no step. */
  set(patch: UrlPatch, { isStep = isStepOf(patch) }: SetOptions = {}): void {
    this.write((params) => this.apply(params, patch, isStep), isStep);
  }

  /** Builds the query of the URL after a choice of the user's, for links. */
  buildSearch(patch: UrlPatch): string {
    const params = new URLSearchParams(this.location.getSearch());
    this.apply(params, patch, true);
    return params.toString();
  }

  /**
   * Calls back once after each change of one of these keys, if the view keeps it. Returns a function that ends the subscription.
   */
  subscribe(keys: readonly UrlKey[], onChange: () => void): () => void {
    const listener = { keys, onChange };
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Runs at once, or, during a notification, once all listeners know the change. */
  afterChange(run: () => void): void {
    if (this.notifyDepth > 0) {
      this.waiting.add(run);
    } else {
      run();
    }
  }

  private getPlace(): PlaceType {
    return this.page ?? this.get('view');
  }

  private decode(key: UrlKey): Decoded<unknown> {
    const known = this.decoded.get(key);
    if (known) {
      return known;
    }
    const decoded = getParameter(key).codec.decode(this.texts[key]);
    this.decoded.set(key, decoded);
    return decoded;
  }

  /** Drops parameters that the new view does not keep, and parameters that belong to something the user changed. */
  private apply(params: URLSearchParams, patch: UrlPatch, isStep: boolean): void {
    const view = this.getPlace();
    const isLeaving = patch.view !== undefined && patch.view !== view;
    const changed = new Set(URL_KEYS.filter((key) => key in patch && !areSame(this.texts[key], encodeOf(key, patch))));
    for (const key of URL_KEYS) {
      const { views, goesWith } = getParameter(key);
      const isLeft = isLeaving
        ? views !== 'all'
        : isStep && view !== 'files' && (goesWith?.[view] ?? []).some((reason) => changed.has(reason));
      if (key in patch) {
        setTexts(params, key, encodeOf(key, patch));
      } else if (isLeft) {
        setTexts(params, key, []);
      }
    }
  }

  private write(change: (params: URLSearchParams) => void, isStep: boolean): void {
    const before = new URLSearchParams(this.location.getSearch());
    const after = new URLSearchParams(before);
    change(after);
    if (!areSameParams(before, after)) {
      this.location.setSearch(after.toString(), isStep);
    }
  }

  private read(): void {
    const params = new URLSearchParams(this.location.getSearch());
    const before = params.toString();
    this.complete(params);
    if (params.toString() !== before) {
      // Comes back here with the completed URL.
      this.location.setSearch(params.toString(), false);
      return;
    }
    const texts = readTexts(params);
    const changed = URL_KEYS.filter((key) => !areSame(texts[key], this.texts[key]));
    this.texts = texts;
    this.problems = undefined;
    for (const key of changed) {
      this.decoded.delete(key);
      if (!areSame(texts[key], encodeOf(key, this.assumptions))) {
        this.assumedKeys.delete(key);
      }
    }
    if (changed.length > 0) {
      this.notify(changed);
    }
  }

  /** Adds what the URL always has, and moves what stands under an older name. */
  private complete(params: URLSearchParams): void {
    for (const key of URL_KEYS) {
      const name = NAMES[key];
      const olderName = OLDER_NAMES[key];
      const { whenMissing } = getParameter(key);
      if (whenMissing !== undefined && this.page === undefined && !params.has(name)) {
        setTexts(params, key, encodeParameter(key, whenMissing === 'last' ? this.get(key) : undefined));
      }
      if (olderName !== undefined && params.has(olderName)) {
        setTexts(params, key, mergeTexts(key, params.getAll(name), params.getAll(olderName)));
        params.delete(olderName);
      }
    }
  }

  private notify(changed: readonly UrlKey[]): void {
    const view = this.getPlace();
    const concerned = new Set(changed.filter((key) => isKept(key, view)));
    this.notifyDepth += 1;
    try {
      for (const listener of [...this.listeners]) {
        // One that was told before may have ended another.
        if (this.listeners.has(listener) && listener.keys.some((key) => concerned.has(key))) {
          listener.onChange();
        }
      }
    } finally {
      this.notifyDepth -= 1;
    }
    while (this.notifyDepth === 0 && this.waiting.size > 0) {
      const runs = [...this.waiting];
      this.waiting.clear();
      runs.forEach((run) => run());
    }
  }
}

/** The table has a type of its own for each parameter; this is what all of them have in common. */
function getParameter<K extends UrlKey>(key: K): Parameter<UrlValues[K]> {
  return PARAMETERS[key] as unknown as Parameter<UrlValues[K]>;
}

function encodeOf<K extends UrlKey>(key: K, patch: UrlPatch): readonly string[] {
  return encodeParameter(key, patch[key] as UrlValues[K] | undefined);
}

function isStepOf(patch: UrlPatch): boolean {
  return (Object.keys(patch) as UrlKey[]).some((key) => PARAMETERS[key].isStep);
}

function readTexts(params: URLSearchParams): Texts {
  return Object.fromEntries(URL_KEYS.map((key) => [key, params.getAll(NAMES[key])])) as unknown as Texts;
}

function setTexts(params: URLSearchParams, key: UrlKey, texts: readonly string[]): void {
  const name = NAMES[key];
  if (!areSame(params.getAll(name), texts)) {
    params.delete(name);
    texts.forEach((text) => params.append(name, text));
  }
}

/** Merges the values of both, each once, with the unreadable ones. */
function mergeTexts(key: UrlKey, own: readonly string[], older: readonly string[]): readonly string[] {
  const { codec } = getParameter(key);
  const [first, second] = [codec.decode(own), codec.decode(older)];
  const texts = [first, second].flatMap(({ value }) => encodeParameter(key, value));
  return [...new Set([...texts, ...first.unreadable, ...second.unreadable])];
}

function areSameParams(before: URLSearchParams, after: URLSearchParams): boolean {
  return [...new Set([...before.keys(), ...after.keys()])].every((name) =>
    areSame(before.getAll(name), after.getAll(name)),
  );
}

function describeProblem(key: UrlKey, text: string): string {
  const { expected } = PARAMETERS[key].codec;
  const shown = text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text;
  const hint = expected === undefined ? '' : ` It may be ${expected}.`;
  return `The link says “${NAMES[key]}=${shown}”, which cannot be read and is left out.${hint}`;
}
