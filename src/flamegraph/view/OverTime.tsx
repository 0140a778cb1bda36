import { FunctionOverTime } from 'flamegraph/details/FunctionOverTime';
import type { FlameGraphState } from 'flamegraph/state/FlameGraphState';
import type { RawUnit } from 'profile/amounts/AmountUnit';
import type { FunctionTable } from 'profile/functions/computeFunctions';
import { stableName } from 'profile/names/stableName';
import { getFunctionSeries } from 'profile/series/slices/computeFunctionSeries';
import { measureOtherRuns } from 'profile/transform/measureOtherRuns';
import { getPathNames } from 'profile/transform/pathHash';
import { findName } from 'profile/transform/shortenName';
import { getName, getTotal } from 'profile/tree/FlameTree';
import React, { useMemo } from 'react';
import type { ShownProfile, ShownTrends } from './ShownProfile';

type Trends = ShownTrends | 'loading' | 'failed' | undefined;

interface OverTimeProps {
  readonly profile: ShownProfile;
  readonly unit: RawUnit;
  readonly state: FlameGraphState;
  readonly trends?: Trends;
  readonly frameTrends?: Trends;
  /** Functions on screen, after transforms. */
  readonly functions: FunctionTable;
  /** The frame that is shown over time, as a node of the profile before any transform. */
  readonly trackedNode: number | undefined;
  readonly timeZone?: string;
}

/** The course of the function or frame that the user chose; nothing if none is chosen. */
export function OverTime(props: OverTimeProps): React.JSX.Element | null {
  const { profile, state, functions, trackedNode } = props;
  const { tree } = profile.opened;
  const isTreeChanged = state.transforms.length > 0;
  const common = {
    unit: props.unit,
    profileTotal: getTotal(tree),
    timeZone: props.timeZone,
  };
  const isFramePaired = useMemo(
    () => trackedNode !== undefined && getPathNames(tree, trackedNode).some((step) => stableName(step) !== step),
    [tree, trackedNode],
  );
  const otherRuns = useMemo(
    () => (trackedNode !== undefined && isFramePaired ? measureOtherRuns(tree, trackedNode) : undefined),
    [tree, trackedNode, isFramePaired],
  );
  if (trackedNode !== undefined) {
    const wholeValue = tree.total[trackedNode];
    const name = getName(tree, trackedNode);
    const trends = props.frameTrends ?? 'loading';
    const leftOutMs = getLeftOutMs(trends);
    const course = {
      name,
      of: 'frame',
      wholeValue,
      isTreeChanged,
      isPaired: isFramePaired,
      leftOutMs,
      otherRuns,
    } as const;
    return <FunctionOverTime {...common} course={course} {...readTrends(trends, ({ series }) => series.sliceTotal)} />;
  }
  const place = state.overTime === '' ? undefined : findName(tree, state.overTime);
  if (place === undefined) {
    return null;
  }
  const name = tree.names[place] ?? '';
  // If the tree is changed, nothing on screen shows the function's value without the changes.
  const isPaired = stableName(name) !== name;
  const wholeValue = isTreeChanged || isPaired ? undefined : functions.total[place];
  const trends = props.trends ?? 'loading';
  const leftOutMs = getLeftOutMs(trends);
  const course = { name, of: 'function', wholeValue, isTreeChanged, isPaired, leftOutMs } as const;
  const getValues = ({ series }: ShownTrends) =>
    getFunctionSeries(series, stableName(name))?.total ?? new Float64Array(series.sliceCount);
  return <FunctionOverTime {...common} course={course} {...readTrends(trends, getValues)} />;
}

function getLeftOutMs(trends: NonNullable<Trends>): number {
  // Parts end a millisecond before the next would begin.
  return typeof trends === 'object' ? trends.query.toMs - (trends.ranges.at(-1)?.toMs ?? 0) - 1 : 0;
}

function readTrends(trends: NonNullable<Trends>, getValues: (trends: ShownTrends) => Float64Array) {
  return typeof trends === 'object'
    ? { values: getValues(trends), ranges: trends.ranges, moments: trends.moments, missing: trends.missing }
    : { values: trends, ranges: [], moments: undefined, missing: undefined };
}
