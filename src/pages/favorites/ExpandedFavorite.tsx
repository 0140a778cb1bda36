import { css } from '@emotion/css';
import { type SceneComponentProps, sceneGraph, SceneObjectBase, type SceneObjectState } from '@grafana/scenes';
import { Drawer, useStyles2 } from '@grafana/ui';
import type { Favorite } from 'favorites/Favorite';
import { PanelPlace } from 'panels/PanelPlace';
import { QueuedPanel } from 'panels/QueuedPanel';
import { formatInteger } from 'profile/format/formatNumber';
import { SeriesQueue } from 'queries/SeriesQueue';
import React from 'react';
import { getSelection } from 'scenes/explorerUrl';
import { buildFavoritePanel, prepareFavoriteData } from './drawFavorite';
import { buildFavoriteRequest } from './planFavorite';

interface ExpandedFavoriteOptions {
  readonly favorite: Favorite;
  readonly title: string;
  readonly close: () => void;
}

interface ExpandedFavoriteState extends SceneObjectState {
  place: PanelPlace;
}

/** All series of a favorite's label, in a drawer. */
export class ExpandedFavorite extends SceneObjectBase<ExpandedFavoriteState> {
  static Component = ExpandedFavoriteRenderer;

  private readonly queue = new SeriesQueue(1);

  constructor(readonly options: ExpandedFavoriteOptions) {
    super({
      place: new PanelPlace({
        name: options.title,
        getPosition: () => 0,
        prepareData: (data) => prepareFavoriteData(options.favorite, data),
        buildPanel: (data) =>
          buildFavoritePanel(options.favorite, {
            title: options.title,
            data,
            colorIndex: 0,
            legendPlacement: 'right',
          }),
      }),
    });
    this.addActivationHandler(() => {
      const { place } = this.state;
      const subscription = sceneGraph.getTimeRange(this).subscribeToState(() => this.ask());
      place.setNear(true, this.queue);
      this.ask();
      return () => {
        subscription.unsubscribe();
        place.state.series.cancel();
      };
    });
  }

  private ask(): void {
    const { dataSourceUid } = getSelection(this);
    const { value: range } = sceneGraph.getTimeRange(this).state;
    this.state.place.prepare(buildFavoriteRequest(this.options.favorite, { dataSourceUid, range }, true), this.queue);
  }
}

function ExpandedFavoriteRenderer({ model }: SceneComponentProps<ExpandedFavorite>): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { name, series, panel } = model.useState().place.useState();
  const count = series.useState().data?.series.length ?? 0;
  return (
    <Drawer
      title={name}
      subtitle={count > 0 ? `${formatInteger(count)} series` : undefined}
      size="lg"
      onClose={() => model.options.close()}
    >
      <div className={styles.panel}>
        <QueuedPanel title={name} series={series} panel={panel} />
      </div>
    </Drawer>
  );
}

const getStyles = () => ({ panel: css({ height: '70vh', minHeight: 320 }) });
