import type { ChangeBadge } from './ChangeBadge';
import type { computeInsights } from './computeInsights';
import type { describeServices } from './describeServices';

export interface InsightTools {
  readonly computeInsights: typeof computeInsights;
  readonly describeServices: typeof describeServices;
  readonly ChangeBadge: typeof ChangeBadge;
}

/** The code for totals and changes. It is needed only once all series are here, and so is no part of the first page. */
export async function loadInsights(): Promise<InsightTools> {
  const [compute, describe, badge] = await Promise.all([
    import(/* webpackChunkName: "service-insights" */ './computeInsights'),
    import(/* webpackChunkName: "service-insights" */ './describeServices'),
    import(/* webpackChunkName: "service-insights" */ './ChangeBadge'),
  ]);
  return { ...compute, ...describe, ...badge };
}
