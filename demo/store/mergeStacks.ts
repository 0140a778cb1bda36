import type { Matcher } from './parseSelector';
import type { ProfileSeries } from './ProfileSeries';
import { printProfileId, type ProfileStore, type TimeRange } from './ProfileStore';
import type { SymbolTable } from './SymbolTable';

export interface StackQuery {
  readonly matchers: readonly Matcher[];
  readonly range: TimeRange;
  /** Only samples of these spans; empty: of all and none. */
  readonly spanIds: readonly string[];
  readonly traceIds: readonly string[];
  /** Only these profiles; empty: all. */
  readonly profileIds: readonly string[];
  /** Only stacks that start with these functions; empty: all. */
  readonly callSite: readonly string[];
}

/** Adds up the value of each stack over all profiles of a query: index = node of the symbol table's stacks. */
export function mergeStacks(store: ProfileStore, query: StackQuery): Float64Array {
  const sums = new Float64Array(store.symbols.stacks.size);
  const spans = selectSpans(store, query);
  const profileIds = new Set(query.profileIds.map(trimId));
  for (const series of store.select([query.matchers], query.range)) {
    for (let profile = 0; profile < series.length; profile++) {
      const timeMs = series.timesMs.items[profile] ?? 0;
      const isWanted =
        timeMs >= query.range.startMs &&
        timeMs <= query.range.endMs &&
        (profileIds.size === 0 || profileIds.has(trimId(printProfileId(series.pushes.items[profile] ?? 0))));
      if (isWanted) {
        addProfile(sums, series, profile, spans);
      }
    }
  }
  if (query.callSite.length > 0) {
    keepCallSite(sums, store.symbols, query.callSite);
  }
  return sums;
}

function addProfile(
  sums: Float64Array,
  series: ProfileSeries,
  profile: number,
  spans: ReadonlySet<number> | undefined,
): void {
  const stacks = series.stacks.items;
  const values = series.values.items;
  const end = series.getStart(profile + 1);
  for (let sample = series.getStart(profile); sample < end; sample++) {
    if (!spans || spans.has(series.getSpan(sample))) {
      const stack = stacks[sample] ?? 0;
      sums[stack] = (sums[stack] ?? 0) + (values[sample] ?? 0);
    }
  }
}

/** Selects the indexes of the spans asked for, undefined if spans do not matter. */
function selectSpans(store: ProfileStore, query: StackQuery): ReadonlySet<number> | undefined {
  if (query.spanIds.length === 0 && query.traceIds.length === 0) {
    return undefined;
  }
  const spanIds = new Set(query.spanIds);
  const traceIds = new Set(query.traceIds);
  return store.spans.select(
    ({ spanId, traceId }) =>
      (spanIds.size === 0 || spanIds.has(spanId)) && (traceIds.size === 0 || traceIds.has(traceId)),
  );
}

const ELSEWHERE = -1;

/** Sets the value of every stack to 0 that does not start with the call site. */
function keepCallSite(sums: Float64Array, symbols: SymbolTable, callSite: readonly string[]): void {
  const { stacks, names } = symbols;
  // How many functions of the call site a stack has matched so far. Parents come first.
  const matched = new Int32Array(stacks.size);
  for (let stack = 1; stack < stacks.size; stack++) {
    let count = matched[stacks.parent[stack] ?? 0] ?? ELSEWHERE;
    for (const frame of symbols.getFrames(stacks.key[stack] ?? 0)) {
      if (count !== ELSEWHERE && count < callSite.length) {
        count = names[frame] === callSite[count] ? count + 1 : ELSEWHERE;
      }
    }
    matched[stack] = count;
    if (count < callSite.length) {
      sums[stack] = 0;
    }
  }
  sums[0] = 0;
}

/** Removes what does not count in an id: dashes and capitals. */
function trimId(id: string): string {
  return id.replaceAll('-', '').toLowerCase();
}
