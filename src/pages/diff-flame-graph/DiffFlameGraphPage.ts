import { DataHoverEvent } from '@grafana/data';
import { sceneGraph, SceneObjectBase, type SceneObjectState, SceneTimeRange } from '@grafana/scenes';
import { formatMoment } from 'components/formatMoment';
import { decodeDiffState, DIFF_STATE_KEYS, type DiffViewState, encodeDiffState } from 'flamegraph/diff/DiffViewState';
import { readStored } from 'grafana/storage';
import { computeSeriesOfProfile } from 'profile/amounts/computeSeriesOfProfile';
import type { SeriesOfProfile } from 'profile/amounts/computeWeight';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import type { LabelValue } from 'profile/diff/computeAttribution';
import type { DiffQuestion } from 'profile/diff/findDiff';
import { buildServiceSelector } from 'profile/labels/buildServiceSelector';
import { encodeFilter } from 'profile/labels/encodeFilter';
import { describeEmptyEnds } from 'profile/series/ranges/describeEmptyEnds';
import type { VersionChange } from 'profile/series/ranges/findVersionChange';
import { planSlices } from 'profile/series/ranges/planSlices';
import { findTypeOfService } from 'profile/series/ServiceMatrix';
import { computeStepMs } from 'profile/time/computeStepMs';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import type { ProfileQuery } from 'pyroscope/client';
import type { SeriesRequest } from 'queries/querySeries';
import { toRangeMs } from 'queries/rangeMs';
import { readSeries } from 'queries/readSeries';
import { getSeriesKey, type SeriesLoader } from 'queries/SeriesLoader';
import { TenantLimits } from 'queries/TenantLimits';
import { getUrl } from 'scenes/explorerUrl';
import type { ChoosingPage } from 'scenes/links/getPageChoices';
import { getSelection, subscribeToSelection } from 'scenes/selection';
import { chooseDefaults } from 'scenes/services/chooseDefaults';
import { getServiceIndex } from 'scenes/services/ServiceIndex';
import { syncWithUrl } from 'scenes/syncWithUrl';
import { type UrlPatch, USUAL_VALUES } from 'url/parameters';
import { ChangeCauses } from './ChangeCauses';
import { chooseRanges, type ChosenRanges } from './chooseRanges';
import { computeCounterpartMs } from './computeCounterpartMs';
import { DiffFlameGraphRenderer } from './DiffFlameGraphRenderer';
import {
  decodeDiffRanges,
  type DiffRanges,
  encodeDiffRanges,
  NO_RANGES,
  printRange,
  RANGE_KEYS,
  type RawRange,
  type SideName,
  SIDES,
} from './diffRanges';
import { DiffSide } from './DiffSide';
import {
  copyRange,
  type DiffSetup,
  encodePinned,
  encodeSetup,
  isEntering,
  narrowSetup,
  readOlderPanels,
  SIDE_FILTERS,
} from './diffUrl';
import { HeldRanges } from './HeldRanges';
import { getLeftComparison, isWorthKeeping, keepComparison, type LeftComparison, matchEntry } from './leftComparison';
import { SidesSlices } from './SidesSlices';
import { VersionSearch } from './VersionSearch';

export interface DiffFlameGraphPageState extends SceneObjectState {
  baseline: DiffSide;
  comparison: DiffSide;
  /** The ranges that people or a link chose. */
  ranges: DiffRanges;
  /** The ranges that are compared. */
  chosen: ChosenRanges;
  /** Where a side has points in a part of its range only; "" for nowhere. */
  emptyEnds: string;
  /** What of both sides is asked; undefined while there are no ranges. */
  questions: Readonly<Record<SideName, DiffQuestion>> | undefined;
  /** Label values that explain the change. */
  causes: ChangeCauses;
  view: DiffViewState;
  /** What of a link could not be read. */
  linkErrors: readonly string[];
  /** True if what is chosen on one side's chart is chosen on the other's, too. */
  isSynced: boolean;
  /** The link's limit of nodes; undefined leaves it to the tenant. */
  maxNodes: number | undefined;
  tenant: TenantLimits;
  /** The comparison that was left for another view: back by itself, or to be had back. */
  left: { readonly comparison: LeftComparison; readonly isBack: boolean } | undefined;
  versionSearch: VersionSearch;
}

