import type { computeInsights } from './computeInsights';
import type { describeServices } from './describeServices';
import type { ServiceBadges } from './ServiceBadges';

export interface InsightTools {
  readonly computeInsights: typeof computeInsights;
  readonly describeServices: typeof describeServices;
  readonly ServiceBadges: typeof ServiceBadges;
}

/** Loads the code for totals and changes. It is needed only after all series have loaded, so it is no part of the first page. */
export async function loadInsights(): Promise<InsightTools> {
  const [compute, describe, badges] = await Promise.all([
    import(/* webpackChunkName: "service-insights" */ './computeInsights'),
    import(/* webpackChunkName: "service-insights" */ './describeServices'),
    import(/* webpackChunkName: "service-insights" */ './ServiceBadges'),
  ]);
  return { ...compute, ...describe, ...badges };
}
