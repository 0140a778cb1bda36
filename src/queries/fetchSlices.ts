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
  const ranges = cutRange(query, count);
  const slices = new Array<EncodedProfile>(ranges.length);
  let next = 0;
  const work = async (): Promise<void> => {
    for (let place = next++; place < ranges.length; place = next++) {
      slices[place] = await client.fetchProfile({ ...query, ...ranges[place] }, signal);
    }
  };
  await Promise.all(Array.from({ length: Math.min(MAX_PARALLEL, ranges.length) }, work));
  return slices;
}