const MAX_POINTS = 500;

/** What a comparison that is left keeps, besides its setup. */
const LEFT_KEYS = [...DIFF_STATE_KEYS, 'isSynced', 'maxNodes'] as const;

const NO_OLDER_PANELS: UrlPatch = {
  olderBaselineFrom: undefined,
  olderBaselineTo: undefined,
  olderComparisonFrom: undefined,
  olderComparisonTo: undefined,
};

/** Two sides of one service or of two, and what is different between them. */
export class DiffFlameGraphPage extends SceneObjectBase<DiffFlameGraphPageState> implements ChoosingPage {
  static Component = DiffFlameGraphRenderer;

  private readonly heldRanges = new HeldRanges();
  private readonly slices = new SidesSlices();
  /** The ranges of the comparison that is on the screen while others are looked for. */
  private shownRanges?: ChosenRanges;
  private isAsking = false;
  private hasNews = false;
  private pointedSide?: SideName;
  /** Ranges of the charts at the last look, as they are written. */
  private panels?: Readonly<Record<SideName, RawRange>>;

  constructor() {
    const comparison = new DiffSide('comparison', (range) => this.selectRange('comparison', range));
    comparison.setState({ $timeRange: new SceneTimeRange({ from: 'now-1h', to: 'now' }) });
    super({
      baseline: new DiffSide('baseline', (range) => this.selectRange('baseline', range)),
      comparison,
      ranges: NO_RANGES,
      chosen: { status: 'waiting' },
      emptyEnds: '',
      questions: undefined,
      causes: new ChangeCauses(),
      view: decodeDiffState(USUAL_VALUES).state,
      linkErrors: [],
      isSynced: false,
      maxNodes: undefined,
      tenant: new TenantLimits(),
      left: undefined,
      versionSearch: new VersionSearch((change) => this.takeVersions(change)),
    });
    this.addActivationHandler(() => this.activatePage());
  }

  /** `isStep`: a choice that the back button undoes. */
  setView(view: DiffViewState, isStep: boolean): void {
    getUrl(this).set(encodeDiffState(view), { isStep });
  }

  /** The other side keeps the range that is on the screen, also where auto-select chose it. */
  selectRange(side: SideName, range: TimeRangeMs): void {
    const { chosen, ranges } = this.state;
    const keep = (other: SideName): RawRange | undefined =>
      ranges[other] ?? (chosen.status === 'ready' ? printRange(chosen[other]) : undefined);
    const own = printRange(range);
    const next = this.state.isSynced
      ? { baseline: own, comparison: own }
      : { baseline: keep('baseline'), comparison: keep('comparison'), [side]: own };
    getUrl(this).set(encodeDiffRanges(next));
  }

  /** Has the change looked for again. */
  autoSelect(): void {
    getUrl(this).set(encodeDiffRanges(NO_RANGES));
  }

  /** All that the charts show. */
  selectWholes(): void {
    const whole = (side: SideName): RawRange => printRange(toRangeMs(this.getPanelRange(side)));
    getUrl(this).set(encodeDiffRanges({ baseline: whole('baseline'), comparison: whole('comparison') }));
  }

  /** Turned on, it gives the comparison the ranges of the baseline; from then on what is chosen on one side holds for both. */
  setSynced(isSynced: boolean): void {
    const setup = isSynced ? copyRange(this.getSetup(false), 'baseline') : this.getSetup(false);
    getUrl(this).set({ ...encodeSetup(setup), isSynced });
  }

  /** Compares before and after the last version that begins in the baseline's chart. */
  compareVersions(): void {
    this.state.versionSearch.find({
      ...getSelection(this),
      labelSelector: this.getSelector('baseline'),
      range: this.getPanelRange('baseline'),
    });
  }

  private takeVersions(change: VersionChange): void {
    const { baseline, comparison } = this.getSetup(false);
    this.applySetup({
      baseline: { ...baseline, range: printRange(change.baseline) },
      comparison: { ...baseline, range: printRange(change.comparison), filters: comparison.filters },
    });
  }

  /** The comparison that was left, in the place of this one. */
  bringBack(): void {
    const { left } = this.state;
    if (left) {
      this.setState({ left: { ...left, isBack: true } });
      getUrl(this).set(left.comparison.patch);
    }
  }

