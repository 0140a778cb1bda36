import { LoadingState } from '@grafana/data';
import { SceneDataNode, sceneGraph, SceneObjectBase, type SceneObjectState, type VizPanel } from '@grafana/scenes';
import { decodeDiffState, DIFF_STATE_KEYS, type DiffViewState, encodeDiffState } from 'flamegraph/diff/DiffViewState';
import { decodeState, encodeState, FLAME_GRAPH_KEYS, type FlameGraphState } from 'flamegraph/state/FlameGraphState';
import { readStored, writeStored } from 'grafana/storage';
import { buildExemplarFrame } from 'panels/buildExemplarFrame';
import { buildTimeSeriesPanel } from 'panels/buildTimeSeriesPanel';
import { drawSeries } from 'panels/drawFrames';
import type { FleetService } from 'profile/amounts/weighFleet';
import { printSelector } from 'profile/labels/Filter';
import { PART_KINDS } from 'profile/parts/ProfilePart';
import { getTypesOfService } from 'profile/series/ServiceMatrix';
import { computeStepMs } from 'profile/time/TimeRangeMs';
import { type ChartAnswers, keepAnswer } from 'queries/ChartAnswers';
import { FunctionTrends } from 'queries/FunctionTrends';
import { ProfileLoader } from 'queries/ProfileLoader';
import { readFleet } from 'queries/readFleet';
import { runSeries } from 'queries/runSeries';
import { SeriesLoader } from 'queries/SeriesLoader';
import { SingleProfiles, type SingleProfilesQuestion } from 'queries/SingleProfiles';
import { SpanHeatmaps } from 'queries/SpanHeatmaps';
import { TenantLimits } from 'queries/TenantLimits';
import { getSelection, getUrl, subscribeToSelection } from 'scenes/explorerUrl';
import { getFilterScope } from 'scenes/filters/FilterScope';
import { chooseDefaults } from 'scenes/services/chooseDefaults';
import { getServiceIndex } from 'scenes/services/ServiceIndex';
import { USUAL_VALUES } from 'url/parameters';
import { FlameGraphRenderer } from './FlameGraphRenderer';
import { type FlameGraphPlan, MAX_POINTS, planFlameGraph, planSamples } from './planFlameGraph';

export interface FlameGraphPageState extends SceneObjectState {
  panel: VizPanel;
  /** Recent answers of the panel. */
  charts: ChartAnswers;
  /** Series of the panel. */
  series: SeriesLoader;
  loader: ProfileLoader;
  /** Profile for comparison, if two selections of spans are compared. */
  otherLoader: ProfileLoader;
  heatmaps: SpanHeatmaps;
  trends: FunctionTrends;
  /** Trends of the one frame that is shown over time. */
  frameTrends: FunctionTrends;
  /** Number of samples behind the profile, if the service sends it. */
  samples: ProfileLoader;
  /** Profiles behind the marks on the series. */
  singleProfiles: SingleProfiles;
  /** Largest number of nodes in the first answer; undefined leaves it to the tenant. */
  maxNodes: number | undefined;
  tenant: TenantLimits;
  /** True if the rest is loaded by itself after an answer that left out much. */
  isProgressive: boolean;
  flameGraph: FlameGraphState;
  /** View state of the comparison of two selections of spans. */
  spansDiff: DiffViewState;
  /** Parts of a link that could not be read. */
  linkErrors: readonly string[];
}

const SPANS_DIFF_KEYS = [...DIFF_STATE_KEYS, 'sharesMode'] as const;
const SPAN_KEYS = ['hasHeatmap', 'spanBaseline', 'spanComparison'] as const;

/** One service and profile type: its course over time, and the flame graph of the whole range. */
export class FlameGraphPage extends SceneObjectBase<FlameGraphPageState> {
  static Component = FlameGraphRenderer;

  private chartQuestion?: SingleProfilesQuestion;
  private countsSamples = false;
  /** Names from a child of the root to the frame that is shown over time. */
  private framePath?: readonly string[];

