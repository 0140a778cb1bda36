import { mapLimited } from 'loading/mapLimited';
import type { EncodedProfile } from 'profile/formats/EncodedProfile';
import { cutRange } from 'profile/series/slices/cutRange';
import type { ProfileQuery } from 'pyroscope/client';
import { getPyroscopeClient } from './clients';

const MAX_PARALLEL = 4;

/** One profile per equal part of the query's range, oldest first, at most four requests at a time. */
export async function fetchSlices(
  dataSourceUid: string,
  query: ProfileQuery,
  count: number,
  signal: AbortSignal,
): Promise<EncodedProfile[]> {
  const client = getPyroscopeClient(dataSourceUid);
  return mapLimited(cutRange(query, count), MAX_PARALLEL, (range) =>
    client.fetchProfile({ ...query, ...range }, signal),
  );
}
