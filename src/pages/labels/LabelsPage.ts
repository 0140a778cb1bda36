import { locationService } from '@grafana/runtime';
import {
  sceneGraph,
  SceneObjectBase,
  type SceneObjectState,
  SceneObjectUrlSyncConfig,
  type SceneObjectUrlValues,
} from '@grafana/scenes';
import { whenFavoritesKnown } from 'favorites/whenFavoritesKnown';
import { HideNoData } from 'panels/HideNoData';
import { QuickFilter } from 'panels/QuickFilter';
import { toRangeMs } from 'queries/rangeMs';
import { getFilterScope } from 'scenes/filters/FilterScope';
import { chooseDefaults } from 'scenes/services/chooseDefaults';
import { getServiceIndex } from 'scenes/services/ServiceIndex';
import { getSelection, PROFILE_TYPE, SERVICE_NAME, subscribeToSelection } from 'scenes/variables/selection';
import { ExpandedLabel } from './ExpandedLabel';
import { LabelList } from './LabelList';
import { LabelsGrid } from './LabelsGrid';
import type { LabelsQuestion } from './LabelsQuestion';
import { LabelsRenderer } from './LabelsRenderer';
import { MainSeries } from './MainSeries';
import { type PanelType, parsePanelType } from './panelTypes';
import { splitFilters } from './splitFilters';
import { ValuesGrid } from './ValuesGrid';

/** Stands in the URL for "no label is chosen". */
export const ALL_LABELS = 'all';

export type CompareSide = 'baseline' | 'comparison';

/** In the URL; "" there is the value of what lacks the label. */
const PICKS: Record<CompareSide, string> = { baseline: 'baselineValue', comparison: 'comparisonValue' };
const EXPANDED = 'expandedLabel';

export interface LabelsPageState extends SceneObjectState {
  /** The label whose values are shown, or `ALL_LABELS`. */
  groupBy: string;
  main: MainSeries;
  list: LabelList;
  grid: LabelsGrid;
  /** The values of the label; undefined while none is chosen. */
  values?: ValuesGrid;
  /** The values to compare. */
  baseline?: string;
  comparison?: string;
  /** The label whose panel is open in the drawer. */
  expanded?: ExpandedLabel;
  quickFilter: QuickFilter;
  hideNoData: HideNoData;
}

/** Which label explains the differences within a service, and what its values use. */
export class LabelsPage extends SceneObjectBase<LabelsPageState> {
  static Component = LabelsRenderer;

  protected override _urlSync = new SceneObjectUrlSyncConfig(this, {
    keys: ['var-groupBy', 'panelType', PICKS.baseline, PICKS.comparison, EXPANDED],
  });

  private subject?: string;
  /**
   * What is asked; undefined until a service is chosen and it is known which filters apply. No part of the state: each change
   * of that writes the page's parameters to the URL, also while others are being read from it.
   */
  private question?: LabelsQuestion;

  constructor() {
    const main = new MainSeries();
    super({
      groupBy: ALL_LABELS,
      main,
      list: new LabelList(),
      grid: new LabelsGrid({
        getWhole: () => main.getWhole(),
        onSelect: (label) => this.selectLabel(label),
        onExpand: (label) => this.expand(label),
      }),
      quickFilter: new QuickFilter('labels'),
      hideNoData: new HideNoData(),
    });
    this.addActivationHandler(() => this.follow());
  }

  /** Shows the values of a label, or with `ALL_LABELS` all labels. The browser's back button undoes it. */
  selectLabel(label: string): void {
    this.state.grid.setPanelType('time-series');
    this._urlSync.performBrowserHistoryAction(() => this.showLabel(label));
    this.state.quickFilter.setText('');
    this.update();
  }

  /** Takes a value as one side of the comparison; undefined takes it back. The browser's back button undoes it. */
  pick(picks: Partial<Record<CompareSide, string | undefined>>): void {
    this._urlSync.performBrowserHistoryAction(() => this.setState(picks));
  }

  /** Opens a label's panel in the drawer; undefined closes it. The browser's back button undoes it. */
  expand(label: string | undefined): void {
    this._urlSync.performBrowserHistoryAction(() => this.setState({ expanded: this.openDrawer(label) }));
    this.update();
  }

  selectPanelType(panelType: PanelType): void {
    this._urlSync.performBrowserHistoryAction(() => {
      this.state.grid.setPanelType(panelType);
      // The choice is the grid's, the URL is the page's.
      this.setState({});
    });
  }

  getUrlState(): SceneObjectUrlValues {
    const { groupBy, grid, baseline, comparison, expanded } = this.state;
    const { panelType } = grid.state;
    return {
      'var-groupBy': groupBy === ALL_LABELS ? undefined : groupBy,
      panelType: panelType === 'time-series' ? undefined : panelType,
      [PICKS.baseline]: baseline,
      [PICKS.comparison]: comparison,
      [EXPANDED]: expanded?.state.label,
    };
  }

