import { SceneObjectBase, type SceneObjectState } from '@grafana/scenes';
import { putFavoritesFirst } from 'favorites/Favorite';
import { getFavoritesStore } from 'favorites/useFavorites';
import { buildGroupedPanel, buildPanelFrames } from 'panels/buildGroupedPanel';
import { buildPanelMenu } from 'panels/buildPanelMenu';
import { PanelPlace } from 'panels/PanelPlace';
import { pickLabelsToScore, sortLabels } from 'profile/labels/explainedSpread';
import { toRangeMs } from 'queries/rangeMs';
import { readGroupedSeries, type ValueSeries } from 'queries/readGroupedSeries';
import { SeriesQueue } from 'queries/SeriesQueue';
import React from 'react';
import { PANEL_TYPES, type PanelType } from 'url/parameters';
import { computeLabelScore } from './computeLabelScore';
import { LabelActions } from './LabelActions';
import { LabelFacts } from './LabelFacts';
import type { ListedLabel } from './LabelList';
import {
  buildLabelFavorite,
  buildLabelRequest,
  type LabelsQuestion,
  MAX_POINTS,
  SERIES_PER_PANEL,
} from './LabelsQuestion';

export type LabelOrder =
  /** By number of values, until it is known how much they explain. */
  | 'count'
  | 'explained'
  /** By name, if values could not be counted. */
  | 'name';

export interface LabelsGridState extends SceneObjectState {
  labels: readonly ListedLabel[];
  /** A place per label, in the order of the screen. */
  places: PanelPlace[];
  orderedBy: LabelOrder;
  /** Share of the differences that each label explains, as far as it is known. */
  scores: ReadonlyMap<string, number>;
  /** True if all is known for an order by score that waits until nothing would move under the pointer. */
  isOrderWaiting: boolean;
  /** True if the server is too slow for requests about labels out of view. */
  isSlow: boolean;
  panelType: PanelType;
}

export interface LabelsGridActions {
  /** Returns the use of the whole service; undefined until it is known. */
  readonly getWhole: () => number | undefined;
  readonly onSelect: (label: string) => void;
  /** Opens the label's panel in a drawer, with all its values. */
  readonly onExpand: (label: string) => void;
}

const MAX_QUERIES = 6;
const MAX_SCORING_QUERIES = 4;

/** If the first answer takes longer, labels out of view are not requested. */
const SLOW_MS = 2000;

/** A panel per label, grouped by it. Labels that explain the differences come first, once that is known. */
export class LabelsGrid extends SceneObjectBase<LabelsGridState> {
  private readonly queue = new SeriesQueue(MAX_QUERIES);
  private readonly scoringQueue = new SeriesQueue(MAX_SCORING_QUERIES);
  private readonly byLabel = new Map<string, PanelPlace>();
  private question?: LabelsQuestion;
  private source?: string;
  private subject?: string;
  /** `open` until the labels in view have loaded, then `running` for the others. */
  private scoring: 'open' | 'running' | 'done' = 'open';
  private scored: readonly string[] = [];
  /** The favorites among the labels, as they were when the order was made: panels do not run away when a star is clicked. */
  private favorites?: ReadonlySet<string>;
  private isTouched = false;

  constructor(readonly actions: LabelsGridActions) {
    super({
      labels: [],
      places: [],
      orderedBy: 'count',
      scores: new Map(),
      isOrderWaiting: false,
      isSlow: false,
      panelType: 'time-series',
    });
  }

  /** Asks for the labels in view. */
  ask(question: LabelsQuestion, labels: readonly ListedLabel[]): void {
    const { dataSourceUid, serviceName, profileTypeId, filters, range } = question;
    const source = JSON.stringify([dataSourceUid, serviceName, profileTypeId]);
    const subject = JSON.stringify([source, filters, range.raw]);
    this.question = question;
    if (source !== this.source) {
      this.cancel();
      this.byLabel.clear();
      this.setState({ places: [], labels: [], scores: new Map(), orderedBy: 'count' });
    }
    if (subject !== this.subject) {
      this.favorites = undefined;
      this.scoring = 'open';
      this.setState({ isOrderWaiting: false, isSlow: false });
    }
    this.source = source;
    this.subject = subject;
    this.list(labels);
    for (const place of this.state.places) {
      place.prepare(buildLabelRequest(question, place.state.name, SERIES_PER_PANEL), this.queue);
    }
    this.score();
  }

  /** Favorites come first as soon as it is known which they are. */
  putFavoritesFirst(): void {
    this.favorites = undefined;
    this.list(this.state.labels);
  }

  getQuestion(): LabelsQuestion | undefined {
    return this.question;
  }

  cancel(): void {
    this.byLabel.forEach((place) => place.state.series.cancel());
  }

  setNear(place: PanelPlace, isNear: boolean): void {
    place.setNear(isNear, this.queue);
  }

  setPanelType(panelType: PanelType): void {
    if (panelType !== this.state.panelType) {
      this.setState({ panelType });
      this.byLabel.forEach((place) => place.redraw());
    }
  }

  /** Keeps the order of labels while the pointer or the focus is on them. */
  setTouched(isTouched: boolean): void {
    this.isTouched = isTouched;
    if (!isTouched && this.state.isOrderWaiting) {
      this.orderByScore();
    }
  }

