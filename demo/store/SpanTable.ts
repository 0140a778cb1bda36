export interface Span {
  readonly spanId: string;
  readonly traceId: string;
}

/** Spans that samples belong to, each once. Index 0 stands for "no span". */
export class SpanTable {
  private readonly spans: Span[] = [{ spanId: '', traceId: '' }];
  private readonly indexes = new Map<string, number>();

  getIndex(span: Span): number {
    const key = `${span.spanId} ${span.traceId}`;
    const known = this.indexes.get(key);
    if (known !== undefined) {
      return known;
    }
    this.indexes.set(key, this.spans.length);
    return this.spans.push(span) - 1;
  }

  getSpan(index: number): Span | undefined {
    return index === 0 ? undefined : this.spans[index];
  }

  /** Selects the indexes of the spans that fulfil a condition. */
  select(condition: (span: Span) => boolean): ReadonlySet<number> {
    return new Set(this.spans.flatMap((span, index) => (index > 0 && condition(span) ? [index] : [])));
  }
}
