import { SceneObjectBase, type SceneObjectState } from '@grafana/scenes';
import { DIFF_STATE_KEYS } from 'flamegraph/diff/DiffViewState';
import { encodeFilter } from 'profile/labels/encodeFilter';
import { getSelection, getUrl } from 'scenes/explorerUrl';
import type { UrlPatch } from 'url/parameters';
import type { ComparisonChoices } from './ComparisonChoices';
import { encodeSetup, isEntering, readOlderPanels } from './diffUrl';
import { getLeftComparison, isWorthKeeping, keepComparison, type LeftComparison, matchEntry } from './leftComparison';

interface EnteredComparisonState extends SceneObjectState {
  /** The comparison that was left for another view: back by itself, or to be had back. */
  left: { readonly comparison: LeftComparison; readonly isBack: boolean } | undefined;
}

/** URL keys that the previous comparison keeps, besides its setup. */
const LEFT_KEYS = [...DIFF_STATE_KEYS, 'isSynced', 'maxNodes'] as const;

const NO_OLDER_PANELS: UrlPatch = {
  olderBaselineFrom: undefined,
  olderBaselineTo: undefined,
  olderComparisonFrom: undefined,
  olderComparisonTo: undefined,
};

/** Start of the page: the content of a link, the subject of another view, or the previous comparison. */
export class EnteredComparison extends SceneObjectBase<EnteredComparisonState> {
  /** The choices are made after this. */
  constructor(private readonly getComparison: () => ComparisonChoices) {
    super({ left: undefined });
  }

  /** Takes the filters and the range of another view for both sides. */
  enter(): void {
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

  /** Keeps the comparison as it is, for the time when somebody comes back to the view. */
  keep(): void {
    const setup = this.getComparison().getSetup(false);
    const patch = { ...getUrl(this).pick(LEFT_KEYS), ...encodeSetup(setup) };
    keepComparison({ ...getSelection(this), setup, patch, viewFilters: this.getViewFilters() });
  }

  /** The comparison that was left, in the place of this one. */
  bringBack(): void {
    const { left } = this.state;
    if (left) {
      this.setState({ left: { ...left, isBack: true } });
      getUrl(this).set(left.comparison.patch);
    }
  }

  /** Resets the page to what entering from another view would give. */
  startAnew(): void {
    const { baseline } = this.getComparison().getSetup(false);
    const side = { ...baseline, range: undefined, filters: getUrl(this).get('filters') };
    this.setState({ left: undefined });
    this.getComparison().applySetup({ baseline: side, comparison: side });
  }

  /**
   * Finds the comparison that the user left for another view. It is restored unless something else was chosen in the
   * meantime; then it is offered.
   */
  private findLeft(): EnteredComparisonState['left'] {
    const comparison = getLeftComparison();
    if (!comparison || !isWorthKeeping(comparison)) {
      return undefined;
    }
    const { from, to } = this.getComparison().getTimeRange('baseline').state;
    const entry = { ...getSelection(this), panel: { from, to }, viewFilters: this.getViewFilters() };
    return { comparison, isBack: matchEntry(comparison, entry) === 'same' };
  }

  private getViewFilters(): readonly string[] {
    return getUrl(this).get('filters').map(encodeFilter);
  }
}
