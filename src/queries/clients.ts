import { getProxyUrl } from 'grafana/dataSources';
import { hostFetch } from 'grafana/hostFetch';
import { createPyroscopeClient, type PyroscopeClient } from 'pyroscope/client';
import { createPyroscopeTransport } from 'pyroscope/transport';

const clients = new Map<string, PyroscopeClient>();

/** The client of the server behind a data source. */
export function getPyroscopeClient(dataSourceUid: string): PyroscopeClient {
  let client = clients.get(dataSourceUid);
  if (!client) {
    const transport = createPyroscopeTransport({ baseUrl: getProxyUrl(dataSourceUid), fetch: hostFetch });
    client = createPyroscopeClient(transport);
    clients.set(dataSourceUid, client);
  }
  return client;
}
