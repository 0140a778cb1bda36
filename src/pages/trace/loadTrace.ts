import { findHolders } from 'loading/findHolders';
import { limitParallel } from 'loading/mapLimited';
import { type FlameTree, getTotal } from 'profile/tree/FlameTree';
import { mergeUnderLabels } from 'profile/tree/mergeUnderLabels';
import type { ProfileQuery } from 'pyroscope/client';
import { getPyroscopeClient } from 'queries/clients';
import { decodeInWorker, type OpenedProfile, openTree } from 'worker/OpenedProfile';
import type { TracePlan } from './planTrace';

/** Part of a trace in one service. */
export interface TraceService {
  readonly name: string;
  /** Total in the unit of the profile type. */
  readonly total: number;
  /** Query that loaded it. */
  readonly query: ProfileQuery;
  /** Number of its samples; undefined if nobody counts them. */
  readonly samples: number | undefined;
}

export interface LoadedTrace {
  readonly query: ProfileQuery;
  /** All services as one tree whose first level is the service; undefined until the first one has loaded. */
  readonly opened: OpenedProfile | undefined;
  /** Services that have samples of the trace, the most expensive first. */
  readonly services: readonly TraceService[];
  /** Total of all services together. */
  readonly total: number;
  /** Part of the total whose service was not found. */
  readonly unfound: number;
  /** Other profile types with samples of it; undefined until they were requested. */
  readonly otherTypeIds: readonly string[] | undefined;
}

export interface TraceQuestion {
  readonly dataSourceUid: string;
  readonly plan: TracePlan;
}

const MAX_PARALLEL = 4;
const MAX_GROUP = 24;
const MAX_QUESTIONS = 60;

/**
 * Loads a trace over all services, from few questions, at most four at a time: what all have of it, who has a part of
 * that, and then a tree of each of those. Trees of a trace are small, so that they are merged here.
 *
 * @throws PyroscopeError, or what an aborted request throws
 */
export async function loadTrace(
  { dataSourceUid, plan }: TraceQuestion,
  signal: AbortSignal,
  show: (trace: LoadedTrace) => void,
): Promise<LoadedTrace> {
  const client = getPyroscopeClient(dataSourceUid);
  const inTurn = limitParallel(MAX_PARALLEL);
  const fetchTree = (query: ProfileQuery): Promise<FlameTree> =>
    inTurn(async () => {
      signal.throwIfAborted();
      return decodeInWorker(await client.fetchProfile(query, signal));
    });
  const fetchTotal = async (query: ProfileQuery): Promise<number> => getTotal(await fetchTree(query));

  const fetchSum = async (queries: readonly ProfileQuery[]): Promise<number> =>
    (await Promise.all(queries.map(fetchTotal))).reduce((sum, value) => sum + value, 0);

  const total = await fetchSum(plan.totals);
  const loadService = async (name: string) => {
    const [query, samplesQuery] = [plan.tree(name), plan.samples(name)];
    const [tree, samples] = await Promise.all([fetchTree(query), samplesQuery ? fetchTotal(samplesQuery) : undefined]);
    return { name, query, tree, total: getTotal(tree), samples: plan.countsSamples ? getTotal(tree) : samples };
  };
  const holders = await findHolders(plan.serviceNames, {
    total,
    ask: (names) => fetchSum(plan.ofServices(names)),
    groupSize: MAX_GROUP,
    maxQuestions: MAX_QUESTIONS,
  });
  const loaded = await Promise.all(holders.names.map(loadService));
  const services = loaded.filter((service) => service.total > 0).sort((a, b) => b.total - a.total);
  const merged = mergeUnderLabels(services.map(({ name, tree }) => ({ label: name, tree })));
  const trace: LoadedTrace = {
    query: plan.subject,
    opened: services.length > 0 ? openTree(merged) : undefined,
    services: services.map(({ tree: _, ...service }) => service),
    total,
    unfound: holders.unfound,
    otherTypeIds: undefined,
  };
  show(trace);
  const others = await Promise.all(plan.otherTypes.map(async (query) => ({ query, value: await fetchTotal(query) })));
  return {
    ...trace,
    otherTypeIds: others.filter(({ value }) => value > 0).map(({ query }) => query.profileTypeId),
  };
}
