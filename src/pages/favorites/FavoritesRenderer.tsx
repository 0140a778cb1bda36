import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import type { SceneComponentProps } from '@grafana/scenes';
import { Button, PanelChrome, useStyles2 } from '@grafana/ui';
import { StateMessage } from 'components/StateMessage';
import { useFavorites } from 'favorites/useFavorites';
import { LazyGrid } from 'panels/LazyGrid';
import { HideNoData, LayoutSwitcher, ListHead, useLayout } from 'panels/ListHead';
import { QueuedPanel } from 'panels/QueuedPanel';
import { formatInteger } from 'profile/format/formatNumber';
import React from 'react';
import { getUrl } from 'scenes/explorerUrl';
import { getServiceIndex } from 'scenes/services/ServiceIndex';
import type { FavoriteItem, FavoritesPage } from './FavoritesPage';
import { FavoritesTransfer } from './FavoritesTransfer';
import { UpstreamOffer } from './UpstreamOffer';

const PANEL_HEIGHT_PX = 240;
// Titles name service, type, label and filters.
const COLUMN_WIDTH_PX = 560;
const LAYOUTS = ['grid', 'rows'] as const;

export function FavoritesRenderer({ model }: SceneComponentProps<FavoritesPage>): React.JSX.Element {
  const { quickFilter, items, shown, expanded } = model.useState();
  const layout = useLayout(model, LAYOUTS);
  return (
    <>
      <ListHead summary={<FavoritesKept />}>
        {items.length > 0 && (
          <>
            <quickFilter.Component model={quickFilter} />
            <HideNoData origin={model} />
            <LayoutSwitcher origin={model} layouts={LAYOUTS} />
          </>
        )}
        <FavoritesTransfer />
      </ListHead>
      <UpstreamOffer />
      {items.length === 0 ? (
        <NoFavorites />
      ) : (
        <>
          {shown.length === 0 && <NoneShown model={model} />}
          <LazyGrid
            layout={layout}
            items={shown}
            getName={(item) => item.place.state.name}
            heightPx={PANEL_HEIGHT_PX}
            columnWidthPx={COLUMN_WIDTH_PX}
            onNearChange={(item, isNear) => model.setNear(item, isNear)}
          >
            {(item) => <Cell model={model} item={item} />}
          </LazyGrid>
        </>
      )}
      {expanded && <expanded.Component model={expanded} />}
    </>
  );
}

function Cell({ model, item }: { readonly model: FavoritesPage; readonly item: FavoriteItem }): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { name, series, panel } = item.place.useState();
  // Asks again when the list of services changes.
  getServiceIndex(model).useState();
  const problem = model.findProblem(item.favorite);
  const actions = model.buildActions(item);
  if (problem) {
    return (
      <PanelChrome title={name} actions={actions}>
        <div className={styles.problem}>{problem}</div>
      </PanelChrome>
    );
  }
  return <QueuedPanel title={name} series={series} panel={panel} actions={actions} />;
}

function NoFavorites(): React.JSX.Element {
  const { status, problem } = useFavorites();
  if (status === 'loading') {
    return <StateMessage kind="loading" title="Loading your favorites" />;
  }
  return (
    <StateMessage kind="empty" title={problem ? 'Your favorites are not here' : 'You have no favorites yet'}>
      {problem
        ? 'They could not be read; see the reason above.'
        : 'Click the star in a panel’s title row to find the panel again here.'}
    </StateMessage>
  );
}

function NoneShown({ model }: { readonly model: FavoritesPage }): React.JSX.Element {
  const { items, quickFilter } = model.useState();
  const { text } = quickFilter.useState();
  const showAll = (): void => {
    getUrl(model).set({ listSearch: '', hidesEmpty: false });
  };
  return (
    <StateMessage
      kind="empty"
      title={
        text === ''
          ? `None of the ${formatInteger(items.length)} favorites has data in this time range`
          : `None of the ${formatInteger(items.length)} favorites matches “${text}”`
      }
      actions={
        <Button size="sm" variant="secondary" onClick={showAll}>
          Show all favorites
        </Button>
      }
    />
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  problem: css({
    display: 'flex',
    height: '100%',
    alignItems: 'center',
    justifyContent: 'center',
    textAlign: 'center',
    color: theme.colors.text.secondary,
  }),
});

/** Shows the number of favorites, and where they are stored. */
function FavoritesKept(): React.JSX.Element {
  const { items, place, status } = useFavorites();
  return (
    <div role="status">
      <strong>{formatInteger(items.length)}</strong> {items.length === 1 ? 'favorite' : 'favorites'} ·{' '}
      {place === 'user' ? 'kept in Grafana for you, in every browser' : 'kept in this browser only, unless you sign in'}
      {status === 'saving' && ' · saving'}
    </div>
  );
}
