import { dateTimeFormat } from '@grafana/data';
import { describeProfileType, getRateDivisor } from 'profile/catalog/describeProfileType';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { formatInteger } from 'profile/format/formatNumber';
import { formatRate, formatValue } from 'profile/format/formatValue';
import { getDurationMs, type TimeRangeMs } from 'profile/time/TimeRangeMs';
import { computeCoverage } from 'profile/tree/computeCoverage';
import { getTotal, type FlameTree } from 'profile/tree/FlameTree';
import React, { useMemo } from 'react';

interface ProfileSummaryProps {
  readonly serviceName: string;
  readonly profileTypeId: string;
  readonly range: TimeRangeMs;
  readonly timeZone?: string;
  readonly tree: FlameTree;
}

/** What is measured, how much of it, when, and how complete: one line. */
export function ProfileSummary({
  serviceName,
  profileTypeId,
  range,
  timeZone,
  tree,
}: ProfileSummaryProps): React.JSX.Element {
  const { type, unit, rateUnit, isInstant } = describeProfileType(profileTypeId);
  const total = getTotal(tree);
  const isWhole = useMemo(() => computeCoverage(tree).isWhole, [tree]);
  const perSecond = total / (getDurationMs(range) / 1000) / getRateDivisor(rateUnit);
  const parts = [
    formatFunctionName(type),
    formatFunctionName(serviceName),
    `${formatTime(range.fromMs, timeZone)} – ${formatTime(range.toMs, timeZone)}`,
    isInstant ? formatValue(total, unit) : `${formatValue(total, unit)}, ${formatRate(perSecond, rateUnit)}`,
    isWhole ? `whole profile (${formatInteger(tree.nodeCount)} nodes)` : `${formatInteger(tree.nodeCount)} nodes`,
  ];
  return <h2 style={{ fontSize: 'inherit', margin: 0, overflowWrap: 'anywhere' }}>{parts.join(' · ')}</h2>;
}

function formatTime(timeMs: number, timeZone: string | undefined): string {
  return dateTimeFormat(timeMs, { timeZone, format: 'YYYY-MM-DD HH:mm' });
}
