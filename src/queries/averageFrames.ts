import { type DataFrame, FieldType, type PanelData } from '@grafana/data';
import { averageSnapshots } from 'profile/amounts/averageSnapshots';
import type { Pushes } from 'profile/amounts/findPushes';
import type { PyroscopeClient } from 'pyroscope/client';
import { isCancellation } from 'pyroscope/PyroscopeError';
import { fetchPushes, printGroup, type PushesQuestion } from './fetchPushes';
import { toRangeMs } from './rangeMs';
import { getValueField, readFrame } from './readFrame';

/** Name of a chart that cannot be divided. */
const SUMS = 'Sums of snapshots';

/** Mark in the legend, and on the axis if the legend names the series. */
const MARKED = { displayNameFromDS: SUMS.toLowerCase(), custom: { axisLabel: 'sums' } };

/**
 * Converts the charts of an instantaneous type (memory in use, goroutines) to the amount at a moment: servers return
 * the sum of all snapshots of a step. If the number of moments is unknown, a chart stays a sum, and says so.
 */
export async function averageFrames(
  client: Pick<PyroscopeClient, 'fetchSnapshots'>,
  question: PushesQuestion,
  frames: readonly DataFrame[],
  timeRange: PanelData['timeRange'],
  signal: AbortSignal,
): Promise<DataFrame[]> {
  const charts = frames.map((frame) => {
    const labels = new Map(Object.entries(getValueField(frame)?.labels ?? {}));
    return { frame, key: printGroup(labels, question.groupBy), series: readFrame(frame) };
  });
  let pushes: ReadonlyMap<string, Pushes> = new Map();
  let why = 'its pods show no fixed interval at which they send';
  try {
    pushes = await fetchPushes(client, question, charts, signal);
  } catch (error) {
    if (signal.aborted || isCancellation(error)) {
      throw error;
    }
    why = 'the server did not say when its pods send';
  }
  const context = { range: toRangeMs(timeRange), stepMs: question.stepMs };
  return charts.map(({ frame, key, series }) => {
    const { timesMs, values, moments } = averageSnapshots(series, context, pushes.get(key));
    const isUnknown = moments === 'unknown';
    const fields = frame.fields.map((field) =>
      field.type === FieldType.time
        ? { ...field, values: Array.from(timesMs) }
        : field.type === FieldType.number
          ? {
              ...field,
              values: Array.from(values),
              config: isUnknown ? { ...field.config, ...MARKED } : field.config,
            }
          : field,
    );
    const text = `${SUMS}: each step adds up all that was sent in it. What there was at a moment is not known, as ${why}.`;
    const notices = isUnknown ? [{ severity: 'info' as const, text }] : [];
    const meta = { ...frame.meta, notices, custom: { ...frame.meta?.custom, moments } };
    return { ...frame, fields, meta, length: timesMs.length };
  });
}
