import { rankDescending } from 'profile/functions/rankFunctions';
import { NS_PER_MS } from './Narrowing';
import type { SampleTable } from './SampleTable';

export interface SamplesSummary {
  readonly labels: readonly LabelSummary[];
  /** undefined if samples have no times. */
  readonly timeline: Timeline | undefined;
}

export interface LabelSummary {
  readonly name: string;
  /** Values with the largest totals first, at most `MAX_VALUES`. */
  readonly values: ReadonlyArray<{ readonly text: string; readonly total: number }>;
  readonly valueCount: number;
}

/** Values of equally long parts of the recording. */
export interface Timeline {
  readonly durationMs: number;
  readonly values: readonly number[];
}

const MAX_VALUES = 100;
const MAX_PARTS = 120;

export function describeSamples({ value, timeNs, labels }: SampleTable): SamplesSummary {
  return {
    labels: labels.map(({ name, values, valueOf }) => {
      const totals = new Float64Array(values.length);
      valueOf.forEach((place, sample) => {
        if (place >= 0) {
          totals[place] += value[sample];
        }
      });
      const ranked = [...rankDescending(totals).subarray(0, MAX_VALUES)];
      return {
        name,
        values: ranked.map((place) => ({ text: values[place], total: totals[place] })),
        valueCount: values.length,
      };
    }),
    timeline: timeNs && drawTimeline(timeNs, value),
  };
}

/** undefined if all samples have the same time. */
function drawTimeline(timeNs: Float64Array, value: Float64Array): Timeline | undefined {
  const lastNs = timeNs.reduce((last, time) => (time > last ? time : last), 0);
  if (lastNs <= 0) {
    return undefined;
  }
  // The last sample begins within.
  const durationMs = Math.ceil((lastNs + 1) / NS_PER_MS);
  const values = new Array<number>(MAX_PARTS).fill(0);
  timeNs.forEach((time, sample) => {
    const part = Math.floor((time / NS_PER_MS / durationMs) * MAX_PARTS);
    if (part >= 0 && part < MAX_PARTS) {
      values[part] += value[sample];
    }
  });
  return { durationMs, values };
}
