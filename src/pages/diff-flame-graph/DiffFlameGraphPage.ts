import { sceneGraph, SceneObjectBase, type SceneObjectState, SceneTimeRange } from '@grafana/scenes';
import { formatMoment } from 'components/formatMoment';
import { decodeDiffState, DIFF_STATE_KEYS, type DiffViewState, encodeDiffState } from 'flamegraph/diff/DiffViewState';
import { readStored } from 'grafana/storage';
import type { SeriesOfProfile } from 'profile/amounts/AmountUnit';
import type { DiffQuestion } from 'profile/diff/DiffQuestion';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import { toRangeMs } from 'queries/rangeMs';
import type { SeriesLoader } from 'queries/SeriesLoader';
import { TenantLimits } from 'queries/TenantLimits';
import { getSelection, getUrl, subscribeToSelection } from 'scenes/explorerUrl';
import type { ChoosingPage } from 'scenes/links/getPageChoices';
import { chooseDefaults } from 'scenes/services/chooseDefaults';
import { getServiceIndex } from 'scenes/services/ServiceIndex';
import { syncWithUrl } from 'scenes/syncWithUrl';
import { type UrlPatch, USUAL_VALUES } from 'url/parameters';
import { ChangeCauses } from './ChangeCauses';
import { areSameChoices, type ChosenRanges } from './chooseRanges';
import { ComparisonChoices } from './ComparisonChoices';
import { DiffFlameGraphRenderer } from './DiffFlameGraphRenderer';
import { type DiffRanges, NO_RANGES, RANGE_KEYS, type SideName, SIDES } from './diffRanges';
import { DiffSide } from './DiffSide';
import { drawCharts } from './drawCharts';
import { FixedRanges } from './FixedRanges';
import { InitialComparison } from './InitialComparison';
import { LinkedCrosshairs } from './LinkedCrosshairs';
import {
  type ComparisonInputs,
  type ComparisonPlan,
  mapSides,
  measureRange,
  type PerSide,
  type SlicedSides,
  planComparison,
  planSeries,
  readChart,
} from './planComparison';
import { repeatUntilSettled } from './repeatUntilSettled';
import { SideProfileLoader } from './SideProfileLoader';
import { VersionSearch } from './VersionSearch';

export interface DiffFlameGraphPageState extends SceneObjectState {
  baseline: DiffSide;
  comparison: DiffSide;
  /** The ranges that people or a link chose. */
  ranges: DiffRanges;
  chosen: ChosenRanges;
  /** Sentence about a side with points in only a part of its range; "" for none. */
  missingDataNote: string;
  /** Questions of both sides; undefined while there are no ranges. */
  questions: PerSide<DiffQuestion> | undefined;
  /** Ranges of both sides that are cut into parts; undefined while they are unknown. */
  sliced: SlicedSides | undefined;
  /** Label values that explain the change. */
  causes: ChangeCauses;
  view: DiffViewState;
  /** Parts of a link that could not be read. */
  linkErrors: readonly string[];
  tenant: TenantLimits;
  initial: InitialComparison;
  versionSearch: VersionSearch;
}

/** Compares two sides of one service or of two: carries out the plan of `planComparison`. */
export class DiffFlameGraphPage extends SceneObjectBase<DiffFlameGraphPageState> implements ChoosingPage {
  static Component = DiffFlameGraphRenderer;

  readonly choices: ComparisonChoices;
  readonly pointed = new LinkedCrosshairs(
    () => this.state,
    (side) => toRangeMs(this.choices.getPanelRange(side)),
  );
  private readonly heldRanges = new FixedRanges();
  private readonly profiles = new SideProfileLoader();
  /** The ranges of the comparison that is on the screen while others are looked for. */
  private shownRanges?: ChosenRanges;
  /** Asking changes parts that the page follows: what they bring counts once it is all asked. */
  private readonly askUntilSettled = repeatUntilSettled(
    () => this.ask(),
    () => !this.isActive,
  );

  constructor() {
    const select = (side: SideName) => (range: TimeRangeMs) => this.choices.selectRange(side, range);
    const comparison = new DiffSide('comparison', select('comparison'));
    comparison.setState({ $timeRange: new SceneTimeRange({ from: 'now-1h', to: 'now' }) });
    super({
      baseline: new DiffSide('baseline', select('baseline')),
      comparison,
      ranges: NO_RANGES,
      chosen: { status: 'waiting' },
      missingDataNote: '',
      questions: undefined,
      sliced: undefined,
      causes: new ChangeCauses(),
      view: decodeDiffState(USUAL_VALUES).state,
      linkErrors: [],
      tenant: new TenantLimits(),
      initial: new InitialComparison(() => this.choices),
      versionSearch: new VersionSearch((change) => this.choices.selectVersions(change)),
    });
    this.choices = new ComparisonChoices(
      this,
      () => this.state,
      () => this.state.chosen,
    );
    this.addActivationHandler(() => this.activatePage());
  }

  /** `isStep`: a choice that the back button undoes. */
  setView(view: DiffViewState, isStep: boolean): void {
    getUrl(this).set(encodeDiffState(view), { isStep });
  }

  getChoices(): UrlPatch {
    return this.choices.getPinned();
  }

  /** Returns the loader of the series of a side's chart. */
  getLine(side: SideName): SeriesLoader {
    return this.state[planSeries(this.getSubject()).isOneSeries ? 'baseline' : side].state.line;
  }

