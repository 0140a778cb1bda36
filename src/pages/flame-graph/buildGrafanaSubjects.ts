import { dateTime, type TimeRange } from '@grafana/data';
import type { ChartStyle } from 'grafana/dashboardPanel';
import { trimPart } from 'profile/parts/ProfilePart';
import type { GrafanaSubject } from 'scenes/links/GrafanaMenu';
import type { FlameGraphPlan } from './planFlameGraph';

interface Shown {
  readonly plan: FlameGraphPlan;
  readonly range: TimeRange;
  readonly style: ChartStyle;
  /** How many changes of the tree are on the screen. */
  readonly changeCount: number;
}

/** The chart and the flame graph, as Grafana's own pages can show them. Selected spans have a time of their own. */
export function buildGrafanaSubjects({ plan, range, style, changeCount }: Shown): GrafanaSubject[] {
  const { dataSourceUid, profileTypeId, labelSelector } = plan.series;
  const { fromMs, toMs, maxNodes } = plan.profile;
  const isWhole = fromMs === range.from.valueOf() && toMs === range.to.valueOf();
  const common = { dataSourceUid, profileTypeId, labelSelector, groupBy: [] };
  return [
    {
      name: 'flame graph',
      question: {
        ...common,
        range: isWhole ? range.raw : { from: dateTime(fromMs), to: dateTime(toMs) },
        profile: { maxNodes, ...trimPart(plan.profile) },
      },
      caution: changeCount > 0 ? 'Without what is changed, hidden or focused here' : undefined,
    },
    { name: 'chart', question: { ...common, range: range.raw }, style },
  ];
}
