import { sceneGraph, SceneObjectBase, type SceneObjectState } from '@grafana/scenes';
import { whenFavoritesKnown } from 'favorites/useFavorites';
import { QuickFilter } from 'panels/QuickFilter';
import { toRangeMs } from 'queries/rangeMs';
import { getSelection, getUrl, subscribeToSelection } from 'scenes/explorerUrl';
import { getFilterScope } from 'scenes/filters/FilterScope';
import { chooseDefaults } from 'scenes/services/chooseDefaults';
import { getServiceIndex } from 'scenes/services/ServiceIndex';
import { ALL_LABELS, type PanelType } from 'url/parameters';
import { ExpandedLabel } from './ExpandedLabel';
import { LabelList } from './LabelList';
import { LabelsGrid } from './LabelsGrid';
import { LabelsRenderer } from './LabelsRenderer';
import { MainSeries } from './MainSeries';
import { type LabelsPlan, planLabels } from './planLabels';
import { ValuesGrid } from './ValuesGrid';

export type CompareSide = 'baseline' | 'comparison';

const URL_KEYS = ['groupBy', 'panelType', 'baselineValue', 'comparisonValue', 'expandedLabel'] as const;

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
}

/** Page that finds the label which explains the differences within a service, with the use of its values. */
export class LabelsPage extends SceneObjectBase<LabelsPageState> {
  static Component = LabelsRenderer;

  /** Current plan; undefined until a service is chosen and it is known which filters apply. */
  private plan?: LabelsPlan;

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
    });
    this.addActivationHandler(() => this.follow());
  }

  /** Shows the values of a label, or with `ALL_LABELS` all labels. */
  selectLabel(label: string): void {
    getUrl(this).set({ groupBy: label });
  }

  /** Takes a value as one side of the comparison; undefined takes it back. */
  pick(picks: Partial<Record<CompareSide, string | undefined>>): void {
    const { baseline, comparison } = { ...this.state, ...picks };
    getUrl(this).set({ baselineValue: baseline, comparisonValue: comparison });
  }

  /** Opens a label's panel in the drawer; undefined closes it. */
  expand(label: string | undefined): void {
    getUrl(this).set({ expandedLabel: label });
  }

  selectPanelType(panelType: PanelType): void {
    getUrl(this).set({ panelType });
  }

  private readUrl(): void {
    const { groupBy, panelType, baselineValue, comparisonValue, expandedLabel } = getUrl(this).pick(URL_KEYS);
    this.state.grid.setPanelType(panelType);
    this.setState({
      ...this.openLabel(groupBy),
      baseline: baselineValue,
      comparison: comparisonValue,
      expanded: this.openDrawer(expandedLabel),
    });
    this.update();
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
    const { list, grid, main, quickFilter } = this.state;
    const deactivateFilter = quickFilter.activate();
    const subscriptions = [
      getServiceIndex(this).subscribeToState(() => this.update()),
      getFilterScope(this).subscribeToState(() => this.update()),
      sceneGraph.getTimeRange(this).subscribeToState(() => this.update()),
      list.subscribeToState((next, before) => next.labels !== before.labels && this.update()),
      main.state.series.subscribeToState(({ data }, before) => data !== before.data && grid.score()),
    ];
    const unsubscribe = subscribeToSelection(this, () => this.update());
    const unsubscribeUrl = getUrl(this).subscribe(URL_KEYS, () => this.readUrl());
    const unsubscribeFavorites = whenFavoritesKnown(() => grid.putFavoritesFirst());
    this.readUrl();
    return () => {
      subscriptions.forEach((subscription) => subscription.unsubscribe());
      unsubscribe();
      unsubscribeUrl();
      deactivateFilter();
      unsubscribeFavorites();
      [list, grid, main, this.state.values, this.state.expanded].forEach((each) => each?.cancel());
    };
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
    const { groupBy, list, grid, values, expanded } = this.state;
    const { applied: filters, isSettled: areFiltersSettled } = getFilterScope(this).state;
    const range = sceneGraph.getTimeRange(this).state.value;
    const plan = planLabels({ ...getSelection(this), filters, areFiltersSettled, range, groupBy });
    if (!plan) {
      return;
    }
    const { question, openLabel } = plan;
    this.plan = plan;
    list.ask({ ...question, ...toRangeMs(range), openLabel });
    this.showMain();
    expanded?.ask(question);
    if (values) {
      values.ask(question);
    } else if (list.state.labels) {
      grid.ask(question, list.state.labels);
    }
  };

  private showMain(): void {
    const { main, values, list } = this.state;
    if (!this.plan) {
      return;
    }
    const { question, openLabel, isChartOfValues } = this.plan;
    const valueCount = list.state.labels?.find(({ label }) => label === openLabel)?.valueCount;
    const subject = { question, label: openLabel, valueCount };
    if (values && isChartOfValues) {
      main.showValues(subject, values.getValues(), values.state.series);
    } else {
      main.ask(subject);
    }
  }
}