  constructor() {
    super({
      panel: buildTimeSeriesPanel({ title: '', data: new SceneDataNode(), colorIndex: 0, isBare: true }),
      charts: new Map(),
      series: new SeriesLoader(),
      loader: new ProfileLoader(),
      otherLoader: new ProfileLoader(),
      heatmaps: new SpanHeatmaps(),
      trends: new FunctionTrends(),
      frameTrends: new FunctionTrends(),
      samples: new ProfileLoader(),
      singleProfiles: new SingleProfiles(),
      maxNodes: undefined,
      tenant: new TenantLimits(),
      isProgressive: readStored('loadsWholeProfile', (value) => typeof value === 'boolean') ?? true,
      flameGraph: decodeState(USUAL_VALUES).state,
      spansDiff: decodeDiffState(USUAL_VALUES).state,
      linkErrors: [],
    });
    this.addActivationHandler(() => this.activatePage());
  }

  private activatePage(): () => void {
    const { series, loader, trends, frameTrends, samples, singleProfiles, tenant } = this.state;
    const sources = [sceneGraph.getTimeRange(this), getServiceIndex(this), getFilterScope(this), tenant];
    const subscriptions = [
      ...sources.map((source) => source.subscribeToState(() => this.update())),
      series.subscribeToState(({ answer, error }, before) => {
        if (answer !== before.answer || error !== before.error) {
          this.takeSeries();
        }
      }),
      loader.subscribeToState(() => this.askForSamples()),
      singleProfiles.subscribeToState(() => this.drawSeries()),
    ];
    const url = getUrl(this);
    const endings = [
      subscribeToSelection(this, () => this.update()),
      url.subscribe([...FLAME_GRAPH_KEYS, ...SPANS_DIFF_KEYS, 'maxNodes'], () => this.readUrl()),
      url.subscribe([...PART_KINDS, ...SPAN_KEYS], () => this.update()),
    ];
    const { otherLoader, heatmaps } = this.state;
    const parts = [series, loader, otherLoader, heatmaps, trends, frameTrends, samples, singleProfiles];
    const deactivate = parts.map((part) => part.activate());
    this.readUrl();
    return () => {
      subscriptions.forEach((subscription) => subscription.unsubscribe());
      [...endings, ...deactivate].forEach((end) => end());
    };
  }

  setMaxNodes(maxNodes: number): void {
    getUrl(this).set({ maxNodes });
  }

  setProgressive(isProgressive: boolean): void {
    writeStored('loadsWholeProfile', isProgressive);
    this.setState({ isProgressive });
    this.update();
  }

  /** `isStep`: a choice that the back button undoes. */
  setFlameGraph(flameGraph: FlameGraphState, isStep: boolean): void {
    getUrl(this).set(encodeState(flameGraph), { isStep });
  }

  setSpansDiff(spansDiff: DiffViewState, isStep: boolean): void {
    const { diffMode: sharesMode, ...patch } = encodeDiffState(spansDiff);
    getUrl(this).set({ ...patch, sharesMode }, { isStep });
  }

  /** Shows one frame over time; undefined ends it. `path`: names from a child of the root on. */
  followFrame(path: readonly string[] | undefined): void {
    this.framePath = path;
    this.update();
  }

  private readUrl(): void {
    const url = getUrl(this);
    const { state: flameGraph, errors: linkErrors } = decodeState(url.pick(FLAME_GRAPH_KEYS));
    const diffValues = { ...url.pick(DIFF_STATE_KEYS), diffMode: url.get('sharesMode') };
    const { state: spansDiff } = decodeDiffState(diffValues);
    this.setState({ maxNodes: url.get('maxNodes'), flameGraph, spansDiff, linkErrors });
    this.update();
  }

  /** Loads all services that the filters leave, the heaviest first: one request. */
  async loadServices(signal: AbortSignal): Promise<readonly FleetService[]> {
    const { dataSourceUid, profileTypeId } = getSelection(this);
    const request = {
      ...{ dataSourceUid, profileTypeId, maxPoints: MAX_POINTS },
      labelSelector: printSelector(getFilterScope(this).state.applied),
      groupBy: ['service_name'],
      range: sceneGraph.getTimeRange(this).state.value,
    };
    return readFleet(await runSeries(this, request, signal), request).services;
  }

