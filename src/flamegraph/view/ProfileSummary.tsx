import { dateTimeFormat } from '@grafana/data';
import { describeAmount } from 'profile/amounts/describeAmount';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { formatInteger } from 'profile/format/formatNumber';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import { computeCoverage } from 'profile/tree/computeCoverage';
import { type FlameTree, getTotal } from 'profile/tree/FlameTree';
import React, { useMemo } from 'react';

interface ProfileSummaryProps {
  readonly serviceName: string;
  readonly profileTypeId: string;
  readonly range: TimeRangeMs;
  readonly timeZone?: string;
  readonly tree: FlameTree;
  /** Values are sums over this, see `computeWeight`. */
  readonly weight: number;
}

/** One line with what was measured, its amount, time and completeness. */
export function ProfileSummary({
  serviceName,
  profileTypeId,
  range,
  timeZone,
  tree,
  weight,
}: ProfileSummaryProps): React.JSX.Element {
  const profileType = describeProfileType(profileTypeId);
  const isWhole = useMemo(() => {
    const coverage = computeCoverage(tree);
    return coverage.isWhole && coverage.depthCutValue === 0;
  }, [tree]);
  const total = getTotal(tree);
  const nodes = `${formatInteger(tree.nodeCount)} nodes`;
  const parts = [
    formatFunctionName(profileType.title),
    formatFunctionName(serviceName),
    // Stands before the range: if there is no room for all of it, people look for the amount.
    ...(total > 0 ? describeAmount({ profileType, range, total, weight }) : []),
    formatTimes(range, timeZone),
    // An empty profile is not called whole.
    ...(total > 0 ? [isWhole ? `whole profile (${nodes})` : nodes] : []),
  ];
  return <h2 style={{ fontSize: 'inherit', margin: 0, overflowWrap: 'anywhere' }}>{parts.join(' · ')}</h2>;
}

/** "14:37–15:07" of today, "2026-11-23 14:37–15:07" of another day, with the second day if that is another one. */
function formatTimes({ fromMs, toMs }: TimeRangeMs, timeZone: string | undefined): string {
  const format = (timeMs: number, pattern: string) => dateTimeFormat(timeMs, { timeZone, format: pattern });
  const [fromDay, toDay] = [format(fromMs, DAY), format(toMs, DAY)];
  const [from, to] = [format(fromMs, 'HH:mm'), format(toMs, 'HH:mm')];
  if (fromDay !== toDay) {
    return `${fromDay} ${from} – ${toDay} ${to}`;
  }
  return fromDay === format(Date.now(), DAY) ? `${from}–${to}` : `${fromDay} ${from}–${to}`;
}

const DAY = 'YYYY-MM-DD';
