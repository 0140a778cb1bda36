import { SceneObjectBase, type SceneObjectState } from '@grafana/scenes';
import { buildServiceSelector } from 'profile/labels/Filter';
import { selectValue } from 'profile/labels/toggleValue';
import { QueuedSeries } from 'queries/QueuedSeries';
import { readGroupedSeries, type ValueSeries } from 'queries/readGroupedSeries';
import { SeriesQueue } from 'queries/SeriesQueue';
import type { GrafanaSubject } from 'scenes/links/GrafanaMenu';
import { listGrafanaSubjects } from 'scenes/links/listGrafanaSubjects';
import { buildLabelRequest, type LabelsQuestion, MAX_POINTS } from './LabelsQuestion';
import { splitFilters } from './splitFilters';
import { ValuePanel } from './ValuePanel';

export interface ValuesGridState extends SceneObjectState {
  label: string;
  series: QueuedSeries;
  /** Number of values requested. */
  limit: number;
  /** Largest values; undefined until they have loaded. */
  items?: ValuePanel[];
}

const FIRST_LIMIT = 20;
export const MAX_LIMIT = 100;

/** The values of one label from one question: those with the largest totals, however many there are. */
export class ValuesGrid extends SceneObjectBase<ValuesGridState> {
  private readonly queue = new SeriesQueue(1);
  private readonly panels = new Map<string, ValuePanel>();
  private question?: LabelsQuestion;

  constructor(label: string) {
    super({ label, series: new QueuedSeries(), limit: FIRST_LIMIT });
    this.state.series.subscribeToState(({ data }, before) => data !== before.data && this.show());
  }

  /** Asks under all filters but those that list values of the label: what they leave out stays to be taken in again. */
  ask(question: LabelsQuestion): void {
    const { others } = splitFilters(question.filters, this.state.label);
    this.question = question;
    this.state.series.prepare(buildLabelRequest({ ...question, filters: others }, this.state.label, this.state.limit));
    this.state.series.load(this.queue);
  }

  showMore(): void {
    this.setState({ limit: Math.min(MAX_LIMIT, this.state.limit + FIRST_LIMIT) });
    if (this.question) {
      this.ask(this.question);
    }
  }

  cancel(): void {
    this.state.series.cancel();
  }

  /** Returns the values of the newest answer, the largest first; undefined before it. */
  getValues(): readonly ValueSeries[] | undefined {
    const { data } = this.state.series.state;
    return (
      data &&
      this.question &&
      readGroupedSeries({
        data,
        profileTypeId: this.question.profileTypeId,
        label: this.state.label,
        maxPoints: MAX_POINTS,
      })
    );
  }

  /** Lists the subjects that Grafana's own pages can show about one value; empty before the first question. */
  listSubjects(value: string): GrafanaSubject[] {
    if (!this.question) {
      return [];
    }
    const { dataSourceUid, serviceName, profileTypeId, filters, range } = this.question;
    const labelSelector = buildServiceSelector([serviceName], selectValue(filters, this.state.label, value));
    return listGrafanaSubjects({ dataSourceUid, profileTypeId, labelSelector, range: range.raw });
  }

  private show(): void {
    const values = this.getValues();
    const { data } = this.state.series.state;
    if (!values || !data) {
      this.setState({ items: undefined });
      return;
    }
    for (const [index, value] of values.entries()) {
      const panel = this.panels.get(value.value);
      if (panel) {
        panel.show(value, data.timeRange);
      } else {
        this.panels.set(value.value, new ValuePanel(value, data.timeRange, index));
      }
    }
    // Values keep their place over refreshes: what is looked at must not move.
    const current = new Set(values.map(({ value }) => value));
    for (const value of this.panels.keys()) {
      if (!current.has(value)) {
        this.panels.delete(value);
      }
    }
    this.setState({ items: [...this.panels.values()] });
  }
}
