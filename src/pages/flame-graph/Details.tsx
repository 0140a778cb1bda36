import type { DetailsFormat } from 'flamegraph/function-details/DetailsSource';
import { FunctionDetails } from 'flamegraph/function-details/FunctionDetails';
import type { DetailsContext } from 'flamegraph/view/FlameGraphView';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import { formatSignedValue, formatValue } from 'profile/format/formatValue';
import React, { useMemo } from 'react';
import type { LoadedProfile } from 'scenes/queries/ProfileLoader';
import { fetchPprof, getPprofKey } from 'scenes/source/fetchPprof';
import { useDetailsSource } from 'scenes/source/useDetailsSource';

interface DetailsProps {
  readonly context: DetailsContext;
  readonly profile: LoadedProfile;
  readonly dataSourceUid: string;
}

/** A function of the profile on the screen, line by line. */
export default function Details({ context, profile, dataSourceUid }: DetailsProps): React.JSX.Element {
  const { query, serviceName } = profile;
  const source = useDetailsSource(dataSourceUid, serviceName);
  const { unit, type } = describeProfileType(query.profileTypeId);
  const format = useMemo(
    (): DetailsFormat => ({
      formatValue: (value) => formatValue(value, unit),
      getDifference: (before, after) => after - before,
      formatDifference: (difference) => formatSignedValue(difference, unit),
    }),
    [unit],
  );
  return (
    <FunctionDetails
      {...context}
      side={{
        key: getPprofKey(dataSourceUid, query),
        fetchPprof: (path, signal) => fetchPprof(dataSourceUid, query, path, signal),
      }}
      sampleType={type}
      format={format}
      source={source}
    />
  );
}
