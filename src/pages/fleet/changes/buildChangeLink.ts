import type { ChangeRow } from 'profile/fleet/listChanges';
import type { Filter } from 'profile/labels/Filter';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import type { UrlPatch } from 'url/parameters';
import type { LoadedShift } from './loadShift';

/**
 * Builds the diff behind a row, of the service that changed most. If the baseline comes right before the range, a
 * stretch that stands out is left to auto-select, which finds it in the same series: ranges in the link count as
 * chosen by people, without regard to the data, and the diff would be too sure of them.
 */
export function buildChangeLink(
  { kind, name, services }: Pick<ChangeRow, 'kind' | 'name' | 'services'>,
  { shift, question }: Pick<LoadedShift, 'shift' | 'question'>,
  filters: readonly Filter[],
): UrlPatch {
  const service = shift.services.find((other) => other.name === services[0]?.name);
  const { range, baseline } = question;
  const isOneTime = baseline.toMs === range.fromMs && service?.stretch !== undefined;
  const [left, right] = isOneTime
    ? [print({ fromMs: baseline.fromMs, toMs: range.toMs }), print({ fromMs: baseline.fromMs, toMs: range.toMs })]
    : [print(baseline), print(range)];
  const ranges =
    service && !isOneTime
      ? { left: print(service.ranges.baseline), right: print(service.ranges.comparison) }
      : undefined;
  return {
    view: 'diff-flame-graph',
    service: service?.name ?? '',
    from: left.from,
    to: left.to,
    comparisonFrom: right.from,
    comparisonTo: right.to,
    diffFrom: ranges?.left.from,
    diffTo: ranges?.left.to,
    diffComparisonFrom: ranges?.right.from,
    diffComparisonTo: ranges?.right.to,
    filtersBaseline: filters,
    filtersComparison: filters,
    search: kind === 'function' ? `"${name}"` : '',
  };
}

function print({ fromMs, toMs }: TimeRangeMs): { readonly from: string; readonly to: string } {
  return { from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString() };
}