  orderByScore(): void {
    const { labels, scores } = this.state;
    const order = sortLabels(labels.map(withCount), scores).map(({ label }) => label);
    const { places: before } = this.state;
    const { places } = this.arrange(order);
    places.filter((place, position) => place !== before[position]).forEach((place) => place.moveAway());
    this.setState({ places, orderedBy: 'explained', isOrderWaiting: false });
  }

  /** Computes the scores that are known; starts the pass over the labels out of view once those in view have loaded. */
  score(): void {
    const { labels, places } = this.state;
    if (labels.some(({ valueCount }) => valueCount === undefined)) {
      return;
    }
    this.setState({ scores: this.computeScores() });
    if (this.scoring === 'open') {
      const inView = places.filter((place) => place.isNear());
      if (inView.length === 0 || !inView.every(isAnswered)) {
        return;
      }
      const isSlow = (inView[0]?.state.series.getDurationMs() ?? 0) > SLOW_MS;
      this.setState({ isSlow });
      this.scoring = 'running';
      const candidates = isSlow ? [] : pickLabelsToScore(labels.map(withCount));
      this.scored = candidates;
      candidates.forEach((label) => this.byLabel.get(label)?.state.series.load(this.scoringQueue));
    }
    if (this.scoring === 'running' && this.scored.every((label) => isAnswered(this.byLabel.get(label)))) {
      this.scoring = 'done';
      this.finishScoring();
    }
  }

  private finishScoring(): void {
    if (this.state.isSlow) {
      return;
    }
    if (this.isTouched) {
      this.setState({ isOrderWaiting: true });
    } else {
      this.orderByScore();
    }
  }

  /** Labels that stay keep their place in the order; new ones follow. */
  private list(labels: readonly ListedLabel[]): void {
    const counted = labels.every(({ valueCount }) => valueCount !== undefined);
    const { orderedBy } = this.state;
    const next = !counted ? 'name' : orderedBy === 'name' ? 'count' : orderedBy;
    const names = new Set(labels.map(({ label }) => label));
    const kept = next === 'explained' ? this.state.places.map(({ state }) => state.name) : [];
    const order = [...kept.filter((name) => names.has(name)), ...[...names].filter((name) => !kept.includes(name))];
    this.favorites ??= this.findFavorites([...names]);
    this.setState({ labels, orderedBy: next, ...this.arrange(order) });
  }

  /** A label is a favorite in whichever way its panel is drawn. */
  private findFavorites(labels: readonly string[]): ReadonlySet<string> {
    const { question } = this;
    const store = getFavoritesStore();
    return new Set(
      labels.filter(
        (label) =>
          question && PANEL_TYPES.some((panelType) => store.isFavorite(buildLabelFavorite(question, label, panelType))),
      ),
    );
  }

  private arrange(names: readonly string[]): Pick<LabelsGridState, 'places'> {
    const { places } = this.state;
    const order = putFavoritesFirst(names, (name) => this.favorites?.has(name) === true);
    const isSame = order.length === places.length && places.every(({ state }, i) => state.name === order[i]);
    return { places: isSame ? places : order.map((label) => this.getPlace(label)) };
  }

  private getPlace(label: string): PanelPlace {
    let place = this.byLabel.get(label);
    if (!place) {
      place = this.createPlace(label);
      place.state.series.subscribeToState(() => this.score());
      this.byLabel.set(label, place);
    }
    return place;
  }

  private createPlace(label: string): PanelPlace {
    return new PanelPlace({
      name: label,
      getPosition: () => this.state.places.findIndex(({ state }) => state.name === label),
      prepareData: (data) => ({
        ...data,
        series: buildPanelFrames(this.state.panelType, this.readValues(label), toRangeMs(data.timeRange)),
      }),
      buildPanel: (data) =>
        buildGroupedPanel({
          panelType: this.state.panelType,
          title: label,
          data,
          actions: React.createElement(LabelActions, { grid: this, label }),
          titleItems: React.createElement(LabelFacts, { grid: this, label }),
          menu: buildPanelMenu({
            hasScale: this.state.panelType === 'time-series',
            getQuestion: () => {
              const request = this.question && buildLabelRequest(this.question, label, SERIES_PER_PANEL);
              return request && { ...request, range: request.range.raw };
            },
          }),
        }),
    });
  }

  private readValues(label: string): ValueSeries[] {
    const data = this.byLabel.get(label)?.state.series.state.data;
    return data && this.question
      ? readGroupedSeries({ data, profileTypeId: this.question.profileTypeId, label, maxPoints: MAX_POINTS })
      : [];
  }

  private computeScores(): ReadonlyMap<string, number> {
    const whole = this.actions.getWhole();
    const scores = new Map<string, number>();
    for (const { label, valueCount = 0 } of this.state.labels) {
      const values = this.readValues(label);
      const totals = values.flatMap(({ amount }) => amount ?? []);
      // If amounts are unknown, so are their differences.
      if (totals.length > 0 && totals.length === values.length) {
        scores.set(label, computeLabelScore({ totals, whole, valueCount }));
      }
    }
    return scores;
  }
}

function isAnswered(place: PanelPlace | undefined): boolean {
  return place === undefined || place.state.series.state.status === 'done';
}

function withCount({ label, valueCount = 0 }: ListedLabel): { label: string; valueCount: number } {
  return { label, valueCount };
}