  /** Plans the requests of the page; undefined while no service is chosen. */
  plan(): FlameGraphPlan | undefined {
    const url = getUrl(this);
    return planFlameGraph({
      ...getSelection(this),
      range: sceneGraph.getTimeRange(this).state.value,
      filters: getFilterScope(this).state.applied,
      part: url.pick(PART_KINDS),
      spans: url.get('spanBaseline'),
      otherSpans: url.get('spanComparison'),
      hasHeatmap: url.get('hasHeatmap'),
      maxNodes: this.getMaxNodes(),
      hasTrends: this.state.flameGraph.hasTrends,
      overTime: this.state.flameGraph.overTime,
      framePath: this.framePath,
    });
  }

  getMaxNodes(): number {
    return this.state.tenant.getMaxNodes(this.state.maxNodes);
  }

  /** Several parts may change in one go, as with the back button: only their result counts. */
  private update(): void {
    getUrl(this).afterChange(this.ask);
  }

  private readonly ask = (): void => {
    if (!this.isActive) {
      return;
    }
    chooseDefaults(this);
    if (!getFilterScope(this).state.isSettled || !this.knowsTenant()) {
      return;
    }
    const { loader, otherLoader, heatmaps, singleProfiles, series, trends, frameTrends, isProgressive } = this.state;
    const plan = this.plan();
    if (!plan) {
      loader.clear();
      return;
    }
    const { dataSourceUid, serviceName } = getSelection(this);
    this.chartQuestion = plan.singleProfiles;
    singleProfiles.ask(dataSourceUid, plan.singleProfiles);
    heatmaps.ask(dataSourceUid, plan.heatmap);
    series.ask(plan.series);
    if (plan.partProblem) {
      loader.clear();
      return;
    }
    loader.ask({ dataSourceUid, serviceName, query: plan.profile, isProgressive });
    if (plan.otherProfile) {
      otherLoader.ask({ dataSourceUid, serviceName, query: plan.otherProfile, isProgressive });
    } else {
      otherLoader.clear();
    }
    trends.ask(dataSourceUid, plan.trends);
    frameTrends.ask(dataSourceUid, plan.frameTrends);
  };

  /** A profile waits for the tenant's settings, as they say what to ask, unless the URL says it. */
  private knowsTenant(): boolean {
    return this.state.tenant.knows(getSelection(this).dataSourceUid) || this.state.maxNodes !== undefined;
  }

  /** Loads the samples behind the profile, and behind later ones, for users who look at frames. */
  countSamples(): void {
    if (!this.countsSamples) {
      this.countsSamples = true;
      this.askForSamples();
    }
  }

  private askForSamples(): void {
    const { loader, samples } = this.state;
    const { profile, status } = loader.state;
    const { dataSourceUid, serviceName } = getSelection(this);
    const { matrix } = getServiceIndex(this).state;
    if (!this.countsSamples || !profile || !matrix || status !== 'ready' || profile.serviceName !== serviceName) {
      return;
    }
    const query = planSamples(profile, getTypesOfService(matrix, serviceName));
    if (query) {
      samples.ask({ dataSourceUid, serviceName, query, isProgressive: false });
    } else {
      samples.clear();
    }
  }

  private takeSeries(): void {
    const { charts, series } = this.state;
    const { answer, error } = series.state;
    const { value: timeRange } = sceneGraph.getTimeRange(this).state;
    const data = error ? { state: LoadingState.Error, series: [], timeRange } : answer;
    if (data && this.chartQuestion) {
      const kept = keepAnswer(charts, this.chartQuestion, data, computeStepMs(this.chartQuestion, MAX_POINTS));
      if (kept !== charts) {
        this.setState({ charts: kept });
      }
    }
    this.drawSeries();
  }

  /** Draws the line, with a mark per single profile. */
  private drawSeries(): void {
    const node = this.state.panel.state.$data;
    const { answer } = this.state.series.state;
    const { profiles } = this.state.singleProfiles.state;
    if (node instanceof SceneDataNode && answer) {
      const onChoose = (id: string) => getUrl(this).set({ profileIds: [id] });
      const drawn = drawSeries(answer);
      const annotations =
        profiles.length > 0 ? [buildExemplarFrame(profiles, { series: drawn.series[0], onChoose })] : undefined;
      node.setState({ data: { ...drawn, annotations } });
    }
  }
}
