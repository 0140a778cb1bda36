/**
 * The course of a recorded service in an hour of the demo. Ticks are 15 s apart; 0 is the oldest, 239 is when the demo starts.
 */
export interface Deployment {
  readonly service: string;
  /** The label of its profiles that names who runs it. Some teams have services in more than one namespace. */
  readonly team: string;
  readonly regions: readonly Region[];
  /** Requests as a multiple of the usual number. */
  readonly getDemand: (tick: number) => number;
  /** True if its profiler sends nothing at a tick, though the service runs. */
  readonly isSilent?: (tick: number) => boolean;
}

export interface Region {
  readonly region: string;
  /** The demand from which on each host pushes: one entry per host. */
  readonly hostsFrom: readonly number[];
  /** The version from a tick on, oldest first. */
  readonly releases: ReadonlyArray<{ readonly fromTick: number; readonly version: string }>;
}

export const TICK_MS = 15_000;
export const TICKS = 240;

export const DEPLOYMENTS: readonly Deployment[] = [
  {
    service: 'checkout',
    team: 'checkout',
    getDemand: () => 1,
    regions: [
      region('us-east', 2, [{ minutesAgo: 35, version: 'v2' }]),
      region('eu-west', 2, [{ minutesAgo: 31, version: 'v2' }]),
    ],
  },
  { service: 'search', team: 'discovery', getDemand: () => 1, regions: [region('us-east', 2), region('eu-west', 2)] },
  {
    service: 'storefront',
    team: 'storefront',
    getDemand: wave(0.2),
    regions: [region('us-east', 1), region('eu-west', 2)],
  },
  {
    service: 'recommendations',
    team: 'discovery',
    getDemand: wave(0.7),
    regions: [region('us-east', 1), region('eu-west', 1)],
  },
  {
    service: 'thumbnails',
    team: 'media',
    getDemand: wave(0.45),
    regions: [{ ...region('eu-west', 3), hostsFrom: [0, 0.9, 1.3] }],
  },
  { service: 'reports', team: 'platform', getDemand: batch, regions: [region('eu-west', 1)] },
  {
    service: 'log-ingest',
    team: 'platform',
    getDemand: wave(0),
    regions: [region('us-east', 1), region('eu-west', 1), region('ap-south', 1)],
  },
  { service: 'ledger', team: 'checkout', getDemand: () => 1, regions: [region('eu-west', 2)] },
  { service: 'inventory', team: 'warehouse', getDemand: () => 1, regions: [region('eu-west', 2)] },
  { service: 'labels', team: 'warehouse', getDemand: () => 1, regions: [region('eu-west', 1)], isSilent: isLost },
  { service: 'pages', team: 'storefront', getDemand: wave(0.9), regions: [region('us-east', 1), region('eu-west', 1)] },
];

/** Gives the version that runs in a region at a tick. */
export function getVersion({ releases }: Region, tick: number): string {
  return releases.findLast(({ fromTick }) => fromTick <= tick)?.version ?? 'v1';
}

function region(
  name: string,
  hosts: number,
  releases: ReadonlyArray<{ readonly minutesAgo: number; readonly version: string }> = [],
): Region {
  return {
    region: name,
    hostsFrom: Array.from({ length: hosts }, () => 0),
    releases: releases.map(({ minutesAgo, version }) => ({ fromTick: TICKS - minutesAgo * 4, version })),
  };
}

/** Rises and falls about once in the hour. `phase` is a share of a full wave. */
function wave(phase: number): (tick: number) => number {
  return (tick) => 1.1 + 0.5 * Math.sin(2 * Math.PI * (tick / 200 + phase));
}

/** True while the profiler is lost: for ten minutes in the middle of the hour, and for the last eight. */
function isLost(tick: number): boolean {
  return (tick >= 90 && tick < 130) || tick >= TICKS - 32;
}

/** Works three minutes of every twelve. */
function batch(tick: number): number {
  return tick % 48 < 12 ? 1.6 : 0.3;
}
