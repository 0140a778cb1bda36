import { type DataFrame, dataFrameToJSON, type FieldConfigSource } from '@grafana/data';
import { describeProfileType, formatProfileTypeTitle } from 'profile/catalog/describeProfileType';
import { buildPyroscopeQuery, type GrafanaQuestion } from './pyroscopeQuery';

/** A panel as dashboards keep it, with all variables filled in. */
export interface DashboardPanel {
  readonly type: string;
  readonly title: string;
  readonly description: string;
  readonly datasource: object;
  readonly targets: readonly object[];
  readonly options: object;
  readonly fieldConfig: FieldConfigSource;
}

/** Drawing style of a chart on the screen. */
export interface ChartStyle {
  readonly options: object;
  readonly fieldConfig: FieldConfigSource;
}

const NO_CONFIG: FieldConfigSource = { defaults: {}, overrides: [] };

/** Grafana's own data source, which can answer with frames that the query brings along. */
const GRAFANA = { type: 'datasource', uid: 'grafana' };

/** Builds the series of a question, drawn as on the screen. */
export function buildSeriesPanel(question: GrafanaQuestion, style?: ChartStyle): DashboardPanel {
  const sums = describeProfileType(question.profileTypeId).isInstant ? ': sums of all snapshots of a step' : '';
  return buildPanel('timeseries', question, `As Grafana’s Pyroscope data source answers it${sums}.`, style);
}

/** Builds the flame graph of a question, in Grafana's own panel. */
export function buildFlameGraphPanel(question: GrafanaQuestion): DashboardPanel {
  return buildPanel('flamegraph', { profile: {}, ...question }, '');
}

function buildPanel(type: string, question: GrafanaQuestion, description: string, style?: ChartStyle): DashboardPanel {
  const query = buildPyroscopeQuery(question);
  const grouped = question.groupBy.length > 0 ? ` by ${question.groupBy.join(', ')}` : '';
  return {
    type,
    title: `${formatProfileTypeTitle(describeProfileType(question.profileTypeId))} ${question.labelSelector}${grouped}`,
    description,
    datasource: Object(query.datasource),
    targets: [query],
    options: style?.options ?? {},
    fieldConfig: style?.fieldConfig ?? NO_CONFIG,
  };
}

/** Builds bars of values that no data source has: the values themselves, which never change. */
export function buildSnapshotPanel(title: string, frame: DataFrame): DashboardPanel {
  return {
    type: 'timeseries',
    title,
    description: 'A snapshot: these values stay as they were when the panel was made, whatever time range is chosen.',
    datasource: GRAFANA,
    targets: [{ refId: 'A', datasource: GRAFANA, queryType: 'snapshot', snapshot: [dataFrameToJSON(frame)] }],
    options: {},
    fieldConfig: { ...NO_CONFIG, defaults: { min: 0, custom: { drawStyle: 'bars', fillOpacity: 60 } } },
  };
}
