import { formatFunctionName } from 'profile/format/formatFunctionName';
import { formatInteger } from 'profile/format/formatNumber';
import { formatDurationNs } from 'profile/format/formatValue';
import type { TraceSummary } from 'profile/parts/summariseTrace';

const NS_PER_MS = 1_000_000;
const MAX_LENGTH = 200;

/** In a line: "GET /checkout in storefront · 1.24 s · 18 spans · began 2026-11-30 16:20:18.120". */
export function describeTempoTrace(
  { name, service, startMs, durationMs, spanCount }: TraceSummary,
  print: (timeMs: number) => string,
): string {
  return [
    `${shorten(name)} in ${service === '' ? 'a service without a name' : shorten(service)}`,
    durationMs === undefined ? 'duration unknown' : formatDurationNs(durationMs * NS_PER_MS),
    `${formatInteger(spanCount)} ${spanCount === 1 ? 'span' : 'spans'}`,
    startMs === undefined ? 'start unknown' : `began ${print(startMs)}`,
  ].join(' · ');
}

function shorten(text: string): string {
  return formatFunctionName(text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text);
}
