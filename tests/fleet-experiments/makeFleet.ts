import { createRandom } from 'profile/diff/createRandom';
import type { Series, SeriesContext } from 'profile/series/change/Series';
import type { FunctionSeries } from 'profile/series/slices/computeFunctionSeries';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';

const PROFILE_MS = 15_000;
const PROFILES = 240;
const HOUR_MS = PROFILES * PROFILE_MS;
/** Samples are taken a hundred times a second. */
const SAMPLE_NS = 1e7;

export const BASELINE_CONTEXT = buildContext(0);
export const CURRENT_CONTEXT = buildContext(HOUR_MS);

function buildContext(fromMs: number): SeriesContext {
  return {
    range: { fromMs, toMs: fromMs + HOUR_MS },
    stepMs: PROFILE_MS,
    kind: 'rate',
    averageUnit: 'cores',
  };
}

export const CAUSES = ['library', 'function of one service', 'plateau of 15 minutes', 'calm'] as const;
export type Cause = (typeof CAUSES)[number];

interface MadeService {
  readonly name: string;
  readonly functions: readonly string[];
  /** Samples as `counts[function][profile]`, of two hours. */
  readonly counts: readonly Float64Array[];
  /** Profiles from one place to another that arrived. */
  readonly sent: { readonly from: number; readonly to: number };
}

export interface MadeFleet {
  readonly services: readonly MadeService[];
  /** The function that was planted; undefined in calm fleets. */
  readonly planted: string | undefined;
  /** Cores of all services. */
  readonly plantedCores: number;
  readonly fleetCores: number;
}

/**
 * Makes a fleet of 12 to 40 services of 0.05 to 8 cores, each with 20 to 60 functions of its own and six of twelve libraries, in
 * two hours. Loads stray by 4 to 10 %, of which 0.9 is left in the next profile. Every fleet has a service whose data are late
 * and one that stopped. All but calm ones have traffic that grows in two to four services, traffic of 15 minutes in another, and
 * the planted cause: a function that costs 1.3 to 3 times as much, at least 1 % of the fleet's use, since a version that each of
 * its services gets at a minute of its own.
 */
export function makeFleet(seed: number, cause: Cause): MadeFleet {
  const random = createRandom(seed);
  const between = (low: number, high: number) => low + random() * (high - low);
  const whole = (low: number, high: number) => Math.floor(between(low, high + 1));
  const count = whole(12, 40);
  const plans = Array.from({ length: count }, (_, place) => {
    const libraries = shuffled(12, random).slice(0, 6);
    const functions = [
      ...Array.from({ length: whole(20, 60) }, (_unused, own) => `service${place}.run${own}`),
      ...libraries.map((library) => `library${library}.call`),
    ];
    const weights = functions.map(() => random() ** -0.7 - 0.9);
    const sum = weights.reduce((a, b) => a + b, 0);
    return {
      name: `service${place}`,
      cores: Math.exp(between(Math.log(0.05), Math.log(8))),
      functions,
      shares: weights.map((weight) => weight / sum),
      stray: between(0.04, 0.1),
      versionAt: PROFILES + whole(PROFILES * 0.15, PROFILES * 0.7),
    };
  });
  const fleetCores = plans.reduce((sum, { cores }) => sum + cores, 0);
  const planted = plant(plans, fleetCores, cause, random);
  const others = shuffled(count, random).filter((place) => !planted.places.includes(place));
  const [late = -1, stopped = -1, plateau = -1, ...rest] = others;
  const growing = new Map(rest.slice(0, cause === 'calm' ? 0 : whole(2, 4)).map((place) => [place, between(1.2, 1.8)]));
  const plateauAt = PROFILES + whole(20, 140);
  const services = plans.map((plan, place): MadeService => {
    const loads = makeLoads(plan.stray, random);
    const growth = growing.get(place) ?? 1;
    const growsAt = PROFILES + whole(-60, 120);
    const counts = plan.functions.map((name, index) => {
      const usual = (plan.cores * (plan.shares[index] ?? 0) * PROFILE_MS * 1e6) / SAMPLE_NS;
      const isPlanted = name === planted.name && planted.places.includes(place);
      return Float64Array.from({ length: 2 * PROFILES }, (_, profile) => {
        const traffic =
          (profile >= growsAt ? growth : 1) *
          (cause !== 'calm' && place === plateau && profile >= plateauAt && profile < plateauAt + 60 ? 1.6 : 1);
        const isOn =
          isPlanted &&
          profile >= plan.versionAt &&
          (cause !== 'plateau of 15 minutes' || profile < plan.versionAt + 60);
        return drawPoisson(usual * (loads[profile] ?? 0) * traffic * (isOn ? planted.factor : 1), random);
      });
    });
    const to =
      place === late ? 2 * PROFILES - whole(12, 40) : place === stopped ? PROFILES + whole(40, 150) : 2 * PROFILES;
    return { name: plan.name, functions: plan.functions, counts, sent: { from: 0, to } };
  });
  return { services, planted: planted.name, plantedCores: planted.cores, fleetCores };
}