  formatTime = (timeMs: number): string => formatMoment(timeMs, sceneGraph.getTimeRange(this).getTimeZone());

  /** Reads a range from a side's chart; undefined if the range is not on it. */
  describeSeries(side: SideName, range: TimeRangeMs): SeriesOfProfile | undefined {
    const subject = this.getSubject();
    return measureRange(readChart(subject.sides[side].answer, planSeries(subject).series[side]), range);
  }

  private activatePage(): () => void {
    const { causes, versionSearch, initial, tenant, baseline, comparison } = this.state;
    initial.open();
    const url = getUrl(this);
    const baselineRange = this.choices.getTimeRange('baseline');
    const comparisonRange = this.choices.getTimeRange('comparison');
    // Comes before all followers of the range, so that the URL changes first.
    const stopSync = syncWithUrl(url, comparisonRange, { comparisonFrom: 'from', comparisonTo: 'to' });
    const update = (): void => this.update();
    const subscriptions = [
      baselineRange.subscribeToState((next, before) => {
        if (next.value !== before.value && next.from === before.from && next.to === before.to) {
          // A refresh is one of both sides.
          this.heldRanges.forget();
          comparisonRange.onRefresh();
        }
        update();
      }),
      ...[comparisonRange, getServiceIndex(this), tenant].map((part) => part.subscribeToState(update)),
      ...[baseline, comparison].flatMap((side) => side.subscribeToNews(update)),
      ...this.pointed.follow(),
    ];
    const endings = [
      stopSync,
      subscribeToSelection(this, update),
      url.subscribe(['filtersBaseline', 'filtersComparison', 'comparisonService', 'isSynced', 'maxNodes'], update),
      url.subscribe(RANGE_KEYS, () => this.readRanges()),
      url.subscribe(DIFF_STATE_KEYS, () => this.readView()),
      ...[causes, versionSearch, baseline, comparison].map((each) => each.activate()),
    ];
    this.readView();
    this.readRanges();
    return () => {
      subscriptions.forEach((subscription) => subscription.unsubscribe());
      endings.forEach((end) => end());
    };
  }

  private readView(): void {
    const { state: view, errors: linkErrors } = decodeDiffState(getUrl(this).pick(DIFF_STATE_KEYS));
    this.setState({ view, linkErrors });
  }

  private readRanges(): void {
    this.setState({ ranges: this.choices.getRanges() });
    this.update();
  }

  /** Several parts may change in one go, as with the back button: only their result counts. */
  private update(): void {
    getUrl(this).afterChange(this.askUntilSettled);
  }

  private ask(): void {
    chooseDefaults(this);
    if (getSelection(this).serviceName === '') {
      SIDES.forEach((side) => this.state[side].state.loader.clear());
      return;
    }
    this.choices.syncPanels();
    const { initial, tenant } = this.state;
    initial.keep();
    const { dataSourceUid } = getSelection(this);
    const plan = planComparison({
      ...this.getSubject(),
      shownRanges: this.shownRanges,
      maxNodes: tenant.knows(dataSourceUid) ? tenant.getMaxNodes(getUrl(this).get('maxNodes')) : undefined,
      nowMs: Date.now(),
      formatTime: this.formatTime,
    });
    drawCharts(this.state, plan);
    this.show(plan);
    this.askProfiles(plan);
  }

  private getSubject(): Pick<ComparisonInputs, 'dataSourceUid' | 'sides'> {
    const ranges = this.choices.getRanges();
    const timeZone = sceneGraph.getTimeRange(this).getTimeZone();
    return {
      dataSourceUid: getSelection(this).dataSourceUid,
      sides: mapSides((side) => {
        const { series, line } = this.state[side].state;
        const range = ranges[side];
        return {
          profileTypeId: this.choices.getProfileTypeId(side),
          serviceName: this.choices.getServiceName(side),
          selector: this.choices.getSelector(side),
          panel: this.choices.getPanelRange(side),
          chosen: range && (this.heldRanges.evaluate(range, timeZone) ?? 'invalid'),
          answer: series,
          hasFailed: line.state.error !== undefined,
        };
      }),
    };
  }

  private show({ ranges: chosen, missingDataNote, questions, sliced }: ComparisonPlan): void {
    const { state } = this;
    this.shownRanges = chosen.status === 'ready' ? chosen : this.shownRanges;
    const isSame = areSameChoices(chosen, state.chosen);
    if (!isSame || missingDataNote !== state.missingDataNote) {
      this.setState({ chosen: isSame ? state.chosen : chosen, missingDataNote });
    }
    if (questions && JSON.stringify(questions) !== JSON.stringify(state.questions)) {
      this.setState({ questions, sliced });
      state.causes.follow({ dataSourceUid: getSelection(this).dataSourceUid, sides: questions });
    }
  }

  private askProfiles({ queries, sliced }: ComparisonPlan): void {
    if (!queries) {
      return;
    }
    this.profiles.ask(this.state, {
      dataSourceUid: getSelection(this).dataSourceUid,
      serviceNames: mapSides((side) => this.choices.getServiceName(side)),
      queries,
      sliced,
      isProgressive: readStored('loadsWholeProfile', (value) => typeof value === 'boolean') ?? true,
    });
  }
}