  /** What entering from another view would have given. */
  startAnew(): void {
    const { baseline } = this.getSetup(false);
    const side = { ...baseline, range: undefined, filters: getUrl(this).get('filters') };
    this.setState({ left: undefined });
    this.applySetup({ baseline: side, comparison: side });
  }

  /** Both sides as they are. Where auto-select chose the ranges, they are those that it chose if `hasRanges`. */
  getSetup(hasRanges: boolean): DiffSetup {
    const { chosen, ranges } = this.state;
    const describe = (side: SideName) => {
      const { from, to } = this.getTimeRange(side).state;
      const found = hasRanges && chosen.status === 'ready' ? printRange(chosen[side]) : undefined;
      return {
        panel: { from, to },
        range: ranges[side] ?? found,
        filters: getUrl(this).get(SIDE_FILTERS[side]),
        serviceName: this.getServiceName(side),
      };
    };
    return { baseline: describe('baseline'), comparison: describe('comparison') };
  }

  /** The times of both sides: auto-select would choose others a minute later. */
  getChoices(): UrlPatch {
    const { chosen } = this.state;
    const panel = toRangeMs(this.getPanelRange('comparison'));
    return encodePinned(panel, chosen.status === 'ready' ? chosen : undefined);
  }

  /** Changes several things in one step. */
  applySetup(setup: DiffSetup): void {
    getUrl(this).set(encodeSetup(setup));
  }

  narrowBoth(labels: readonly LabelValue[]): void {
    this.applySetup(narrowSetup(this.getSetup(true), labels));
  }

  getServiceName(side: SideName): string {
    const { serviceName } = getSelection(this);
    const other = getUrl(this).get('comparisonService');
    return side === 'comparison' && other !== '' ? other : serviceName;
  }

  getSelector(side: SideName): string {
    return buildServiceSelector([this.getServiceName(side)], getUrl(this).get(SIDE_FILTERS[side]));
  }

  /** What loads the series of a side's chart. */
  getLine(side: SideName): SeriesLoader {
    const requests = this.buildSeriesRequests();
    const isOneSeries = getSeriesKey(requests.baseline) === getSeriesKey(requests.comparison);
    return this.state[isOneSeries ? 'baseline' : side].state.line;
  }

  formatTime = (timeMs: number): string => {
    return formatMoment(timeMs, sceneGraph.getTimeRange(this).getTimeZone());
  };

  getTimeRange(side: SideName) {
    return sceneGraph.getTimeRange(this.state[side]);
  }

  /** What a side's chart shows. Ranges that are written alike are alike, to the millisecond. */
  getPanelRange(side: SideName) {
    const [baseline, own] = [this.getTimeRange('baseline').state, this.getTimeRange(side).state];
    return baseline.from === own.from && baseline.to === own.to ? baseline.value : own.value;
  }

  /** undefined: the pointer left the charts. */
  setPointedSide(side: SideName | undefined): void {
    this.pointedSide = side;
    SIDES.forEach((each) => this.state[each].showCounterpart(undefined));
  }

  /** Charts with common time share a crosshair; others are shown what is as far from their start. */
  private pointAt(side: SideName, timeMs: number | null | undefined): void {
    // A chart may speak up a moment after the pointer left it.
    if (side === this.pointedSide && typeof timeMs === 'number') {
      const other = side === 'baseline' ? 'comparison' : 'baseline';
      const [own, its] = [toRangeMs(this.getPanelRange(side)), toRangeMs(this.getPanelRange(other))];
      this.state[other].showCounterpart(computeCounterpartMs(timeMs, own, its));
    }
  }