  updateFromUrl(values: SceneObjectUrlValues): void {
    // Only what differs from the state is named, and each change of the state is written to the URL: one change for all.
    const { groupBy, baseline, comparison, expanded } = this.state;
    const read = (key: string, before: string | undefined): string | undefined =>
      key in values ? readText(values[key]) : before;
    if ('panelType' in values) {
      this.state.grid.setPanelType(parsePanelType(values.panelType));
    }
    this.setState({
      ...this.openLabel(read('var-groupBy', groupBy) || ALL_LABELS),
      baseline: read(PICKS.baseline, baseline),
      comparison: read(PICKS.comparison, comparison),
      expanded: this.openDrawer(read(EXPANDED, expanded?.state.label)),
    });
    if (this.isActive) {
      this.update();
    }
  }

  /** What was picked and opened belongs to the label that is left. */
  private showLabel(groupBy: string): void {
    const left = { baseline: undefined, comparison: undefined, expanded: this.openDrawer(undefined) };
    this.setState({ ...this.openLabel(groupBy), ...left });
  }

  private openLabel(groupBy: string): Pick<LabelsPageState, 'groupBy' | 'values'> {
    const { groupBy: before, values: open, quickFilter } = this.state;
    if (groupBy === before) {
      return { groupBy, values: open };
    }
    open?.cancel();
    const values = groupBy === ALL_LABELS ? undefined : new ValuesGrid(groupBy);
    values?.state.series.subscribeToState(({ data }, previous) => data !== previous.data && this.showMain());
    quickFilter.setState({ subject: values ? 'label values' : 'labels' });
    return { groupBy, values };
  }

  private openDrawer(label: string | undefined): ExpandedLabel | undefined {
    const { expanded } = this.state;
    if (expanded && expanded.state.label === label) {
      return expanded;
    }
    expanded?.cancel();
    return label === undefined ? undefined : new ExpandedLabel(label);
  }

  private follow(): () => void {
    const { list, grid, main } = this.state;
    const subscriptions = [
      getServiceIndex(this).subscribeToState(() => this.update()),
      getFilterScope(this).subscribeToState(() => this.update()),
      sceneGraph.getTimeRange(this).subscribeToState(() => this.update()),
      list.subscribeToState((next, before) => next.labels !== before.labels && this.update()),
      main.state.series.subscribeToState(({ data }, before) => data !== before.data && grid.score()),
    ];
    const unsubscribe = subscribeToSelection(this, () => this.update());
    const unsubscribeFavorites = whenFavoritesKnown(() => grid.putFavoritesFirst());
    this.update();
    return () => {
      subscriptions.forEach((subscription) => subscription.unsubscribe());
      unsubscribe();
      unsubscribeFavorites();
      [list, grid, main, this.state.values, this.state.expanded].forEach((each) => each?.cancel());
    };
  }

  private update(): void {
    if (this.isOtherSubjectChosen()) {
      // The URL first gets its step for the choice; what is left behind must not change the step before it.
      queueMicrotask(() => this.beginAnew());
      return;
    }
    const question = this.buildQuestion();
    if (!question) {
      return;
    }
    const { groupBy, list, grid, values, expanded } = this.state;
    this.question = question;
    const { fromMs, toMs } = toRangeMs(question.range);
    list.ask({ ...question, fromMs, toMs, openLabel: values && groupBy });
    this.showMain();
    expanded?.ask(question);
    if (values) {
      values.ask(question);
    } else if (list.state.labels) {
      grid.ask(question, list.state.labels);
    }
  }

  /** True if the user has just chosen another service or profile type; a URL with another one says itself what to show. */
  private isOtherSubjectChosen(): boolean {
    const before = this.subject;
    chooseDefaults(this);
    const { dataSourceUid, serviceName, profileTypeId } = getSelection(this);
    this.subject = JSON.stringify([dataSourceUid, serviceName, profileTypeId]);
    if (before === undefined || before === this.subject) {
      return false;
    }
    const url = locationService.getSearch();
    return url.get(`var-${SERVICE_NAME}`) !== serviceName || url.get(`var-${PROFILE_TYPE}`) !== profileTypeId;
  }

  /** Another subject has other labels. */
  private beginAnew(): void {
    if (this.isActive) {
      this.state.grid.setPanelType('time-series');
      this.showLabel(ALL_LABELS);
      this.state.quickFilter.setText('');
      this.update();
    }
  }

  private buildQuestion(): LabelsQuestion | undefined {
    const selection = getSelection(this);
    const { applied, isSettled } = getFilterScope(this).state;
    const range = sceneGraph.getTimeRange(this).state.value;
    return selection.serviceName === '' || !isSettled ? undefined : { ...selection, filters: applied, range };
  }

  /** The values' own answer serves where no filter on the label leaves some of them out. */
  private showMain(): void {
    const { main, values, list, groupBy } = this.state;
    const { question } = this;
    if (!question) {
      return;
    }
    const valueCount = list.state.labels?.find(({ label }) => label === groupBy)?.valueCount;
    const subject = { question, label: values && groupBy, valueCount };
    if (values && splitFilters(question.filters, groupBy).ofLabel.length === 0) {
      main.showValues(subject, values.getValues(), values.state.series);
    } else {
      main.ask(subject);
    }
  }
}

function readText(value: SceneObjectUrlValues[string]): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