interface Planted {
  readonly name: string | undefined;
  readonly places: readonly number[];
  readonly factor: number;
  readonly cores: number;
}

const LEAST_PART = 0.01;
/** Least part that a plateau adds to its service, so that it can be seen. */
const LEAST_PLATEAU = 0.3;

function plant(
  plans: ReadonlyArray<{
    readonly cores: number;
    readonly functions: readonly string[];
    readonly shares: readonly number[];
  }>,
  fleetCores: number,
  cause: Cause,
  random: () => number,
): Planted {
  if (cause === 'calm') {
    return { name: undefined, places: [], factor: 1, cores: 0 };
  }
  for (;;) {
    const factor = cause === 'plateau of 15 minutes' ? 2 + random() * 4 : 1.3 + random() * 1.7;
    const place = Math.floor(random() * plans.length);
    const functions = plans[place]?.functions ?? [];
    const own = functions[Math.floor(random() * functions.length)] ?? '';
    const name = cause === 'library' ? `library${Math.floor(random() * 12)}.call` : own;
    const running = plans.flatMap(({ functions: all }, other) => (all.includes(name) ? [other] : []));
    const most = Math.max(1, Math.ceil(running.length * (0.4 + 0.6 * random())));
    const places = running.slice(0, Math.min(most, plans.length - 7));
    const cores = places.reduce((sum, other) => {
      const plan = plans[other];
      return sum + (plan ? plan.cores * (plan.shares[plan.functions.indexOf(name)] ?? 0) * (factor - 1) : 0);
    }, 0);
    const share = plans[place]?.shares[functions.indexOf(name)] ?? 0;
    const isSeen = cause !== 'plateau of 15 minutes' || share * (factor - 1) >= LEAST_PLATEAU;
    const isKind = isSeen && (cause === 'library' ? places.length > 1 : name.startsWith('service'));
    if (isKind && cores >= LEAST_PART * fleetCores) {
      return { name, places, factor, cores };
    }
  }
}

function makeLoads(stray: number, random: () => number): Float64Array {
  const kept = 0.9;
  let deviation = stray * drawNormal(random);
  return Float64Array.from({ length: 2 * PROFILES }, () => {
    deviation = kept * deviation + stray * Math.sqrt(1 - kept * kept) * drawNormal(random);
    return Math.max(0.1, 1 + deviation);
  });
}

function shuffled(count: number, random: () => number): number[] {
  const keys = Array.from({ length: count }, (_, place) => ({ place, key: random() }));
  return keys.sort((a, b) => a.key - b.key).map(({ place }) => place);
}

function drawNormal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

function drawPoisson(mean: number, random: () => number): number {
  if (mean > 20) {
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * drawNormal(random)));
  }
  const limit = Math.exp(-mean);
  let count = -1;
  for (let product = 1; product > limit; count++) {
    product *= random();
  }
  return Math.max(0, count);
}

/** Reads Grafana's series of a service in one of the hours; a profile that ends at a moment is a point there. */
export function readSeries({ counts, sent }: MadeService, hour: 0 | 1): Series {
  const places = Array.from({ length: PROFILES }, (_, place) => hour * PROFILES + place).filter(
    (place) => place >= sent.from && place < sent.to,
  );
  return {
    timesMs: places.map((place) => (place + 1) * PROFILE_MS),
    values: places.map(
      (place) => (counts.reduce((sum, row) => sum + (row[place] ?? 0), 0) * SAMPLE_NS) / (PROFILE_MS * 1e6),
    ),
  };
}

/** Reads a server's answers for slices of the time. */
export function readSlices(
  { functions, counts, sent }: MadeService,
  ranges: readonly TimeRangeMs[],
): { readonly series: FunctionSeries; readonly weights: readonly number[] } {
  const self = new Float64Array(functions.length * ranges.length);
  ranges.forEach(({ fromMs, toMs }, slice) => {
    const [from, to] = [Math.ceil(fromMs / PROFILE_MS), Math.floor(toMs / PROFILE_MS)];
    functions.forEach((_, name) => {
      for (let place = Math.max(sent.from, from - 1); place < Math.min(sent.to, to); place++) {
        const at = name * ranges.length + slice;
        self[at] = (self[at] ?? 0) + (counts[name]?.[place] ?? 0) * SAMPLE_NS;
      }
    });
  });
  const sliceTotal = Float64Array.from(ranges, (_, slice) =>
    functions.reduce((sum, _name, name) => sum + (self[name * ranges.length + slice] ?? 0), 0),
  );
  return {
    series: { sliceCount: ranges.length, names: functions, self, total: self, sliceTotal },
    weights: ranges.map(({ fromMs, toMs }) => (toMs - fromMs) * 1e6),
  };
}