  private activatePage(): () => void {
    const baselineRange = this.getTimeRange('baseline');
    const comparisonRange = this.getTimeRange('comparison');
    this.enter();
    const url = getUrl(this);
    // Before all that follows the range, so that the URL is the first to know.
    const stopSync = syncWithUrl(url, comparisonRange, { comparisonFrom: 'from', comparisonTo: 'to' });
    const subscriptions = [
      baselineRange.subscribeToState((next, before) => {
        if (next.value !== before.value && next.from === before.from && next.to === before.to) {
          // A refresh is one of both sides.
          this.heldRanges.forget();
          comparisonRange.onRefresh();
        }
        this.update();
      }),
      comparisonRange.subscribeToState(() => this.update()),
      getServiceIndex(this).subscribeToState(() => this.update()),
      this.state.tenant.subscribeToState(() => this.update()),
      ...SIDES.flatMap((side) => [
        this.state[side].subscribeToState((next, before) => next.series !== before.series && this.update()),
        this.state[side].state.loader.subscribeToState(() => this.update()),
        this.state[side].state.line.subscribeToState((next, before) => next.error !== before.error && this.update()),
        this.state[side].subscribeToEvent(DataHoverEvent, ({ payload }) => this.pointAt(side, payload.point.time)),
      ]),
    ];
    const endings = [
      stopSync,
      subscribeToSelection(this, () => this.update()),
      url.subscribe(['filtersBaseline', 'filtersComparison', 'comparisonService'], () => this.update()),
      url.subscribe([...RANGE_KEYS, 'isSynced', 'maxNodes'], () => this.readRanges()),
      url.subscribe(DIFF_STATE_KEYS, () => this.readView()),
    ];
    const deactivate = [this.state.causes, this.state.versionSearch, ...SIDES.map((side) => this.state[side])].map(
      (each) => each.activate(),
    );
    this.readView();
    this.readRanges();
    return () => {
      subscriptions.forEach((subscription) => subscription.unsubscribe());
      [...endings, ...deactivate].forEach((end) => end());
    };
  }

  private readView(): void {
    const { state: view, errors: linkErrors } = decodeDiffState(getUrl(this).pick(DIFF_STATE_KEYS));
    this.setState({ view, linkErrors });
  }

  private readRanges(): void {
    const url = getUrl(this);
    const { isSynced, maxNodes } = url.pick(['isSynced', 'maxNodes']);
    this.setState({ ranges: decodeDiffRanges(url.pick(RANGE_KEYS)), isSynced, maxNodes });
    this.update();
  }

  /** Who comes from another view brings filters and range along, for both sides. */
  private enter(): void {
    const url = getUrl(this);
    const older = readOlderPanels(url);
    const panel = older.baseline ?? url.pick(['from', 'to']);
    const comparison = older.comparison ?? panel;
    const filters = url.get('filters');
    const left = isEntering(url) ? this.findLeft() : undefined;
    this.setState({ left });
    url.set(
      {
        ...older.baseline,
        ...NO_OLDER_PANELS,
        ...(!url.has('comparisonFrom') && { comparisonFrom: comparison.from, comparisonTo: comparison.to }),
        ...(isEntering(url) && { filtersBaseline: filters, filtersComparison: filters }),
        ...(left?.isBack && left.comparison.patch),
      },
      { isStep: false },
    );
  }

  /** Who left a comparison and comes back finds it again, unless something else was chosen meanwhile: then it is offered. */
  private findLeft(): DiffFlameGraphPageState['left'] {
    const comparison = getLeftComparison();
    if (!comparison || !isWorthKeeping(comparison)) {
      return undefined;
    }
    const { from, to } = this.getTimeRange('baseline').state;
    const entry = { ...getSelection(this), panel: { from, to }, viewFilters: this.getViewFilters() };
    return { comparison, isBack: matchEntry(comparison, entry) === 'same' };
  }

  private getViewFilters(): readonly string[] {
    return getUrl(this).get('filters').map(encodeFilter);
  }

  private describe(): LeftComparison {
    const setup = this.getSetup(false);
    const patch = { ...getUrl(this).pick(LEFT_KEYS), ...encodeSetup(setup) };
    return { ...getSelection(this), setup, patch, viewFilters: this.getViewFilters() };
  }

  /** Several parts may change in one go, as with the back button: only their result counts. */
  private update(): void {
    getUrl(this).afterChange(this.askUntilSettled);
  }

  /** Asking changes parts that the page follows: what they bring counts once it is all asked. */
  private readonly askUntilSettled = (): void => {
    this.hasNews = true;
    if (this.isAsking) {
      return;
    }
    this.isAsking = true;
    try {
      while (this.hasNews && this.isActive) {
        this.hasNews = false;
        this.ask();
      }
    } finally {
      this.isAsking = false;
    }
  };

