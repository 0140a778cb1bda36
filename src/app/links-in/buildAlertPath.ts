import { buildPath } from './buildLinkPath';
import { getField, readText } from './readContext';
import { findProfileSource } from './readTrace';

// This file is part of module.js, which every page of Grafana loads, so it uses no package and no regex engine.

const MINUTE_MS = 60_000;
const SHORTEST_MS = 10 * MINUTE_MS;
const LONGEST_MS = 60 * MINUTE_MS;

/**
 * Builds the path to a comparison of an alert's service, from the alert on beside the same time before it. undefined
 * if the labels of the alert name no service, or it is not known since when it fires.
 */
export function buildAlertPath(context: unknown, nowMs: number): string | undefined {
  const read = (name: string): string | undefined =>
    readText(getField(context, 'instance', 'labels', name)) ?? readText(getField(context, 'rule', 'labels', name));
  const service = read('service_name') ?? read('service.name');
  const activeMs = Date.parse(readText(getField(context, 'instance', 'activeAt')) ?? '');
  const source = findProfileSource(context);
  if (service === undefined || !source || !(activeMs > 0) || activeMs > nowMs) {
    return undefined;
  }
  // If the alert is minutes old, the time before it is longer, so that it holds enough profiles.
  const lengthMs = Math.min(LONGEST_MS, Math.max(SHORTEST_MS, nowMs - activeMs));
  const print = (ms: number): string => new Date(ms).toISOString();
  const duringTo = Math.min(nowMs, activeMs + lengthMs);
  return buildPath('diff-flame-graph', [
    ['dataSource', source.dataSourceUid],
    ['service', service],
    ['from', print(activeMs - 2 * lengthMs)],
    ['to', print(activeMs)],
    ['comparisonFrom', print(activeMs - lengthMs)],
    ['comparisonTo', print(duringTo)],
    ['diffFrom', print(activeMs - lengthMs)],
    ['diffTo', print(activeMs)],
    ['diffComparisonFrom', print(activeMs)],
    ['diffComparisonTo', print(duringTo)],
  ]);
}
