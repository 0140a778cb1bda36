import type { DiffDetailsContext } from 'flamegraph/diff/DiffView';
import { formatDifference, formatDiffValue, type DiffFormat } from 'flamegraph/diff/formatDiffValue';
import type { DetailsFormat, DetailsSide } from 'flamegraph/function-details/DetailsSource';
import { FunctionDetails } from 'flamegraph/function-details/FunctionDetails';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import { scalePair, type DiffScale } from 'profile/diff/DiffScale';
import React, { useMemo } from 'react';
import type { LoadedProfile } from 'scenes/queries/ProfileLoader';
import { fetchPprof, getPprofKey } from 'scenes/source/fetchPprof';
import { useDetailsSource } from 'scenes/source/useDetailsSource';

interface DetailsProps {
  readonly context: DiffDetailsContext;
  readonly baseline: LoadedProfile;
  readonly comparison: LoadedProfile;
  readonly dataSourceUid: string;
}

/** A function of both sides, line by line. */
export default function Details({ context, baseline, comparison, dataSourceUid }: DetailsProps): React.JSX.Element {
  const { scale, diffFormat, colours, ...rest } = context;
  const source = useDetailsSource(dataSourceUid, comparison.serviceName);
  const format = useMemo(() => ({ ...buildFormat(scale, diffFormat), colours }), [scale, diffFormat, colours]);
  const buildSide = ({ query }: LoadedProfile): DetailsSide => ({
    key: getPprofKey(dataSourceUid, query),
    fetchPprof: (path, signal) => fetchPprof(dataSourceUid, query, path, signal),
  });
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

function buildFormat(scale: DiffScale, format: DiffFormat): DetailsFormat {
  return {
    formatValue: (value, side) => {
      const factor = scale[side];
      return factor === undefined ? '–' : formatDiffValue(value * factor, format);
    },
    getDifference: (before, after) => scalePair(scale, before, after).difference,
    formatDifference: (difference) => formatDifference(difference, format),
  };
}
