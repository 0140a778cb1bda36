import {
  SceneDataNode,
  SceneObjectBase,
  type SceneObjectRef,
  type SceneObjectState,
  type VizPanel,
} from '@grafana/scenes';
import type { Favorite } from 'favorites/Favorite';
import { buildPanelMenu } from 'panels/buildPanelMenu';
import { buildTimeSeriesPanel } from 'panels/buildTimeSeriesPanel';
import { drawSeries } from 'panels/drawFrames';
import { describeProfileType, formatProfileTypeTitle } from 'profile/catalog/describeProfileType';
import { formatInteger } from 'profile/format/formatNumber';
import type { MissingTime } from 'profile/series/change/judgeMissing';
import { QueuedSeries } from 'queries/QueuedSeries';
import { nameFrame, readGroupedSeries, type ValueSeries } from 'queries/readGroupedSeries';
import { SeriesQueue } from 'queries/SeriesQueue';
import React from 'react';
import {
  buildLabelFavorite,
  buildLabelRequest,
  type LabelsQuestion,
  MAX_POINTS,
  SERIES_PER_PANEL,
} from './LabelsQuestion';
import { MainActions, MainMissing } from './MainActions';

export interface MainSeriesState extends SceneObjectState {
  panel: VizPanel;
  title: string;
  /** Favorite for what is shown. */
  favorite?: Favorite;
  /** "10 of 5,000 values", if not all are drawn. */
  note?: string;
  series: QueuedSeries;
  /** Source of the lines: its own question, or the question of a label's values. */
  source: SceneObjectRef<QueuedSeries>;
  /** True if the panel shows an answer, be it an older one. */
  hasAnswer: boolean;
  /** Time without data in the service's line. */
  missing?: MissingTime;
  /** True if there is nothing to draw. */
  isEmpty: boolean;
}

interface Subject {
  readonly question: LabelsQuestion;
  readonly label: string | undefined;
  readonly valueCount: number | undefined;
}

/** The service over time: one line, or a line for each of the largest values of a label. */
export class MainSeries extends SceneObjectBase<MainSeriesState> {
  private readonly queue = new SeriesQueue(1);
  private subject?: Subject;
  private kind?: string;

  constructor() {
    const series = new QueuedSeries();
    super({ panel: buildPanel(false), title: '', series, source: series.getRef(), hasAnswer: false, isEmpty: false });
    this.state.series.subscribeToState(({ data }, before) => data !== before.data && this.show(this.readAnswer()));
  }

  /** Asks for the line, or the lines of the label's values. */
  ask(subject: Subject): void {
    this.describe(subject, this.state.series.getRef());
    this.state.series.prepare(buildLabelRequest(subject.question, subject.label, SERIES_PER_PANEL));
    this.show(this.readAnswer());
    this.state.series.load(this.queue);
  }

  /** Shows values that another question has brought. */
  showValues(subject: Subject, values: readonly ValueSeries[] | undefined, source: QueuedSeries): void {
    this.state.series.cancel();
    this.describe(subject, source.getRef());
    this.show(values);
  }

  cancel(): void {
    this.state.series.cancel();
  }

  /** Returns the use of the whole service; undefined until it is known, and while values of a label are shown. */
  getWhole(): number | undefined {
    return this.subject?.label === undefined ? this.readAnswer()?.[0]?.amount : undefined;
  }

  private describe(subject: Subject, source: SceneObjectRef<QueuedSeries>): void {
    const { question, label } = subject;
    const profileType = describeProfileType(question.profileTypeId);
    const grouped = label === undefined ? '' : `, grouped by ${label}`;
    const kind = JSON.stringify([question.dataSourceUid, question.serviceName, question.profileTypeId, label]);
    if (kind !== this.kind) {
      this.kind = kind;
      const panel = buildPanel(label !== undefined);
      panel.setState({
        headerActions: React.createElement(MainActions, { main: this }),
        titleItems: React.createElement(MainMissing, { main: this }),
        menu: buildPanelMenu({
          getQuestion: () => {
            const request = this.subject && buildLabelRequest(this.subject.question, label, SERIES_PER_PANEL);
            return request && { ...request, range: request.range.raw };
          },
        }),
      });
      this.setState({ panel, note: undefined, missing: undefined, hasAnswer: false, isEmpty: false });
    }
    this.subject = subject;
    const average = profileType.isInstant ? ' · snapshots, averaged' : '';
    const title = `${formatProfileTypeTitle(profileType)} · ${question.serviceName}${grouped}${average}`;
    this.setState({ title, source, favorite: buildLabelFavorite(question, label, 'time-series') });
    this.state.panel.setState({ title });
  }

  private readAnswer(): ValueSeries[] | undefined {
    const { data } = this.state.series.state;
    const { question, label } = this.subject ?? {};
    return (
      data &&
      question &&
      readGroupedSeries({ data, profileTypeId: question.profileTypeId, label, maxPoints: MAX_POINTS })
    );
  }

  private show(values: readonly ValueSeries[] | undefined): void {
    const { label, valueCount, question } = this.subject ?? {};
    const node = this.state.panel.state.$data;
    if (!question || !values || !(node instanceof SceneDataNode)) {
      return;
    }
    const drawn = values.slice(0, SERIES_PER_PANEL);
    const series = label === undefined ? drawn.map(({ frame }) => frame) : drawn.map(nameFrame);
    node.setState({ data: drawSeries({ ...node.state.data, series, timeRange: question.range }) });
    const note = label === undefined ? undefined : describeCut(drawn.length, valueCount ?? values.length);
    // Values of a label have their own notes.
    const missing = label === undefined ? values[0]?.missing : undefined;
    this.setState({ note, missing, hasAnswer: true, isEmpty: values.length === 0 });
  }
}

/** "10 of 5,000 values"; undefined if all are drawn. */
export function describeCut(drawnCount: number, valueCount: number): string | undefined {
  return drawnCount < valueCount
    ? `the ${formatInteger(drawnCount)} largest of ${formatInteger(valueCount)} values`
    : undefined;
}

function buildPanel(isGrouped: boolean): VizPanel {
  return buildTimeSeriesPanel({
    title: '',
    data: new SceneDataNode(),
    colorIndex: isGrouped ? undefined : 0,
    fillOpacity: isGrouped ? 0 : 9,
    legendCalcs: isGrouped ? [] : ['mean', 'max'],
  });
}
