import { formatInteger, formatShare } from 'profile/format/formatNumber';
import type { Fleet } from './weighFleet';

const NAMED_COUNT = 5;

/** Servers round, and so do charts. */
const WORTH_SAYING = 0.001;

/** Formats the number of services in a merged profile: "1,022 services". */
export function countServices(count: number): string {
  return `${formatInteger(count)} ${count === 1 ? 'service' : 'services'}`;
}

/** Lists services that are named, each with its part of all, 0 to 1. */
export function listHeaviest({ services }: Pick<Fleet, 'services'>): ReadonlyArray<{ name: string; share: number }> {
  const all = services.reduce((sum, { amount }) => sum + amount, 0);
  return services.slice(0, NAMED_COUNT).map(({ name, amount }) => ({ name, share: all > 0 ? amount / all : 0 }));
}

/** Says that the charts of the services add up to another sum than the tree, if the difference is more than rounding; else "". */
export function describeSumOfServices(treeTotal: number, chartTotal: number | undefined): string {
  const difference = chartTotal === undefined || treeTotal <= 0 ? 0 : chartTotal / treeTotal - 1;
  if (Math.abs(difference) <= WORTH_SAYING) {
    return '';
  }
  const more = difference > 0 ? 'more' : 'less';
  return `The charts of the services add up to ${formatShare(Math.abs(difference))} ${more} than the flame graph has.`;
}
