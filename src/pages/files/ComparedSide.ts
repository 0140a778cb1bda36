import { type DetailsSide, readsPprof } from 'flamegraph/details/DetailsSource';
import type { DiffQuestion } from 'profile/diff/DiffQuestion';
import { encodeNarrowing } from 'profile/formats/samples/Narrowing';
import { getTotal } from 'profile/tree/FlameTree';
import type { LoadedProfile } from 'queries/ProfileLoader';
import { fetchPprof, getPprofKey } from 'sources/fetchPprof';
import type { OpenedProfile } from 'worker/OpenedProfile';
import { describeFileType, getFileRange } from './describeFileProfile';
import { findDetailsSide } from './findDetailsSide';
import { describeSide, type ShownSide } from './openFileSide';

/** A side of a comparison: files, or what a server answered. */
export interface ComparedSide {
  /** Name for people: "before.txt", "checkout". */
  readonly name: string;
  readonly profile: OpenedProfile;
  readonly question: DiffQuestion;
  /** undefined for a query. */
  readonly files: ShownSide | undefined;
  /** undefined if no lines are available. */
  readonly details: DetailsSide | undefined;
}

export function compareFiles(side: ShownSide): ComparedSide {
  const profileType = describeFileType(side);
  const count = side.parts.length;
  return {
    name: describeSide(side),
    profile: side.profile,
    files: side,
    details: findDetailsSide(side),
    question: {
      range: getFileRange(side),
      profileType,
      // A snapshot is of one moment.
      series: profileType.isInstant
        ? { average: getTotal(side.profile.tree) / count, weight: count, slotCount: count }
        : undefined,
      selector: side.parts.map(({ of, index }) => `${of.key} ${index} ${encodeNarrowing(side.narrowing)}`).join(),
    },
  };
}

export function compareLive(
  { serviceName, query, opened }: LoadedProfile,
  profileType: DiffQuestion['profileType'],
  dataSourceUid: string,
): ComparedSide {
  const { fromMs, toMs, labelSelector } = query;
  return {
    name: serviceName,
    profile: opened,
    files: undefined,
    details: readsPprof(getPprofKey(dataSourceUid, query), (path, signal) =>
      fetchPprof(dataSourceUid, query, path, signal),
    ),
    question: { range: { fromMs, toMs }, profileType, selector: labelSelector },
  };
}
