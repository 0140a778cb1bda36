import { getDataSourceSrv } from '@grafana/runtime';
import { chooseDataSource, NO_DATA_SOURCE, PYROSCOPE_TYPE } from 'grafana/dataSources';
import { getField, type LinkRange, readId, readRange, readText, readTexts } from './readContext';

// This file is part of module.js, which every page of Grafana loads, so it uses no package and no regex engine.

export interface ProfileSource {
  readonly dataSourceUid: string;
  readonly profileTypeId?: string;
}

/**
 * Finds the Pyroscope with the profiles of a trace or a log line: the one that its data source names for profiles,
 * else the one that the explorer begins with. undefined if there is none.
 */
export function findProfileSource(context: unknown): ProfileSource | undefined {
  const settings = getDataSourceSrv().getInstanceSettings(readText(getField(context, 'datasource', 'uid')) ?? '');
  const linked = getField(settings, 'jsonData', 'tracesToProfiles');
  const uid = readText(getField(linked, 'datasourceUid'));
  if (uid !== undefined && getDataSourceSrv().getInstanceSettings(uid)?.type === PYROSCOPE_TYPE) {
    return { dataSourceUid: uid, profileTypeId: readText(getField(linked, 'profileTypeId')) };
  }
  const chosen = chooseDataSource();
  return chosen === NO_DATA_SOURCE ? undefined : { dataSourceUid: chosen };
}

/** Reads the service of a span or a log line; undefined if it names none, or several. */
export function readServiceName(context: unknown): string | undefined {
  const attributes = getField(context, 'attributes');
  const [name, ...others] =
    ['service.name', 'service_name']
      .map((key) => readTexts(getField(attributes, key)))
      .find((names) => names.length > 0) ?? [];
  return others.length > 0 ? undefined : name;
}

/** Reads the span under which an SDK sends the profiles of a span. */
export function readSpanId(context: unknown): string | undefined {
  const [id, ...others] = readTexts(getField(context, 'spanAttributes', 'pyroscope.profile.id'));
  return others.length > 0 ? undefined : readId(id, 16);
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * Reads the time of a span with a minute more on both sides, as profiles are sent some seconds after they were taken.
 * The context says at most when it began: it may go on to the end of the range on the screen, for an hour at most.
 */
export function readSpanRange(context: unknown): LinkRange | undefined {
  const shown = readRange(getField(context, 'timeRange'));
  const startMs = toMs(getField(context, 'spanStartTime'));
  if (startMs === undefined) {
    return shown;
  }
  const shownToMs = Number(shown?.to);
  const toMsOfRange = Math.min(Math.max(shownToMs || 0, startMs + MINUTE_MS), startMs + HOUR_MS);
  return { from: String(startMs - MINUTE_MS), to: String(toMsOfRange) };
}

/** A moment in milliseconds, whatever unit a trace has it in. */
function toMs(time: unknown): number | undefined {
  const value = Number(time);
  const digits = Math.floor(Math.log10(value));
  return time && digits >= 12 && digits < 20 ? Math.floor(value / 1000 ** Math.floor((digits - 12) / 3)) : undefined;
}

/** Reads a trace as its view holds it: its id, and a minute more than its time, which is in microseconds, on both sides. */
export function readTrace(context: unknown): { readonly traceId: string; readonly range: LinkRange } | undefined {
  const traceId = readId(getField(context, 'traceID'), 32);
  const [startMs, endMs] = [toMs(getField(context, 'startTime')), toMs(getField(context, 'endTime'))];
  if (traceId === undefined || startMs === undefined || endMs === undefined) {
    return undefined;
  }
  return { traceId, range: { from: String(startMs - MINUTE_MS), to: String(endMs + MINUTE_MS) } };
}
