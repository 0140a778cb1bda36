import type { FleetShift, ServiceShift } from './compareServices';
import type { FleetCause } from './findCauses';

/** Largest number of services that are tested. */
const MOST_TESTED = 20;

export type TestState = 'waiting' | 'tested' | { readonly failure: string };

export interface Tested {
  readonly states: ReadonlyMap<string, TestState>;
  /** Causes found in the services tested so far, see `findCauses`. */
  readonly causes: readonly FleetCause[];
  /** True while more of them are being checked. */
  readonly isOpen: boolean;
}

export const NOTHING_TESTED: Tested = { states: new Map(), causes: [], isOpen: false };

/** `open`: more of the services are still being checked, so that nothing is known of chance. */
export type ChangeStatus = 'sure' | 'chance' | 'open' | 'not-tested' | 'failed' | 'incomplete';

/**
 * Times at which the first and the last of some services began to stand out, and at which the last one ceased;
 * undefined while one still does.
 */
interface StandingOut {
  readonly firstMs: number;
  readonly lastMs: number;
  readonly endMs: number | undefined;
}

export interface ChangeRow {
  readonly kind: 'function' | 'service';
  readonly name: string;
  /** Difference in the unit of averages. */
  readonly difference: number;
  /** Services where it changed, the largest first; the diff opens the first one. */
  readonly services: ReadonlyArray<{ readonly name: string; readonly difference: number }>;
  readonly status: ChangeStatus;
  /** Reason why the test failed or why this is not called a change; "" for all others. */
  readonly note: string;
  /** Time since its services stand out; undefined if none does. */
  readonly since: StandingOut | 'all along' | undefined;
}

export interface ChangeList {
  readonly rows: readonly ChangeRow[];
  /** Services that differ less than those that are listed, and are not checked. */
  readonly leftOutCount: number;
}

/** Chooses services that are looked into: those that gained or lost most and have their data. */
export function chooseServicesToTest(shift: FleetShift): readonly ServiceShift[] {
  return listDiffering(shift).slice(0, MOST_TESTED);
}

function listDiffering({ services }: FleetShift): readonly ServiceShift[] {
  return services.filter(({ incomplete, gained }) => incomplete === undefined && gained !== 0);
}

/** Lists the rows: first the findings, then untested services, then those that lack data for a change; the largest first. */
export function listChanges(shift: FleetShift, { states, causes, isOpen }: Tested): ChangeList {
  const chosen = chooseServicesToTest(shift);
  const byName = new Map(shift.services.map((service) => [service.name, service]));
  const found = causes.map((cause): ChangeRow => ({
    ...cause,
    status: isOpen ? 'open' : cause.isSure ? 'sure' : 'chance',
    note: '',
    since: findSince(cause.services.flatMap(({ name }) => byName.get(name) ?? [])),
  }));
  const untested = chosen.flatMap((service): ChangeRow[] => {
    const state = states.get(service.name);
    if (state === 'tested') {
      return [];
    }
    return typeof state === 'object'
      ? [toRow(service, 'failed', state.failure)]
      : [toRow(service, state === 'waiting' && isOpen ? 'open' : 'not-tested', '')];
  });
  const incomplete = shift.services.flatMap((service) =>
    service.incomplete === undefined ? [] : [toRow(service, 'incomplete', service.incomplete)],
  );
  return {
    rows: [...found, ...untested, ...incomplete],
    leftOutCount: listDiffering(shift).length - chosen.length,
  };
}

function toRow(service: ServiceShift, status: ChangeStatus, note: string): ChangeRow {
  const { name, difference } = service;
  const since = status === 'incomplete' ? undefined : findSince([service]);
  return { kind: 'service', name, difference, services: [{ name, difference }], status, note, since };
}

function findSince(services: readonly ServiceShift[]): ChangeRow['since'] {
  const all = services.flatMap(({ stretch }) => stretch ?? []);
  const stretches = all.filter(({ isSteady }) => !isSteady);
  const begins = stretches.map(({ fromMs }) => fromMs);
  const ends = stretches.flatMap(({ toMs }) => toMs ?? []);
  return stretches.length === 0
    ? all.length > 0
      ? 'all along'
      : undefined
    : {
        ...{ firstMs: Math.min(...begins), lastMs: Math.max(...begins) },
        endMs: ends.length === stretches.length ? Math.max(...ends) : undefined,
      };
}
