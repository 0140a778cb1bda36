import type { TimeRange } from '@grafana/data';
import type { ChartStyle } from 'grafana/dashboardPanel';
import { trimPart } from 'profile/parts/ProfilePart';
import { keepRawRange } from 'queries/rangeMs';
import type { GrafanaSubject } from 'scenes/links/GrafanaMenu';
import type { FlameGraphPlan } from './planFlameGraph';

interface Shown {
  readonly plan: FlameGraphPlan;
  readonly range: TimeRange;
  readonly style: ChartStyle;
  /** Number of changes of the tree on the screen. */
  readonly changeCount: number;
}

/** Builds the chart and the flame graph, as Grafana's own pages can show them. Selected spans have a time of their own. */
export function buildGrafanaSubjects({ plan, range, style, changeCount }: Shown): GrafanaSubject[] {
  const { dataSourceUid, profileTypeId, labelSelector } = plan.series;
  const common = { dataSourceUid, profileTypeId, labelSelector, groupBy: [] };
  return [
    {
      name: 'flame graph',
      question: {
        ...common,
        range: keepRawRange(range, plan.profile),
        profile: { maxNodes: plan.profile.maxNodes, ...trimPart(plan.profile) },
      },
      caution: describeLoss(plan, changeCount),
    },
    { name: 'chart', question: { ...common, range: range.raw }, style },
  ];
}

function describeLoss({ otherProfile }: FlameGraphPlan, changeCount: number): string | undefined {
  if (otherProfile) {
    return 'Of the first selection of spans alone';
  }
  return changeCount > 0 ? 'Without what is changed, hidden or focused here' : undefined;
}

/** Builds the subject of one span. Grafana's own pages can show only its flame graph: a chart would show all spans. */
export function buildSpanSubjects(
  { series, profile }: FlameGraphPlan,
  range: TimeRange,
  spanId: string,
): GrafanaSubject[] {
  const { dataSourceUid, profileTypeId, labelSelector } = series;
  const part = { maxNodes: profile.maxNodes, spanIds: [spanId] };
  const question = { dataSourceUid, profileTypeId, labelSelector, groupBy: [], range: range.raw, profile: part };
  return [{ name: 'flame graph', question }];
}
