import { countServices } from 'profile/amounts/describeFleet';
import type { FleetShift } from 'profile/fleet/compareServices';
import { describeClippedBaseline } from 'profile/fleet/describeChanges';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { formatInteger } from 'profile/format/formatNumber';
import { formatDurationNs } from 'profile/format/formatValue';

export interface ChangePlan {
  /** True if functions can be compared with the range before. */
  readonly isPossible: boolean;
  /** Services that are left out on both sides. */
  readonly leftOut: readonly string[];
  /** Sentence that says why there is no change, or which services are left out; "" if all are compared. */
  readonly note: string;
}

/** If data cover less than this part of a range, the cost of a function per second says too little. */
const LEAST_PART = 0.75;
const NAMED_SERVICES = 3;

/**
 * Plans the services in which functions are compared. Services whose data are late, stop or pause are left out, as
 * they would look like a change.
 */
export function planChange(
  { services, baselineData, baselineFromMs }: FleetShift,
  hasDrops: boolean,
  formatTime: (timeMs: number) => string,
): ChangePlan {
  const refuse = (note: string): ChangePlan => ({ isPossible: false, leftOut: [], note });
  if (baselineData === 'none') {
    return refuse('The range before has no data: no change is shown.');
  }
  if (hasDrops) {
    return refuse('Profiles were dropped on their way in: no change is shown.');
  }
  if (baselineData === 'clipped' && baselineFromMs !== undefined) {
    return refuse(describeClippedBaseline(baselineFromMs, formatTime));
  }
  const incomplete = services.filter((service) => service.incomplete !== undefined);
  if (incomplete.length === 0) {
    return { isPossible: true, leftOut: [], note: '' };
  }
  if (incomplete.length === services.length) {
    return refuse('The data of every service are incomplete: no change is shown.');
  }
  const named = incomplete
    .slice(0, NAMED_SERVICES)
    .map(({ name, incomplete: reason }) => `${formatFunctionName(name) || '(no name)'} (${reason})`);
  const restCount = incomplete.length - named.length;
  const names = restCount > 0 ? `${named.join(', ')} and ${formatInteger(restCount)} more` : named.join(', ');
  return {
    isPossible: true,
    leftOut: incomplete.map(({ name }) => name),
    note: `Change leaves out ${countServices(incomplete.length)} whose data are incomplete: ${names}.`,
  };
}

/**
 * Explains in a sentence why the change of functions says too little; "" if it says enough.
 *
 * @param weight weight of the range before, see `computeWeight`
 */
export function describeThinBaseline(weight: number, isInstant: boolean, durationMs: number): string {
  if (weight <= 0) {
    return 'How much was in use at a time is not known: no change is shown.';
  }
  return !isInstant && weight * 1000 < LEAST_PART * durationMs
    ? `The range before has data for ${formatDurationNs(weight * 1e9)} of ${formatDurationNs(durationMs * 1e6)}: no change is shown.`
    : '';
}