  private ask(): void {
    chooseDefaults(this);
    const { dataSourceUid, serviceName } = getSelection(this);
    if (serviceName === '') {
      SIDES.forEach((side) => this.state[side].state.loader.clear());
      return;
    }
    this.syncPanels();
    keepComparison(this.describe());
    const requests = this.buildSeriesRequests();
    const isOneSeries = getSeriesKey(requests.baseline) === getSeriesKey(requests.comparison);
    this.state.baseline.askSeries(requests.baseline);
    if (isOneSeries) {
      this.state.comparison.shareSeries(this.state.baseline);
    } else {
      this.state.comparison.askSeries(requests.comparison);
    }
    const max = Math.max(...SIDES.map((side) => this.state[side].getMaximum()));
    SIDES.forEach((side) => this.state[side].setMaximum(max > 0 ? max : undefined));

    const chosen = this.choose(requests, isOneSeries);
    this.setChosen(chosen);
    this.setEmptyEnds(chosen, requests);
    SIDES.forEach((side) => this.state[side].markRegion(chosen.status === 'ready' ? chosen[side] : undefined));
    // Profiles wait for the tenant's settings, as they say what to ask.
    if (chosen.status !== 'ready' || !this.state.tenant.knows(dataSourceUid)) {
      return;
    }
    const maxNodes = this.state.tenant.getMaxNodes(this.state.maxNodes);
    const isProgressive = readStored('loadsWholeProfile', (value) => typeof value === 'boolean') ?? true;
    const ask = (side: SideName): ProfileQuery => {
      const name = this.getServiceName(side);
      const profileTypeId = this.getProfileTypeId(side);
      const query = { ...chosen[side], profileTypeId, labelSelector: this.getSelector(side), maxNodes };
      this.state[side].state.loader.ask({ dataSourceUid, serviceName: name, query, isProgressive });
      return query;
    };
    const queries = { baseline: ask('baseline'), comparison: ask('comparison') };
    this.setQuestions(chosen, requests);
    this.slices.ask(this.state, dataSourceUid, queries, chosen);
  }

  /** With synced sides, the chart that moved takes the other one along. */
  private syncPanels(): void {
    const read = (side: SideName): RawRange => {
      const { from, to } = this.getTimeRange(side).state;
      return { from, to };
    };
    const now = { baseline: read('baseline'), comparison: read('comparison') };
    const before = this.panels;
    const hasMoved = (side: SideName) => before && JSON.stringify(before[side]) !== JSON.stringify(now[side]);
    this.panels = now;
    if (this.state.isSynced && JSON.stringify(now.baseline) !== JSON.stringify(now.comparison)) {
      const [from, to]: readonly [SideName, SideName] =
        hasMoved('comparison') && !hasMoved('baseline') ? ['comparison', 'baseline'] : ['baseline', 'comparison'];
      this.panels = { baseline: now[from], comparison: now[from] };
      const { value } = this.getTimeRange(from).state;
      this.getTimeRange(to).setState({ ...now[from], value });
    }
  }

  private buildSeriesRequests(): Readonly<Record<SideName, SeriesRequest>> {
    const { dataSourceUid } = getSelection(this);
    const stepMs = Math.max(...SIDES.map((side) => computeStepMs(toRangeMs(this.getPanelRange(side)), MAX_POINTS)));
    const build = (side: SideName): SeriesRequest => ({
      dataSourceUid,
      profileTypeId: this.getProfileTypeId(side),
      labelSelector: this.getSelector(side),
      groupBy: [],
      range: this.getPanelRange(side),
      maxPoints: MAX_POINTS,
      stepMs,
    });
    return { baseline: build('baseline'), comparison: build('comparison') };
  }

  private choose(requests: Readonly<Record<SideName, SeriesRequest>>, isOneSeries: boolean): ChosenRanges {
    const { ranges, baseline } = this.state;
    const { series, line } = baseline.state;
    const isHere = series?.key === getSeriesKey(requests.baseline);
    const evaluate = (range: RawRange | undefined): TimeRangeMs | 'invalid' | undefined =>
      range && (this.heldRanges.evaluate(range, sceneGraph.getTimeRange(this).getTimeZone()) ?? 'invalid');
    const hasFailed = line.state.error !== undefined;
    const isFound = !ranges.baseline && !ranges.comparison;
    if (isFound && hasFailed && !isHere && this.shownRanges) {
      // What is on the screen stays, marked as older.
      return this.shownRanges;
    }
    return chooseRanges({
      panels: {
        baseline: toRangeMs(requests.baseline.range),
        comparison: toRangeMs(requests.comparison.range),
      },
      chosen: { baseline: evaluate(ranges.baseline), comparison: evaluate(ranges.comparison) },
      isOneSeries,
      hasFailed: hasFailed && !isHere,
      series: isHere
        ? readSeries(series.data, requests.baseline.profileTypeId, requests.baseline.stepMs ?? 0)
        : undefined,
      nowMs: Date.now(),
      formatTime: this.formatTime,
    });
  }

