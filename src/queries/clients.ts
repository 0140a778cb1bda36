import { getProxyUrl } from 'grafana/dataSources';
import { hostFetch } from 'grafana/hostFetch';
import { type AdHocClient, createAdHocClient } from 'pyroscope/adHoc';
import { createPyroscopeClient, type PyroscopeClient } from 'pyroscope/client';
import { createPyroscopeTransport } from 'pyroscope/transport';

const clients = new Map<string, PyroscopeClient>();

/** Returns the client of the server behind a data source. */
export function getPyroscopeClient(dataSourceUid: string): PyroscopeClient {
  let client = clients.get(dataSourceUid);
  if (!client) {
    const transport = createPyroscopeTransport({ baseUrl: getProxyUrl(dataSourceUid), fetch: hostFetch });
    client = createPyroscopeClient(transport);
    clients.set(dataSourceUid, client);
  }
  return client;
}

/** Creates a client for the files that the same server stores. */
export function createStoredFilesClient(dataSourceUid: string): AdHocClient {
  return createAdHocClient(createPyroscopeTransport({ baseUrl: getProxyUrl(dataSourceUid), fetch: hostFetch }));
}
