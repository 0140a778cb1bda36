import { findHolders } from 'loading/findHolders';
import { buildServiceSelector } from 'profile/labels/Filter';
import { getTotal } from 'profile/tree/FlameTree';
import type { ProfileQuery } from 'pyroscope/client';
import { getPyroscopeClient } from 'queries/clients';
import { fetchLabelValues } from 'scenes/filters/labelAnswers';
import { decodeInWorker } from 'worker/OpenedProfile';

/** Label in which SDKs write the endpoint of a span. */
export const ENDPOINT_LABEL = 'span_name';

const MAX_GROUP = 24;
const MAX_QUESTIONS = 20;

/**
 * Finds the endpoints of one service that have samples of a trace; none if the service names none.
 *
 * @param ofService what one service has of the trace
 * @throws PyroscopeError, or what an aborted request throws
 */
export async function findEndpoints(
  dataSourceUid: string,
  serviceName: string,
  ofService: ProfileQuery,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const client = getPyroscopeClient(dataSourceUid);
  const { fromMs, toMs } = ofService;
  const matchers = [buildServiceSelector([serviceName])];
  const names = await fetchLabelValues(dataSourceUid, { label: ENDPOINT_LABEL, matchers, fromMs, toMs }, signal);
  const ask = async (of: readonly string[]): Promise<number> => {
    const filter = { label: ENDPOINT_LABEL, operator: 'in', values: of } as const;
    const labelSelector = buildServiceSelector([serviceName], [filter]);
    const query = { ...ofService, labelSelector, maxNodes: 1 };
    return getTotal(await decodeInWorker(await client.fetchProfile(query, signal)));
  };
  const groups = names.slice(0, MAX_GROUP * MAX_QUESTIONS);
  const total = groups.length === 0 ? 0 : await ask(groups);
  const found = await findHolders(groups, { total, ask, groupSize: MAX_GROUP, maxQuestions: MAX_QUESTIONS });
  return found.names.filter((name) => name !== '');
}
