export interface PatientOptions<A> {
  /** Rejects if the signal aborts it, and for a part if it has no answer, too. */
  readonly ask: (names: readonly string[], signal: AbortSignal) => Promise<A>;
  /** Gets each answer as it comes. */
  readonly show: (answer: A) => void;
  /** Time after which a question is also asked in parts. */
  readonly patienceMs: number;
  readonly signal: AbortSignal;
}

const PART_COUNT = 4;

/**
 * Asks for all names at once. If no answer comes in time, it also asks for parts of the names, and then for each name of a part
 * that other parts have overtaken: so one service with thousands of series does not delay the others for long. The first answer
 * counts, so nothing comes later than without parts, and a server that is slow with everything gets only a few more questions.
 *
 *     24 names, answered in time      → 1 question
 *     24 names, all slow              → 1, then 4 of 6 names
 *     24 names, one of them slow      → 1, then 4 of 6 names, then 6 of one name
 *
 * @throws what the question for all names throws, or the reason of an aborted signal
 */
export function runPatiently<A>(names: readonly string[], options: PatientOptions<A>): Promise<void> {
  return race(names, PART_COUNT, () => true, options);
}

async function race<A>(
  names: readonly string[],
  partCount: number,
  isWorthParts: () => boolean,
  options: PatientOptions<A>,
): Promise<void> {
  const { ask, show, patienceMs, signal } = options;
  signal.throwIfAborted();
  const own = new AbortController();
  const abort = (): void => own.abort(signal.reason);
  signal.addEventListener('abort', abort);
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      own.signal.addEventListener('abort', () => reject(own.signal.reason));
      timer = setTimeout(() => {
        if (isWorthParts()) {
          // If a part fails, the question for all names still answers.
          askParts(names, partCount, { ...options, signal: own.signal }).then(resolve, () => undefined);
        }
      }, patienceMs);
      ask(names, own.signal).then((answer) => {
        if (!own.signal.aborted) {
          show(answer);
          resolve();
        }
      }, reject);
    });
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
    own.abort();
  }
}

async function askParts<A>(names: readonly string[], partCount: number, options: PatientOptions<A>): Promise<void> {
  const size = Math.ceil(names.length / partCount);
  const parts = Array.from({ length: Math.ceil(names.length / size) }, (_, i) => names.slice(i * size, (i + 1) * size));
  let answered = 0;
  await Promise.all(
    parts.map(async (part) => {
      await race(part, part.length, () => part.length > 1 && answered > 0, options);
      answered += 1;
    }),
  );
}
