import { sceneGraph } from '@grafana/scenes';
import { lazyComponent } from 'components/lazyComponent';
import { StateMessage } from 'components/StateMessage';
import { listDataSources } from 'grafana/dataSources';
import { findRangeProblem } from 'profile/time/TimeRangeMs';
import { toRangeMs } from 'queries/rangeMs';
import React from 'react';
import { useSelection } from 'scenes/explorerUrl';
import { ErrorMessage, OlderNotice } from 'scenes/states/ErrorMessage';
import type { ProfilesExplorer } from './ProfilesExplorer';

const NothingToShow = lazyComponent('', () => import(/* webpackChunkName: "nothing-to-show" */ './NothingToShow'));

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
    return <NothingToShow explorer={explorer} missingUid={dataSourceUid} />;
  }
  if (rangeProblem !== undefined) {
    return <NothingToShow explorer={explorer} rangeProblem={rangeProblem} />;
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
      <NothingToShow explorer={explorer} stats={stats} />
    );
  }
  return (
    <>
      {error && <OlderNotice error={error} origin={serviceIndex} sentence="The list of services is an older answer." />}
      {children}
    </>
  );
}
