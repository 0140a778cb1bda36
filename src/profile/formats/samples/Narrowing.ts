import { formatValue } from 'profile/format/formatValue';

export const NS_PER_MS = 1e6;

/** Filter and grouping of a profile's samples. */
export interface Narrowing {
  /** A sample has to have all of these labels; of one name one of the values. */
  readonly labels: ReadonlyArray<{ readonly name: string; readonly value: string }>;
  /** Label whose values become the outermost frames; "" for none. */
  readonly groupBy: string;
  /** Samples that begin in this part of the recording, in milliseconds from its beginning, the end left out; undefined for all of it. */
  readonly partMs: { readonly from: number; readonly to: number } | undefined;
}

export const WHOLE: Narrowing = { labels: [], groupBy: '', partMs: undefined };

export function isWhole({ labels, groupBy, partMs }: Narrowing): boolean {
  return labels.length === 0 && groupBy === '' && partMs === undefined;
}

/** "thread worker or main, endpoint /cart, 120 ms to 300 ms, by span_id"; "" for all samples. */
export function describeNarrowing({ labels, groupBy, partMs }: Narrowing): string {
  const names = [...new Set(labels.map(({ name }) => name))];
  return [
    ...names.map(
      (name) => `${name} ${labels.flatMap((each) => (each.name === name ? [each.value] : [])).join(' or ')}`,
    ),
    ...(partMs ? [`${formatValue(partMs.from * NS_PER_MS, 'ns')} to ${formatValue(partMs.to * NS_PER_MS, 'ns')}`] : []),
    ...(groupBy === '' ? [] : [`by ${groupBy}`]),
  ].join(', ');
}

/**
 * Encodes a narrowing for a link: `is thread=main;by span_id;ms 120-300`, with names and values URL-encoded; "" for
 * all samples. "" for all samples.
 */
export function encodeNarrowing({ labels, groupBy, partMs }: Narrowing): string {
  return [
    ...labels.map(({ name, value }) => `is ${encodeURIComponent(name)}=${encodeURIComponent(value)}`),
    ...(groupBy === '' ? [] : [`by ${encodeURIComponent(groupBy)}`]),
    ...(partMs ? [`ms ${partMs.from}-${partMs.to}`] : []),
  ].join(';');
}

/** Decodes the narrowing of a link; unreadable parts are ignored. */
export function decodeNarrowing(text: string): Narrowing {
  const parts = text.split(';');
  const [, from, to] = matchFirst(parts, /^ms (\d{1,12}(?:\.\d{1,6})?)-(\d{1,12}(?:\.\d{1,6})?)$/);
  return {
    labels: parts.flatMap((part) => {
      const [, name, value] = (/^is ([^=]+)=(.*)$/s.exec(part) ?? []).map(decode);
      return name !== undefined && value !== undefined ? [{ name, value }] : [];
    }),
    groupBy: matchFirst(parts, /^by (.+)$/s).map(decode)[1] ?? '',
    partMs: Number(from) < Number(to) ? { from: Number(from), to: Number(to) } : undefined,
  };
}

function matchFirst(parts: readonly string[], pattern: RegExp): readonly string[] {
  return parts.map((part) => pattern.exec(part)).find((match) => match !== null) ?? [];
}

/** undefined if the text was cut in the middle of a character. */
function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
