/** One span, as a store of traces has it. Ids are any text; "" for no parent. Times are in milliseconds, NaN if they are unknown. */
export interface TraceSpan {
  readonly spanId: string;
  readonly parentId: string;
  readonly name: string;
  readonly service: string;
  readonly startMs: number;
  readonly durationMs: number;
}

export interface TraceSummary {
  /** Name of the root span, as far as it is known. */
  readonly name: string;
  readonly service: string;
  /** Milliseconds since 1970, and how long; undefined if the span does not say. */
  readonly startMs: number | undefined;
  readonly durationMs: number | undefined;
  readonly spanCount: number;
  /** Warns in a sentence that another span may be the root; "" if exactly one has no parent. */
  readonly caution: string;
}

/**
 * The span that began a trace, and how many there are: the one without a parent. If there are several, or none because their
 * parents are missing or lead in a circle, it is the earliest of those; undefined for no spans.
 */
export function summariseTrace(spans: readonly TraceSpan[]): TraceSummary | undefined {
  const ids = new Set(spans.map(({ spanId }) => spanId));
  const roots = spans.filter(({ parentId }) => parentId === '');
  const orphans = spans.filter(({ parentId }) => parentId !== '' && !ids.has(parentId));
  const candidates = [roots, orphans, spans].find(({ length }) => length > 0) ?? [];
  const [first, ...later] = candidates;
  if (!first) {
    return undefined;
  }
  const began = later.reduce((earliest, span) => (getStart(span) < getStart(earliest) ? span : earliest), first);
  return {
    name: began.name,
    service: began.service,
    startMs: Number.isFinite(began.startMs) ? began.startMs : undefined,
    durationMs: began.durationMs >= 0 && Number.isFinite(began.durationMs) ? began.durationMs : undefined,
    spanCount: spans.length,
    caution: describeCaution(roots.length),
  };
}

/** Returns the start of a span; a span of unknown time is never the earliest. */
function getStart({ startMs }: TraceSpan): number {
  return Number.isFinite(startMs) ? startMs : Infinity;
}

function describeCaution(rootCount: number): string {
  if (rootCount === 1) {
    return '';
  }
  return rootCount === 0
    ? 'The span that began this trace is missing: this is the earliest of those whose caller is not known.'
    : `${rootCount} spans of it have no caller: this is the earliest of them.`;
}
