import { dateTimeFormat } from '@grafana/data';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { formatValue } from 'profile/format/formatValue';
import type { SingleProfile } from 'pyroscope/client';

const MAX_LABEL_LENGTH = 32;

/** "2026-11-30 07:12:04 · 1.2 s" */
export function describeSingleProfile(
  { timeMs, value }: SingleProfile,
  unit: Parameters<typeof formatValue>[1],
  timeZone: string | undefined,
): string {
  return `${dateTimeFormat(timeMs, { timeZone })} · ${formatValue(value, unit)}`;
}

/** Lists labels in which the profiles differ; the others say nothing of one of them. */
export function listTellingLabels(profiles: readonly SingleProfile[]): string[] {
  const names = [...new Set(profiles.flatMap(({ labels }) => [...labels.keys()]))];
  return names.filter((name) => new Set(profiles.map(({ labels }) => labels.get(name))).size > 1);
}

/** Prints the given labels: "pod=checkout-1, span_name=POST /cart". */
export function printLabels({ labels }: SingleProfile, names: readonly string[]): string {
  return names
    .filter((name) => labels.has(name))
    .map((name) => shorten(formatFunctionName(`${name}=${labels.get(name) ?? ''}`)))
    .join(', ');
}

function shorten(text: string): string {
  return text.length > MAX_LABEL_LENGTH ? `${text.slice(0, MAX_LABEL_LENGTH - 1)}…` : text;
}
