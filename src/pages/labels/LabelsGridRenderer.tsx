import { Button, RadioButtonGroup } from '@grafana/ui';
import { StateMessage } from 'components/StateMessage';
import { LazyGrid } from 'panels/LazyGrid';
import { HideNoData, LayoutSwitcher, ListHead, useLayout } from 'panels/ListHead';
import type { PanelPlace } from 'panels/PanelPlace';
import { QueuedPanel } from 'panels/QueuedPanel';
import React, { useEffect, useReducer } from 'react';
import { useUrl } from 'scenes/explorerUrl';
import type { PanelType } from 'url/parameters';
import { LabelActions } from './LabelActions';
import type { LabelOrder, LabelsGrid } from './LabelsGrid';
import type { LabelsPage } from './LabelsPage';

const PANEL_HEIGHT_PX = 240;
const LAYOUTS = ['grid', 'rows'] as const;

const ORDERS: Record<LabelOrder, string> = {
  count: 'ordered by number of values',
  explained: 'ordered by how much they explain',
  name: 'ordered by name',
};

interface LabelsGridRendererProps {
  readonly page: LabelsPage;
  readonly model: LabelsGrid;
}

/** A panel per label. */
export function LabelsGridRenderer({ page, model }: LabelsGridRendererProps): React.JSX.Element {
  const { places, labels, orderedBy, isOrderWaiting, isSlow, panelType } = model.useState();
  const { quickFilter } = page.useState();
  const { text } = quickFilter.useState();
  const isHidingEmpty = useUrl(page, 'hidesEmpty');
  const layout = useLayout(page, LAYOUTS);
  const emptyCount = useEmptyPlaces(places);
  const found = places.filter(({ state }) => quickFilter.matches(state.name));
  const shown = isHidingEmpty ? found.filter((place) => !isEmpty(place)) : found;
  useEffect(() => quickFilter.setResultCount(shown.length), [quickFilter, shown.length]);

  if (labels.length === 0) {
    return (
      <StateMessage kind="empty" title="There are no labels to group by">
        Choose a longer time range, or remove filters.
      </StateMessage>
    );
  }
  return (
    <div>
      <ListHead
        summary={
          <>
            <span role="status">
              <strong>{labels.length}</strong> {labels.length === 1 ? 'label' : 'labels'}, {ORDERS[orderedBy]}
              {isSlow && ' · the server is slow: labels out of view are not compared'}
            </span>
            {isOrderWaiting && (
              <Button size="sm" variant="secondary" onClick={() => model.orderByScore()}>
                Order by how much they explain
              </Button>
            )}
          </>
        }
      >
        <quickFilter.Component model={quickFilter} />
        <RadioButtonGroup
          aria-label="Panel type"
          options={PANEL_TYPES.map(({ type, label, description }) => ({ value: type, label, description }))}
          value={panelType}
          onChange={(type) => page.selectPanelType(type)}
        />
        <HideNoData origin={page} />
        <LayoutSwitcher origin={page} layouts={LAYOUTS} />
      </ListHead>
      {shown.length === 0 && (
        <StateMessage
          kind="empty"
          title={found.length === 0 ? `No label matches “${text}”` : `${emptyCount} labels have no data and are hidden`}
          actions={
            found.length === 0 && (
              <Button size="sm" variant="secondary" onClick={() => quickFilter.setText('')}>
                Show all labels
              </Button>
            )
          }
        />
      )}
      <LazyGrid
        layout={layout}
        items={shown}
        getName={({ state }) => state.name}
        getKey={({ placeKey }) => placeKey}
        heightPx={PANEL_HEIGHT_PX}
        onNearChange={(place, isNear) => model.setNear(place, isNear)}
      >
        {(place) => <Cell model={model} place={place} />}
      </LazyGrid>
    </div>
  );
}

function Cell({ model, place }: { readonly model: LabelsGrid; readonly place: PanelPlace }): React.JSX.Element {
  const { name, series, panel } = place.useState();
  return (
    <QueuedPanel title={name} series={series} panel={panel} actions={<LabelActions grid={model} label={name} />} />
  );
}

function isEmpty({ state }: PanelPlace): boolean {
  const { status, data, error } = state.series.state;
  return status === 'done' && !error && (data?.series.length ?? 0) === 0;
}

/** Counts the places with an answer without data; draws again when that changes. */
function useEmptyPlaces(places: readonly PanelPlace[]): number {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const subscriptions = places.map((place) => place.state.series.subscribeToState(() => redraw()));
    return () => subscriptions.forEach((subscription) => subscription.unsubscribe());
  }, [places]);
  return places.filter(isEmpty).length;
}

/** Ways to draw the values in a label's panel. */
const PANEL_TYPES: ReadonlyArray<{
  readonly type: PanelType;
  readonly label: string;
  readonly description: string;
}> = [
  { type: 'time-series', label: 'Time series', description: 'Each value over time' },
  { type: 'bar-gauge', label: 'Totals', description: 'How much each value has used' },
  { type: 'table', label: 'Maxima', description: 'The highest point of each value' },
  { type: 'histogram', label: 'Histograms', description: 'How often each amount was reached' },
];