  private setChosen(chosen: ChosenRanges): void {
    const print = (ranges: ChosenRanges): string =>
      ranges.status === 'ready'
        ? JSON.stringify([ranges.baseline, ranges.comparison, ranges.note])
        : JSON.stringify(ranges);
    this.shownRanges = chosen.status === 'ready' ? chosen : this.shownRanges;
    if (print(chosen) !== print(this.state.chosen)) {
      this.setState({ chosen });
    }
  }

  private setEmptyEnds(chosen: ChosenRanges, requests: Readonly<Record<SideName, SeriesRequest>>): void {
    const describe = (side: SideName): string => {
      const { series } = this.state[side].state;
      const { profileTypeId, stepMs = 0, range } = requests[side];
      // Of what lies beyond the chart nothing is known.
      const shown = toRangeMs(range);
      const isSeen =
        chosen.status === 'ready' && chosen[side].fromMs >= shown.fromMs && chosen[side].toMs <= shown.toMs;
      if (!isSeen || series?.key !== getSeriesKey(requests[side])) {
        return '';
      }
      const answer = readSeries(series.data, profileTypeId, stepMs);
      return describeEmptyEnds(side, answer.series, { ...answer.context, range: chosen[side] });
    };
    const emptyEnds = SIDES.map(describe).filter(Boolean).join(' ');
    if (emptyEnds !== this.state.emptyEnds) {
      this.setState({ emptyEnds });
    }
  }

  private setQuestions(
    chosen: ChosenRanges & { status: 'ready' },
    requests: Readonly<Record<SideName, SeriesRequest>>,
  ): void {
    if (SIDES.some((side) => this.isSeriesLoading(side, requests[side]))) {
      return;
    }
    const build = (side: SideName): DiffQuestion => ({
      range: chosen[side],
      profileType: describeProfileType(this.getProfileTypeId(side)),
      selector: this.getSelector(side),
      series: this.describeSeries(side, chosen[side], requests[side]),
    });
    const questions = { baseline: build('baseline'), comparison: build('comparison') };
    if (JSON.stringify(questions) !== JSON.stringify(this.state.questions)) {
      this.setState({ questions });
      this.state.causes.follow({ dataSourceUid: getSelection(this).dataSourceUid, sides: questions });
    }
  }

  /** The chosen profile type, under the id that the side's service has for it. */
  getProfileTypeId(side: SideName): string {
    const { matrix } = getServiceIndex(this).state;
    return findTypeOfService(matrix, this.getServiceName(side), getSelection(this).profileTypeId);
  }

  /** Amounts of a side wait for its chart, which says what they are divided by. */
  private isSeriesLoading(side: SideName, request: SeriesRequest): boolean {
    return this.state[side].state.series?.key !== getSeriesKey(request) && !this.getLine(side).state.error;
  }

  /** What a side's chart says of a range; undefined where the range is not on it. */
  describeSeries(side: SideName, range: TimeRangeMs, request?: SeriesRequest): SeriesOfProfile | undefined {
    const { series: answer } = this.state[side].state;
    const asked = request ?? this.buildSeriesRequests()[side];
    const shown = toRangeMs(asked.range);
    const isOnChart = range.fromMs >= shown.fromMs && range.toMs <= shown.toMs;
    if (!answer || answer.key !== getSeriesKey(asked) || !isOnChart) {
      return undefined;
    }
    const { series, context } = readSeries(answer.data, asked.profileTypeId, asked.stepMs ?? 0);
    return computeSeriesOfProfile(series, context, range);
  }

  /** True if the ranges are long enough to be cut into parts. */
  hasSlices(): boolean {
    const { chosen } = this.state;
    return chosen.status !== 'ready' || planSlices(chosen.baseline, chosen.comparison) !== undefined;
  }
}
