import { sceneGraph, type SceneObject, SceneObjectBase, type SceneObjectState } from '@grafana/scenes';
import { getCurrentAnswer } from 'loading/Loader';
import { type Filter, printSelector } from 'profile/labels/Filter';
import { indexLabels, type LabelIndex } from 'profile/labels/indexLabels';
import type { FilterAside, setFiltersAside } from 'profile/labels/setFiltersAside';
import { roundRange } from 'profile/time/TimeRangeMs';
import type { PyroscopeError } from 'pyroscope/PyroscopeError';
import { getRangeMs } from 'queries/rangeMs';
import { ServerLoader } from 'queries/ServerLoader';
import { getFromExplorer, getSelection, getUrl } from 'scenes/explorerUrl';
import { SUBJECT_KEYS } from 'url/parameters';
import { fetchLabelSets } from './labelAnswers';

/** Properties of a view that decide which filters apply. */
export interface FilteredView {
  readonly takesFilters: boolean;
  /** True if it shows one service, whose labels the filters have to fit. */
  readonly hasService: boolean;
}

interface FilterScopeState extends SceneObjectState, FilteredView {
  /** Filters that queries of the view use. */
  applied: readonly Filter[];
  /** Filters that do not apply here, each with its reason; they come back when they do. */
  aside: readonly FilterAside[];
  /** False until it is known which filters apply; queries wait. */
  isSettled: boolean;
  /** Reason why that is unknown: every filter applies then. */
  error?: PyroscopeError;
}

// Filters need the engine for regular expressions, which is larger than the first page, so it loads only with them.
let splitFilters: typeof setFiltersAside | undefined;

async function loadSplitFilters(): Promise<void> {
  try {
    const module = await import(/* webpackChunkName: "split-filters" */ 'profile/labels/setFiltersAside');
    splitFilters = module.setFiltersAside;
  } catch {
    // Every filter applies then, and what is wrong with one the server will say.
    splitFilters = (filters) => ({ applied: [...filters], aside: [] });
  }
}

/** Chosen filters that apply to the screen. */
export class FilterScope extends SceneObjectBase<FilterScopeState> {
  private readonly loader = new ServerLoader<LabelQuestion, LabelIndex | undefined>(
    (question, signal) => this.load(question, signal),
    () => this.split(),
  );

  /** `askLabels` gives the label sets of a selection; it is the server unless a test says otherwise. */
  constructor(private readonly askLabels: typeof fetchLabelSets = fetchLabelSets) {
    super({ takesFilters: true, hasService: false, applied: [], aside: [], isSettled: true });
    this.addActivationHandler(() => {
      const timeRange = sceneGraph.getTimeRange(this).subscribeToState(() => this.update());
      const unsubscribe = getUrl(this).subscribe([...SUBJECT_KEYS, 'filters'], () => this.update());
      this.update();
      return () => {
        timeRange.unsubscribe();
        unsubscribe();
        this.loader.stop();
      };
    });
  }

  setView({ takesFilters, hasService }: FilteredView): void {
    this.setState({ takesFilters, hasService });
    if (this.isActive) {
      this.update();
    }
  }

  /** Several parts may change in one go, as with the back button: only their result counts. */
  private update(): void {
    getUrl(this).afterChange(this.ask);
  }

  private readonly ask = (): void => {
    const question = this.buildQuestion();
    if (question) {
      this.loader.ask(JSON.stringify(question), question);
    } else {
      this.loader.clear();
    }
    this.split();
  };

  /** Builds the question for labels; undefined if no answer could set a filter aside. */
  private buildQuestion(): LabelQuestion | undefined {
    const { dataSourceUid, serviceName, profileTypeId } = getSelection(this);
    const filters = getUrl(this).get('filters');
    const { takesFilters, hasService } = this.state;
    if (!takesFilters || !hasService || serviceName === '' || filters.length === 0) {
      return undefined;
    }
    const labelNames = [...new Set(filters.map(({ label }) => label))].sort();
    return { dataSourceUid, serviceName, profileTypeId, labelNames, ...roundRange(getRangeMs(this)) };
  }

  /** undefined for a service without profiles, which has no labels that a filter could miss. */
  private async load(question: LabelQuestion, signal: AbortSignal): Promise<LabelIndex | undefined> {
    const { dataSourceUid, serviceName, profileTypeId, labelNames, fromMs, toMs } = question;
    const selector = printSelector([
      { label: 'service_name', operator: '=', value: serviceName },
      { label: '__profile_type__', operator: '=', value: profileTypeId },
    ]);
    // The service's name keeps series that have none of the labels in the answer.
    const query = { matchers: [selector], labelNames: ['service_name', ...labelNames], fromMs, toMs };
    const [labelSets] = await Promise.all([this.askLabels(dataSourceUid, query, signal), loadSplitFilters()]);
    return labelSets.length > 0 ? indexLabels(labelSets) : undefined;
  }

  private split(): void {
    const filters = getUrl(this).get('filters');
    const { takesFilters, isSettled } = this.state;
    const answered = this.loader.getState();
    const { isLoading, error } = answered;
    if (!isLoading && filters.length === 0) {
      this.setState({ applied: [], aside: [], isSettled: true, error });
    } else if (!isLoading && splitFilters) {
      // Without an answer every filter applies, and the state has the reason.
      const labels = getCurrentAnswer(answered);
      this.setState({ ...splitFilters(filters, { takesFilters, labels }), isSettled: true, error });
    } else if (isSettled) {
      this.setState({ isSettled: false });
    }
    if (!isLoading && !splitFilters && filters.length > 0) {
      void this.splitLater();
    }
  }

  private async splitLater(): Promise<void> {
    await loadSplitFilters();
    this.split();
  }
}

interface LabelQuestion {
  readonly dataSourceUid: string;
  readonly serviceName: string;
  readonly profileTypeId: string;
  readonly labelNames: readonly string[];
  readonly fromMs: number;
  readonly toMs: number;
}

/** Returns the filter scope that a scene object's explorer holds. */
export function getFilterScope(origin: SceneObject): FilterScope {
  return getFromExplorer(origin, FilterScope);
}
