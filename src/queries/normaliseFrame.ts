import { type DataFrame, type Field, FieldType } from '@grafana/data';
import { toGrafanaUnit } from 'grafana/valueUnits';
import { describeProfileType, getRateDivisor } from 'profile/catalog/describeProfileType';

/**
 * Converts a series of a profile type to the form that all places read: cumulative types per second (CPU time in
 * cores), snapshots of a moment unchanged, both in nanoseconds, bytes or counts whatever the profiler sends.
 *
 * Grafana's backend goes by a table of its own, which differs by version: some types it divides by the step, some not,
 * and some of the first (Node.js's memory in use) are no flow at all. The frame says what it did: `rateCalculated`,
 * and the unit `cores` for values that were divided by 1e9 as well.
 */
export function normaliseFrame(frame: DataFrame, profileTypeId: string, stepMs: number): DataFrame {
  const { isInstant, unit, rateUnit, factor: unitFactor } = describeProfileType(profileTypeId);
  const stepSeconds = stepMs / 1000;
  const isDivided = frame.meta?.custom?.rateCalculated === true;
  const fields = frame.fields.map((field): Field => {
    if (field.type !== FieldType.number) {
      return field;
    }
    const perUnit = unitFactor * (field.config.unit === 'cores' ? getRateDivisor('cores') : 1);
    const perStep = isInstant ? (isDivided ? stepSeconds : 1) : isDivided ? 1 : 1 / stepSeconds;
    const factor = (perUnit * perStep) / (isInstant ? 1 : getRateDivisor(rateUnit));
    return {
      ...field,
      config: { ...field.config, unit: toGrafanaUnit(isInstant ? unit : rateUnit) },
      values: isUnity(factor) ? field.values : field.values.map((value) => scale(value, factor)),
    };
  });
  const custom = { ...frame.meta?.custom, rateCalculated: !isInstant, stepMs, profileTypeId };
  return { ...frame, fields, meta: { ...frame.meta, custom } };
}

/** 1e9 / 1e9 is 1, but three factors may miss it by a rounding. */
function isUnity(factor: number): boolean {
  return Math.abs(factor - 1) < 1e-12;
}

function scale(value: unknown, factor: number): unknown {
  return typeof value === 'number' ? value * factor : value;
}
