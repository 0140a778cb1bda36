import { buildDiffDetailsFormat } from 'flamegraph/details/buildDetailsFormat';
import { readsPprof } from 'flamegraph/details/DetailsSource';
import { FunctionDetails } from 'flamegraph/details/FunctionDetails';
import type { DiffDetailsContext } from 'flamegraph/view/contexts';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import type { LoadedProfile } from 'queries/ProfileLoader';
import React, { useMemo } from 'react';
import { fetchPprof, getPprofKey } from 'sources/fetchPprof';
import { useDetailsSource } from 'sources/useDetailsSource';

interface DetailsProps {
  readonly context: DiffDetailsContext;
  readonly baseline: LoadedProfile;
  readonly comparison: LoadedProfile;
  readonly dataSourceUid: string;
}

/** A function of both sides, line by line. */
export default function Details({ context, baseline, comparison, dataSourceUid }: DetailsProps): React.JSX.Element {
  const { scale, diffFormat, colors, ...rest } = context;
  const source = useDetailsSource(dataSourceUid, comparison.serviceName);
  const format = useMemo(() => ({ ...buildDiffDetailsFormat(scale, diffFormat), colors }), [scale, diffFormat, colors]);
  const buildSide = ({ query }: LoadedProfile) =>
    readsPprof(getPprofKey(dataSourceUid, query), (path, signal) => fetchPprof(dataSourceUid, query, path, signal));
  return (
    <FunctionDetails
      {...rest}
      side={buildSide(comparison)}
      baseline={buildSide(baseline)}
      sampleType={describeProfileType(comparison.query.profileTypeId).type}
      format={format}
      source={source}
    />
  );
}
