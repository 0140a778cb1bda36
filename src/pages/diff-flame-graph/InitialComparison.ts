import { SceneObjectBase, type SceneObjectState } from '@grafana/scenes';
import { DIFF_STATE_KEYS } from 'flamegraph/diff/DiffViewState';
import { encodeFilter } from 'profile/labels/encodeFilter';
import { getSelection, getUrl } from 'scenes/explorerUrl';
import type { UrlPatch } from 'url/parameters';
import type { ComparisonChoices } from './ComparisonChoices';
import { encodeSetup, comesFromOtherView, readOlderPanels } from './diffUrl';
import {
  getPreviousComparison,
  isWorthKeeping,
  keepComparison,
  type PreviousComparison,
  matchEntry,
} from './previousComparison';

interface InitialComparisonState extends SceneObjectState {
  /** The previous comparison: restored by itself, or offered. */
  previous: { readonly comparison: PreviousComparison; readonly isBack: boolean } | undefined;
}

/** URL keys that the previous comparison keeps, besides its setup. */
const PREVIOUS_KEYS = [...DIFF_STATE_KEYS, 'isSynced', 'maxNodes'] as const;

const NO_OLDER_PANELS: UrlPatch = {
  olderBaselineFrom: undefined,
  olderBaselineTo: undefined,
  olderComparisonFrom: undefined,
  olderComparisonTo: undefined,
};

/** Start of the page: the content of a link, the subject of another view, or the previous comparison. */
export class InitialComparison extends SceneObjectBase<InitialComparisonState> {
  /** The choices are created after this object. */
  constructor(private readonly getComparison: () => ComparisonChoices) {
    super({ previous: undefined });
  }

  /** Takes the filters and the range of another view for both sides. */
  open(): void {
    const url = getUrl(this);
    const older = readOlderPanels(url);
    const panel = older.baseline ?? url.pick(['from', 'to']);
    const comparison = older.comparison ?? panel;
    const filters = url.get('filters');
    const previous = comesFromOtherView(url) ? this.findPrevious() : undefined;
    this.setState({ previous });
    url.set(
      {
        ...older.baseline,
        ...NO_OLDER_PANELS,
        ...(!url.has('comparisonFrom') && { comparisonFrom: comparison.from, comparisonTo: comparison.to }),
        ...(comesFromOtherView(url) && { filtersBaseline: filters, filtersComparison: filters }),
        ...(previous?.isBack && previous.comparison.patch),
      },
      { isStep: false },
    );
  }

  /** Keeps the comparison for the next time that the view opens. */
  keep(): void {
    const setup = this.getComparison().getSetup(false);
    const patch = { ...getUrl(this).pick(PREVIOUS_KEYS), ...encodeSetup(setup) };
    keepComparison({ ...getSelection(this), setup, patch, viewFilters: this.getViewFilters() });
  }

  /** Replaces this comparison by the previous one. */
  restore(): void {
    const { previous } = this.state;
    if (previous) {
      this.setState({ previous: { ...previous, isBack: true } });
      getUrl(this).set(previous.comparison.patch);
    }
  }

  /** Resets the page to what entering from another view would give. */
  startOver(): void {
    const { baseline } = this.getComparison().getSetup(false);
    const side = { ...baseline, range: undefined, filters: getUrl(this).get('filters') };
    this.setState({ previous: undefined });
    this.getComparison().applySetup({ baseline: side, comparison: side });
  }

  /**
   * Finds the comparison that the user left for another view. It is restored unless something else was chosen in the
   * meantime; then it is offered.
   */
  private findPrevious(): InitialComparisonState['previous'] {
    const comparison = getPreviousComparison();
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
