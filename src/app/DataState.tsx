import { sceneGraph } from '@grafana/scenes';
import { StateMessage } from 'components/StateMessage';
import { listDataSources } from 'grafana/dataSources';
import { findRangeProblem } from 'profile/time/findRangeProblem';
import { toRangeMs } from 'queries/rangeMs';
import React, { lazy, Suspense } from 'react';
import { useSelection } from 'scenes/explorerUrl';
import { ErrorMessage } from 'scenes/states/ErrorMessage';
import { OlderNotice } from 'scenes/states/OlderNotice';
import { DataSince } from './DataSince';
import type { ProfilesExplorer } from './ProfilesExplorer';

const NothingToShow = lazy(() => import(/* webpackChunkName: "nothing-to-show" */ './NothingToShow'));

interface DataStateProps {
  readonly explorer: ProfilesExplorer;
  /** The view, for when there is anything to see. */
  readonly children: React.ReactNode;
}

/** The view, or in its place why there is nothing: no data source, or none with profiles in the time range. */
export function DataState({ explorer, children }: DataStateProps): React.JSX.Element {
  const { serviceIndex } = explorer.state;
  const { matrix, error, stats } = serviceIndex.useState();
  const { dataSourceUid } = useSelection(explorer);
  const { value: range } = sceneGraph.getTimeRange(explorer).useState();
  const rangeProblem = findRangeProblem(toRangeMs(range));
  if (!listDataSources().some(({ uid }) => uid === dataSourceUid)) {
    return (
      <Suspense fallback={null}>
        <NothingToShow explorer={explorer} missingUid={dataSourceUid} />
      </Suspense>
    );
  }
  if (rangeProblem !== undefined) {
    return (
      <Suspense fallback={null}>
        <NothingToShow explorer={explorer} rangeProblem={rangeProblem} />
      </Suspense>
    );
  }
  if (!matrix) {
    return error ? (
      <ErrorMessage error={error} origin={serviceIndex} />
    ) : (
      <StateMessage kind="loading" title="Loading the list of services" />
    );
  }
  if (matrix.serviceNames.length === 0) {
    return error ? (
      <ErrorMessage error={error} origin={serviceIndex} />
    ) : (
      <Suspense fallback={null}>
        <NothingToShow explorer={explorer} stats={stats} />
      </Suspense>
    );
  }
  return (
    <>
      {error && <OlderNotice error={error} origin={serviceIndex} sentence="The list of services is an older answer." />}
      <DataSince origin={explorer} dataSourceUid={dataSourceUid} />
      {children}
    </>
  );
}
