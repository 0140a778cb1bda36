import type { TimeRange } from '@grafana/data';
import { sceneGraph, type SceneObject, type SceneTimeRangeLike } from '@grafana/scenes';
import type { LabelValue } from 'profile/diff/computeAttribution';
import { buildServiceSelector } from 'profile/labels/Filter';
import type { VersionChange } from 'profile/series/ranges/findVersionChange';
import { findTypeOfService } from 'profile/series/ServiceMatrix';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import { toRangeMs } from 'queries/rangeMs';
import { getSelection, getUrl } from 'scenes/explorerUrl';
import { getServiceIndex } from 'scenes/services/ServiceIndex';
import type { UrlPatch } from 'url/parameters';
import type { ChosenRanges } from './chooseRanges';
import {
  decodeDiffRanges,
  type DiffRanges,
  encodeDiffRanges,
  NO_RANGES,
  printRange,
  RANGE_KEYS,
  type RawRange,
  type SideName,
} from './diffRanges';
import { copyRange, type DiffSetup, encodePinned, encodeSetup, narrowSetup, SIDE_FILTERS } from './diffUrl';
import type { VersionQuestion } from './fetchVersionChange';
import { mapSides } from './planComparison';
import { SyncedPanels } from './SyncedPanels';

/** Choices of the user for the two sides, as the URL has them, and the ways to change them. */
export class ComparisonChoices {
  private readonly syncedPanels = new SyncedPanels();

  /**
   * @param page knows the URL
   * @param getSides are below the page, each with the time range of its chart
   * @param getFound says which ranges are compared if nobody chose any
   */
  constructor(
    private readonly page: SceneObject,
    private readonly getSides: () => Readonly<Record<SideName, SceneObject>>,
    private readonly getFound: () => ChosenRanges,
  ) {}

  /** Returns the ranges that people or a link chose. */
  getRanges(): DiffRanges {
    return decodeDiffRanges(getUrl(this.page).pick(RANGE_KEYS));
  }

  getServiceName(side: SideName): string {
    const { serviceName } = getSelection(this.page);
    const other = getUrl(this.page).get('comparisonService');
    return side === 'comparison' && other !== '' ? other : serviceName;
  }

  getSelector(side: SideName): string {
    return buildServiceSelector([this.getServiceName(side)], getUrl(this.page).get(SIDE_FILTERS[side]));
  }

  /** Returns the chosen profile type, under the id that the side's service has for it. */
  getProfileTypeId(side: SideName): string {
    const { matrix } = getServiceIndex(this.page).state;
    return findTypeOfService(matrix, this.getServiceName(side), getSelection(this.page).profileTypeId);
  }

  getTimeRange(side: SideName): SceneTimeRangeLike {
    return sceneGraph.getTimeRange(this.getSides()[side]);
  }

  /** Returns the range of a side's chart. Ranges with the same text are equal, to the millisecond. */
  getPanelRange(side: SideName): TimeRange {
    const [baseline, own] = [this.getTimeRange('baseline').state, this.getTimeRange(side).state];
    return baseline.from === own.from && baseline.to === own.to ? baseline.value : own.value;
  }

  /** With synced sides, the chart that moved moves the other one, too. */
  syncPanels(): void {
    const now = mapSides((side): RawRange => {
      const { from, to } = this.getTimeRange(side).state;
      return { from, to };
    });
    const follower = this.syncedPanels.follow(now, getUrl(this.page).get('isSynced'));
    if (follower) {
      const leader = follower === 'baseline' ? 'comparison' : 'baseline';
      const { from, to, value } = this.getTimeRange(leader).state;
      this.getTimeRange(follower).setState({ from, to, value });
    }
  }

  /** Returns the current setup of both sides. If auto-select chose the ranges, `hasRanges` includes them. */
  getSetup(hasRanges: boolean): DiffSetup {
    const [found, ranges] = [this.getFound(), this.getRanges()];
    return mapSides((side) => {
      const { from, to } = this.getTimeRange(side).state;
      return {
        panel: { from, to },
        range: ranges[side] ?? (hasRanges && found.status === 'ready' ? printRange(found[side]) : undefined),
        filters: getUrl(this.page).get(SIDE_FILTERS[side]),
        serviceName: this.getServiceName(side),
      };
    });
  }

  /** Changes several things in one step. */
  applySetup(setup: DiffSetup): void {
    getUrl(this.page).set(encodeSetup(setup));
  }

  /** Returns the times of both sides, for a link to others: auto-select would choose others a minute later. */
  getPinned(): UrlPatch {
    const found = this.getFound();
    return encodePinned(toRangeMs(this.getPanelRange('comparison')), found.status === 'ready' ? found : undefined);
  }

  /** The other side keeps the range that is on the screen, even if auto-select chose it. */
  selectRange(side: SideName, range: TimeRangeMs): void {
    const own = printRange(range);
    const { baseline, comparison } = this.getSetup(true);
    const isSynced = getUrl(this.page).get('isSynced');
    this.setRanges(
      isSynced
        ? { baseline: own, comparison: own }
        : { baseline: baseline.range, comparison: comparison.range, [side]: own },
    );
  }

  /** Starts auto-select again. */
  autoSelect(): void {
    this.setRanges(NO_RANGES);
  }

  /** Selects all that the charts show. */
  selectWholes(): void {
    this.setRanges(mapSides((side): RawRange => printRange(toRangeMs(this.getPanelRange(side)))));
  }

  /** If turned on, gives the comparison the ranges of the baseline; from then on a selection on one side applies to both. */
  setSynced(isSynced: boolean): void {
    const setup = isSynced ? copyRange(this.getSetup(false), 'baseline') : this.getSetup(false);
    getUrl(this.page).set({ ...encodeSetup(setup), isSynced });
  }

  /** Builds the question for the last version that begins on the baseline's chart. */
  getVersionQuestion(): VersionQuestion {
    const labelSelector = this.getSelector('baseline');
    return { ...getSelection(this.page), labelSelector, range: this.getPanelRange('baseline') };
  }

  /** Selects the time before and after a version began, on the baseline's chart. */
  selectVersions(change: VersionChange): void {
    const { baseline, comparison } = this.getSetup(false);
    this.applySetup({
      baseline: { ...baseline, range: printRange(change.baseline) },
      comparison: { ...baseline, range: printRange(change.comparison), filters: comparison.filters },
    });
  }

  narrowBoth(labels: readonly LabelValue[]): void {
    this.applySetup(narrowSetup(this.getSetup(true), labels));
  }

  private setRanges(ranges: DiffRanges): void {
    getUrl(this.page).set(encodeDiffRanges(ranges));
  }
}
