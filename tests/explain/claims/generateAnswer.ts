import type { Oracle, OracleFunction } from './Oracle';
import type { Random } from './Random';

/** A free-text answer about a profile, and its wrong parts. */
export interface GeneratedAnswer {
  readonly text: string;
  readonly style: string;
  readonly wrong: readonly string[];
}

interface Writer {
  readonly oracle: Oracle;
  readonly random: Random;
  readonly wrong: string[];
  /** Chance of a fault in each place that can have one. */
  readonly faultRate: number;
}

/** Writers of answers in the styles of models by different makers. They ignore what was sent: only their habits count. */
const STYLES: Record<string, (writer: Writer) => string> = {
  'headings and bold bullets': (writer) => {
    const [a, b, c] = pickThree(writer);
    return `### Performance bottleneck

- **\`${a.name}\`** is the dominant consumer, accounting for ${total(writer, a)} of the profile.
- **\`${b.name}\`** contributes another ${total(writer, b)}.

### Root cause

The program spends ${total(writer, c)} in ${nameOf(writer, c)}, which is likely caused by repeated work per request. ${call(writer)}

### Recommended fix

1. Cache the result, for example with an LRU cache (\`github.com/hashicorp/golang-lru\`).
2. Reducing the calls could save 20–30 % of the time.
`;
  },
  'plain paragraphs': (writer) => {
    const [a, b, c] = pickThree(writer);
    return `Looking at this profile, ${total(writer, a)} of all time goes through ${nameOf(writer, a)}. A further ${self(writer, b)} is spent directly in \`${b.name}\`, and ${nameOf(writer, c)} takes ${total(writer, c)}.

${call(writer)} This suggests that the work there is worth a closer look. I would start by checking how often it is called; caching its results might reduce the load noticeably.
`;
  },
  table: (writer) => {
    const functions = pickThree(writer);
    const rows = functions.map(
      (item) => `| ${nameOf(writer, item)} | ${self(writer, item)} | ${total(writer, item)} |`,
    );
    return `**Summary**\n\n| Function | Self | Total |\n|---|---:|---:|\n${rows.join('\n')}\n\n${call(writer)}\n`;
  },
  'numbered with arrows': (writer) => {
    const [a, b] = pickThree(writer);
    const { caller, callee } = writer.random.pick(writer.oracle.listCalls());
    return `1. Hot path: \`${caller}\` → \`${callee}\`
2. ${nameOf(writer, a)} – ${total(writer, a)} total
3. ${nameOf(writer, b)} – ${total(writer, b)} total

Next steps:
- Consider \`sync.Pool\` or a preallocated buffer.
- Upgrade to Go 1.22 and set \`GOGC=200\`.
`;
  },
  chatty: (writer) => {
    const [a, b] = pickThree(writer);
    return `Great question! 🔍 Here's what stands out:

🔥 ${nameOf(writer, a)} (${total(writer, a)}) – this is where to look first.
⚡ ${nameOf(writer, b)} (${total(writer, b)}) comes next.

${call(writer)}

**Quick wins:** memoise the hot function, e.g. with \`functools.lru_cache\`, and you could see a 2x speedup!

Let me know if you'd like me to dig deeper! See [the docs](https://example.com/profiling) for more.
`;
  },
  'terse, no code marks': (writer) => {
    const [a, b] = pickThree(writer).filter(({ name }) => /^[\w./:()*]+$/.test(name) && /[.:/]\w*[A-Z_(]/.test(name));
    const lines = [a, b].flatMap((item) => (item ? [`${total(writer, item)} ${item.name}`] : []));
    return `Top:\n\n- ${lines.join('\n- ')}\n\nNothing else is large. Version 2 of the service may differ; the range was 60 minutes long.\n`;
  },
  'with code': (writer) => {
    const [a] = pickThree(writer);
    return `The time is in ${nameOf(writer, a)}: ${total(writer, a)}.

\`\`\`go
var cache = map[string]Result{}

func lookup(key string) Result {
	if r, ok := cache[key]; ok { return r } // 90 % hit rate
	return computeSlowly(key)
}
\`\`\`

This avoids O(n²) behaviour. Use \`for\` loops with care, and HTTP/2 where you can.
`;
  },
  'contract with tags': (writer) => {
    const [a, b, c] = pickThree(writer);
    return `## What takes the most

- [observation] ${nameOf(writer, a)} takes ${total(writer, a)} in total and ${self(writer, a)} itself.
- [observation] ${call(writer)}
- [observation] ${nameOf(writer, b)} is at ${total(writer, b)}.

## Why

- [hypothesis] \`${c.name}\` is probably called once per item.

## What to try

- [suggestion] Batch the calls; expect a drop to below 5 %.
- [suggestion] Replace it with \`simdjson\` or a similar library.
`;
  },
};

export const ANSWER_STYLES = Object.keys(STYLES);

export function generateAnswer(oracle: Oracle, random: Random, style: string, faultRate: number): GeneratedAnswer {
  const wrong: string[] = [];
  const text = STYLES[style]?.({ oracle, random, wrong, faultRate }) ?? '';
  return { text, style, wrong };
}

function pickThree({ oracle, random }: Writer): [OracleFunction, OracleFunction, OracleFunction] {
  const ranked = [...oracle.functions].sort((a, b) => b.total - a.total);
  const large = ranked.filter(({ total: value }) => value > 0.02 * oracle.total);
  const [a, b, c] = [random.pick(large), random.pick(large), random.pick(large)];
  return [a, b, c];
}

function nameOf(writer: Writer, { name }: OracleFunction): string {
  if (!isFault(writer)) {
    return `\`${name}\``;
  }
  const invented = writer.random.pick([
    'cache.(*Layer).Refill',
    'OrderService.recomputeTotals',
    'app/jobs/resync.py:31 - resync_all',
    'parse_entire_payload',
    'storage::engine::compact_level',
    'renderProductGrid',
    'Acme.Billing.Ledger.Rebuild()',
    'kmem_cache_rebalance',
  ]);
  writer.wrong.push(invented);
  return `\`${invented}\``;
}

function total(writer: Writer, item: OracleFunction): string {
  return percent(writer, item, item.total);
}

function self(writer: Writer, item: OracleFunction): string {
  return percent(writer, item, item.self);
}

function percent(writer: Writer, { self: own, total: all }: OracleFunction, value: number): string {
  const { oracle, random, wrong } = writer;
  const print = (share: number): string => `${(share * 100).toFixed(random.below(2))}${random.pick(['%', ' %'])}`;
  if (!isFault(writer)) {
    return print(value / oracle.total);
  }
  const truths = [own, all].map((truth) => truth / oracle.total);
  for (let attempt = 0; attempt < 50; attempt++) {
    const share = 0.03 + 0.9 * random.next();
    if (truths.every((truth) => Math.abs(truth - share) > 0.03)) {
      const text = print(share);
      wrong.push(text);
      return text;
    }
  }
  return print(value / oracle.total);
}

function call(writer: Writer): string {
  const { oracle, random, wrong } = writer;
  const { caller, callee } = random.pick(oracle.listCalls());
  if (!isFault(writer) || oracle.reachesFrom(callee, caller)) {
    return random.pick([`\`${caller}\` calls \`${callee}\`.`, `Here \`${callee}\` is called by \`${caller}\`.`]);
  }
  const text = `\`${callee}\` calls \`${caller}\``;
  wrong.push(text);
  return `${text}.`;
}

function isFault({ random, faultRate }: Writer): boolean {
  return random.next() < faultRate;
}
