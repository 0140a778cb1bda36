import { type DataFrame, LoadingState } from '@grafana/data';
import { SceneDataNode, sceneGraph, SceneObjectBase, type SceneObjectState, type VizPanel } from '@grafana/scenes';
import type { Favorite } from 'favorites/Favorite';
import { getFavoritesStore } from 'favorites/useFavorites';
import type { GrafanaQuestion } from 'grafana/pyroscopeQuery';
import { buildPanelMenu } from 'panels/buildPanelMenu';
import { buildTimeSeriesPanel } from 'panels/buildTimeSeriesPanel';
import { drawFrame } from 'panels/drawFrames';
import { type DrawQueue, measureDistance } from 'panels/DrawQueue';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { buildServiceSelector } from 'profile/labels/Filter';
import { findTypeOfService } from 'profile/series/ServiceMatrix';
import type { ServiceAnswer } from 'queries/GroupedSeries';
import { toRangeMs } from 'queries/rangeMs';
import React from 'react';
import { getSelection } from 'scenes/explorerUrl';
import { getFilterScope } from 'scenes/filters/FilterScope';
import { getServiceIndex } from 'scenes/services/ServiceIndex';
import type { UrlPatch } from 'url/parameters';
import { SameMeaningNote } from './SameMeaningNote';
import { ServiceActions } from './ServiceActions';

interface Badge {
  readonly content: React.ReactNode;
  /** Key of the answer that the badge describes, see `ServiceAnswer.key`. */
  readonly key: string;
}

interface ServicePanelState extends SceneObjectState {
  serviceName: string;
  /** The newest series. */
  answer?: ServiceAnswer;
  /** True if it answers an older question: it is shown dimmed. */
  isOlder: boolean;
  /** True if a newer answer is on its way. */
  isLoading: boolean;
  /** undefined without series, and before it comes near the viewport for the first time. */
  panel?: VizPanel;
  badge?: Badge;
}

/** One service's place in the list. It outlives refreshes and filters, so that its picture stays while data changes. */
export class ServicePanel extends SceneObjectBase<ServicePanelState> {
  private cell?: Element;
  private moveCount = 0;
  private drawn?: { readonly answer: ServiceAnswer; readonly frame: DataFrame };

  /** Panel whose drawing waits for its turn in the queue of the page. */
  constructor(
    serviceName: string,
    readonly colorIndex: number,
    private readonly queue: DrawQueue,
  ) {
    super({ serviceName, isOlder: false, isLoading: true });
  }

  /** Key by which the list recognises its place. */
  get placeKey(): string {
    return `${this.state.serviceName} ${this.moveCount}`;
  }

  /**
   * Gives the panel another key after it moved in the list, so that it is drawn again there: moving pictures are hard to look at.
   */
  moveAway(): void {
    this.moveCount += 1;
    this.cell = undefined;
    this.draw();
  }

  /** Takes the newest series, or that there are none. */
  show(next: Pick<ServicePanelState, 'answer' | 'isOlder' | 'isLoading'>): void {
    const { answer, isOlder, isLoading } = this.state;
    if (answer !== next.answer || isOlder !== next.isOlder || isLoading !== next.isLoading) {
      this.setState(next);
      this.draw();
    }
  }

  /** Creates the panel the first time that it is near the viewport; most of a thousand panels are never created. */
  comeNear(cell: Element): void {
    this.cell = cell;
    if (!this.state.panel) {
      this.draw();
    }
  }

  private draw(): void {
    if (this.state.answer && this.cell) {
      this.queue.add(this, {
        getDistance: () => measureDistance(this.cell),
        draw: () => this.drawNow(),
        isPainted: () => !this.cell?.isConnected || this.cell.querySelector('canvas') !== null,
      });
      return;
    }
    this.queue.remove(this);
    if (this.state.panel) {
      this.setState({ panel: undefined });
    }
  }

  private drawNow(): void {
    const { answer, isOlder, isLoading, panel } = this.state;
    if (!answer) {
      return;
    }
    const drawn = this.getDrawn(answer);
    const data = {
      // A refresh by the clock does not flash: only a change of the question shows the panel's progress line.
      state: isOlder && isLoading ? LoadingState.Loading : LoadingState.Done,
      series: [drawn],
      timeRange: answer.timeRange,
    };
    const node = panel?.state.$data;
    if (!(node instanceof SceneDataNode)) {
      this.setState({ panel: this.buildPanel(new SceneDataNode({ data })) });
    } else if (node.state.data.series[0] !== drawn || node.state.data.state !== data.state) {
      node.setState({ data });
      panel?.setState({ titleItems: this.getTitleItems() });
    }
  }

  private getTitleItems(): React.ReactNode {
    const { answer, badge } = this.state;
    // A badge about another picture does not apply to this one.
    const content = badge?.key === this.drawn?.answer.key ? badge?.content : undefined;
    return answer?.otherTypeIds.length
      ? React.createElement(React.Fragment, null, React.createElement(SameMeaningNote, { answer }), content)
      : content;
  }

  private getDrawn(answer: ServiceAnswer): DataFrame {
    if (this.drawn?.answer !== answer) {
      this.drawn = { answer, frame: drawFrame(answer.frame, toRangeMs(answer.timeRange)) };
    }
    return this.drawn.frame;
  }

  setBadge(badge: Badge | undefined): void {
    if (badge !== this.state.badge) {
      this.setState({ badge });
      this.state.panel?.setState({ titleItems: this.getTitleItems() });
    }
  }

  private buildPanel(data: SceneDataNode): VizPanel {
    const { serviceName } = this.state;
    return buildTimeSeriesPanel({
      title: formatFunctionName(serviceName),
      data,
      colorIndex: this.colorIndex,
      titleItems: this.getTitleItems(),
      actions: React.createElement(ServiceActions, { panel: this }),
      menu: buildPanelMenu({
        getQuestion: () => this.getGrafanaQuestion(),
        favorite: {
          isFavorite: () => getFavoritesStore().isFavorite(this.getFavorite()),
          toggle: () => getFavoritesStore().toggle(this.getFavorite()),
        },
      }),
    });
  }

  /** Returns the service under the id that it has for the chosen profile type, in the URL of any view. */
  getLinkChanges(): UrlPatch {
    return { service: this.state.serviceName, profileType: this.getProfileTypeId() };
  }

  /** Returns the favorite without the current filters: the service is starred, not the filter. */
  getFavorite(): Favorite {
    return {
      serviceName: this.state.serviceName,
      profileTypeId: this.getProfileTypeId(),
      filters: [],
      panelType: 'time-series',
      colorIndex: this.colorIndex,
    };
  }

  private getProfileTypeId(): string {
    const { matrix } = getServiceIndex(this).state;
    return findTypeOfService(matrix, this.state.serviceName, getSelection(this).profileTypeId);
  }

  getGrafanaQuestion(): GrafanaQuestion {
    return {
      dataSourceUid: getSelection(this).dataSourceUid,
      profileTypeId: this.getProfileTypeId(),
      labelSelector: buildServiceSelector([this.state.serviceName], getFilterScope(this).state.applied),
      groupBy: [],
      range: sceneGraph.getTimeRange(this).state.value.raw,
    };
  }
}
