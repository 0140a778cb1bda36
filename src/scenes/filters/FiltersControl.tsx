import type { SceneObject } from '@grafana/scenes';
import { FiltersBar } from 'components/filters/FiltersBar';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { getFilterProblem } from 'profile/labels/createValueTest';
import { type Filter, printSelector } from 'profile/labels/Filter';
import { isHiddenLabel } from 'profile/labels/indexLabels';
import type { FilterAside } from 'profile/labels/setFiltersAside';
import { listTypesOfMeaning } from 'profile/series/ServiceMatrix';
import { roundRange } from 'profile/time/TimeRangeMs';
import type { LabelNamesQuery } from 'pyroscope/client';
import { getRangeMs } from 'queries/rangeMs';
import React from 'react';
import { getUrl, type Selection, useSelection, useUrl } from 'scenes/explorerUrl';
import { getServiceIndex } from 'scenes/services/ServiceIndex';
import { OlderNotice } from 'scenes/states/ErrorMessage';
import type { FilterScope } from './FilterScope';
import { fetchLabelNames, fetchLabelValues } from './labelAnswers';

interface FiltersControlProps {
  readonly id: string;
  readonly scope: FilterScope;
}

/** Filters of the explorer, with suggestions from the selection. */
export function FiltersControl({ id, scope }: FiltersControlProps): React.JSX.Element {
  const { takesFilters, hasService, aside, error } = scope.useState();
  const filters = useUrl(scope, 'filters');
  const unreadable = getUrl(scope).getUnreadable('filters');
  const selection = useSelection(scope);
  const { dataSourceUid, serviceName } = selection;
  const asideReasons = new Map(aside.map((each) => [each.filter, describeAside(each, serviceName)]));
  const buildQuery = (others: readonly Filter[]): LabelNamesQuery =>
    buildLabelsQuery(scope, hasService ? selection : { ...selection, serviceName: '' }, others);

  return (
    <>
      <FiltersBar
        id={id}
        filters={filters}
        asideReasons={asideReasons}
        unreadable={unreadable}
        canAdd={takesFilters}
        fetchLabels={async (signal) => {
          const names = await fetchLabelNames(dataSourceUid, buildQuery(scope.state.applied), signal);
          return names.filter((name) => !isHiddenLabel(name));
        }}
        fetchValues={async (label, others, signal) => {
          // Filters that are set aside do not narrow the screen, or would make the server refuse the question.
          const used = others.filter((filter) => scope.state.applied.includes(filter));
          // The server's own labels have no values to suggest.
          return label.startsWith('__') ? [] : fetchLabelValues(dataSourceUid, { ...buildQuery(used), label }, signal);
        }}
        onChange={(next) => getUrl(scope).set({ filters: next })}
      />
      {error && (
        <OlderNotice
          error={error}
          origin={scope}
          sentence="Which filters fit this service is not known: all are used."
        />
      )}
    </>
  );
}

function buildLabelsQuery(
  origin: SceneObject,
  { serviceName, profileTypeId }: Selection,
  filters: readonly Filter[],
): LabelNamesQuery {
  const { matrix } = getServiceIndex(origin).state;
  // Services may send what is asked for under several ids.
  const ids = matrix && serviceName === '' ? listTypesOfMeaning(matrix, profileTypeId) : [];
  const place: Filter[] = [
    { label: 'service_name', operator: '=', values: [serviceName] },
    ids.length > 1
      ? { label: '__profile_type__', operator: 'in', values: ids }
      : { label: '__profile_type__', operator: '=', values: [profileTypeId] },
  ];
  const matchers = [printSelector([...place.filter(({ values }) => values[0] !== ''), ...filters])];
  return { matchers, ...roundRange(getRangeMs(origin)) };
}

/** Explains in a sentence why a filter is not used. */
function describeAside({ filter, reason }: FilterAside, serviceName: string): string {
  const label = formatFunctionName(filter.label);
  const service = formatFunctionName(serviceName);
  switch (reason) {
    case 'view':
      return 'this view has no filters';
    case 'label':
      return `${service} has no label ${label} in this range`;
    case 'value':
      return `no ${label} of ${service} fits in this range`;
    case 'invalid':
      return getFilterProblem(filter) ?? 'the filter cannot be sent';
  }
}
