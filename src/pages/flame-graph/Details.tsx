import { buildDetailsFormat } from 'flamegraph/details/buildDetailsFormat';
import { readsPprof } from 'flamegraph/details/DetailsSource';
import { FunctionDetails } from 'flamegraph/details/FunctionDetails';
import type { DetailsContext } from 'flamegraph/view/contexts';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import type { LoadedProfile } from 'queries/ProfileLoader';
import React, { useMemo } from 'react';
import { fetchPprof, getPprofKey } from 'sources/fetchPprof';
import { useDetailsSource } from 'sources/useDetailsSource';

interface DetailsProps {
  readonly context: DetailsContext;
  readonly profile: LoadedProfile;
  /** Values are sums over this, see `computeWeight`. */
  readonly weight: number;
  readonly dataSourceUid: string;
}

/** A function of the profile on the screen, line by line. */
export default function Details({ context, profile, weight, dataSourceUid }: DetailsProps): React.JSX.Element {
  const { query, serviceName, coverage } = profile;
  const source = useDetailsSource(dataSourceUid, serviceName);
  const { type } = describeProfileType(query.profileTypeId);
  const format = useMemo(
    () => buildDetailsFormat(query.profileTypeId, weight, coverage.total),
    [query.profileTypeId, weight, coverage.total],
  );
  return (
    <FunctionDetails
      {...context}
      side={readsPprof(getPprofKey(dataSourceUid, query), (path, signal) =>
        fetchPprof(dataSourceUid, query, path, signal),
      )}
      sampleType={type}
      format={format}
      source={source}
    />
  );
}
