import { create } from '@bufbuild/protobuf';
import type { Profile } from 'pyroscope/gen/google/v1/profile_pb';
import { ProfileSchema } from 'pyroscope/gen/google/v1/profile_pb';
import type { Labels } from '../../store/ProfileStore';
import { computeSeed, createRandom, getInteger, pickFrom, type Random } from '../random';
import { TICKS } from './deployments';

/** A service that exists only to be one of many. Its label `namespace` says that it is made up. */
export interface SyntheticService {
  readonly labels: Labels;
  /** Index into `createSyntheticProfiles` for each tick. */
  readonly profiles: Uint8Array;
}

const SHAPES = 5;
const LEVELS = 12;
const TEAMS = ['atlas', 'borealis', 'cobalt', 'delta', 'ember', 'fjord', 'granite', 'harbor'] as const;
const JOBS = ['api', 'gateway', 'indexer', 'mailer', 'planner', 'scheduler', 'sync', 'worker'] as const;
const PERIOD_NS = 10_000_000;

/** Creates small CPU profiles, `LEVELS` for each of `SHAPES` programs; each level costs half as much again as the one before. */
export function createSyntheticProfiles(): Profile[] {
  return Array.from({ length: SHAPES }, (_, shape) =>
    Array.from({ length: LEVELS }, (_, level) => createSyntheticProfile(shape, Math.round(3 * 1.5 ** level))),
  ).flat();
}

export function createSyntheticService(index: number): SyntheticService {
  const random = createRandom(computeSeed('synthetic', index));
  const name = createName(random, index);
  return {
    labels: {
      __name__: 'process_cpu',
      service_name: name,
      namespace: 'synthetic',
      region: pickFrom(random, ['eu-west', 'us-east', 'ap-south']),
      version: `v${getInteger(random, 1, 9)}`,
      hostname: `${name.replace('/', '-')}-0`,
    },
    profiles: createCourse(random),
  };
}

/** One in so many services is a fleet: thousands of pods, each with a few profiles. */
const FLEET_EVERY = 1000;
const FLEET_PODS = 5000;
const FLEET_TICKS = 3;

export interface FleetProfile {
  readonly labels: Labels;
  readonly tick: number;
  /** Index into `createSyntheticProfiles`. */
  readonly profile: number;
}

/** True if a label of the service takes thousands of values. */
export function isFleet(index: number): boolean {
  return index % FLEET_EVERY === FLEET_EVERY - 1;
}

/** Yields the profiles of a fleet: the smaller the number of a pod, the more it uses. */
export function* createFleet(index: number): Generator<FleetProfile> {
  const random = createRandom(computeSeed('synthetic', index));
  for (let pod = 0; pod < FLEET_PODS; pod++) {
    const labels = {
      __name__: 'process_cpu',
      service_name: `fleet/worker-${String(index).padStart(4, '0')}`,
      namespace: 'synthetic',
      region: pickFrom(random, ['eu-west', 'us-east', 'ap-south']),
      version: `v${getInteger(random, 1, 9)}`,
      pod: `pod-${String(pod).padStart(4, '0')}`,
    };
    const level = Math.max(0, LEVELS - 1 - Math.floor(Math.log2(pod + 1)));
    const firstTick = getInteger(random, 1, TICKS - FLEET_TICKS - 1);
    for (let tick = firstTick; tick < firstTick + FLEET_TICKS; tick++) {
      yield { labels, tick, profile: level };
    }
  }
}

/** Creates a name. Most services belong to a team, as names with a slash do; some stand alone. */
function createName(random: Random, index: number): string {
  const number = String(index).padStart(4, '0');
  return random() < 0.75
    ? `${pickFrom(random, TEAMS)}/${pickFrom(random, JOBS)}-${number}`
    : `${pickFrom(random, JOBS)}-${number}`;
}

/** Creates a level that drifts, and now and then jumps, over the hour. */
function createCourse(random: Random): Uint8Array {
  const shape = getInteger(random, 0, SHAPES - 1);
  const swing = random() * 2;
  const phase = random() * 2 * Math.PI;
  const jumpTick = random() < 0.1 ? getInteger(random, 40, TICKS - 40) : TICKS;
  const base = 1 + random() * (LEVELS - 6);
  return Uint8Array.from({ length: TICKS }, (_, tick) => {
    const jump = tick >= jumpTick ? 3 : 0;
    const level = base + jump + swing * Math.sin(phase + tick / 40) + random() - 0.5;
    return shape * LEVELS + Math.min(Math.max(Math.round(level), 0), LEVELS - 1);
  });
}

const STACKS: ReadonlyArray<readonly [share: number, ...rootFirst: string[]]> = [
  [0.4, 'main', 'serve', 'handleRequest', 'queryDatabase', 'decodeRow'],
  [0.25, 'main', 'serve', 'handleRequest', 'renderResponse'],
  [0.15, 'main', 'serve', 'handleRequest', 'checkAccess', 'verifyToken'],
  [0.1, 'main', 'serve', 'writeLog'],
  [0.1, 'main', 'runBackgroundJobs', 'collectMetrics'],
];

/** Creates `ticks` samples of 10 ms, spread over the stacks; each shape begins with another one. */
function createSyntheticProfile(shape: number, ticks: number): Profile {
  const names = [...new Set(STACKS.flatMap(([, ...stack]) => stack))];
  const getId = (name: string) => BigInt(names.indexOf(name) + 1);
  const texts = ['', 'cpu', 'nanoseconds', ...names];
  return create(ProfileSchema, {
    sampleType: [{ type: 1n, unit: 2n }],
    periodType: { type: 1n, unit: 2n },
    period: BigInt(PERIOD_NS),
    durationNanos: 15_000_000_000n,
    sample: STACKS.map(([, ...stack], position) => ({
      locationId: stack.map(getId).reverse(),
      value: [BigInt(Math.round(ticks * (STACKS[(position + shape) % STACKS.length]?.[0] ?? 0)) * PERIOD_NS)],
    })),
    location: names.map((name) => ({ id: getId(name), line: [{ functionId: getId(name) }] })),
    function: names.map((name) => ({
      id: getId(name),
      name: BigInt(texts.indexOf(name)),
      systemName: BigInt(texts.indexOf(name)),
    })),
    stringTable: texts,
  });
}
