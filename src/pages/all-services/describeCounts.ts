import { formatInteger } from 'profile/format/formatNumber';

interface ServiceCounts {
  /** Services on the page. */
  readonly shown: number;
  /** Services with series under the filters. */
  readonly listed: number;
  /** Services that send the profile type. */
  readonly all: number;
  readonly hasFilters: boolean;
}

/** "1,204 services", "12 of 1,204 services", "30 of 1,204 services match the filters", "2 of 30 services, …". */
export function describeCounts({ shown, listed, all, hasFilters }: ServiceCounts): string {
  const ofAll = hasFilters ? `${count(listed, all)} match the filters` : undefined;
  if (shown === listed) {
    return ofAll ?? count(all, all);
  }
  return ofAll ? `${formatInteger(shown)} shown, ${ofAll}` : count(shown, all);
}

function count(some: number, all: number): string {
  const ofAll = some === all ? '' : ' of ' + formatInteger(all);
  return `${formatInteger(some)}${ofAll} ${all === 1 ? 'service' : 'services'}`;
}
