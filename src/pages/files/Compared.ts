import type { DiffQuestion } from 'profile/diff/findDiff';
import { getFileKey } from 'profile/formats/files/FileReference';
import { encodeNarrowing } from 'profile/formats/samples/Narrowing';
import { getTotal } from 'profile/tree/FlameTree';
import type { LoadedProfile } from 'queries/ProfileLoader';
import type { OpenedProfile } from 'worker/OpenedProfile';
import { describeFileType, getFileRange } from './describeFileProfile';
import { describeSide, type ShownSide } from './openFileSide';

/** A side of a comparison: files, or what a server answered. */
export interface Compared {
  /** For people: "before.txt", "checkout". */
  readonly name: string;
  readonly profile: OpenedProfile;
  readonly question: DiffQuestion;
  /** undefined for a query. */
  readonly files: ShownSide | undefined;
}

export function compareFiles(side: ShownSide): Compared {
  const profileType = describeFileType(side);
  const count = side.parts.length;
  return {
    name: describeSide(side),
    profile: side.profile,
    files: side,
    question: {
      range: getFileRange(side),
      profileType,
      // A snapshot is of one moment.
      series: profileType.isInstant
        ? { average: getTotal(side.profile.tree) / count, weight: count, slotCount: count }
        : undefined,
      selector: side.parts
        .map(({ file, index }) => `${getFileKey(file.reference)} ${index} ${encodeNarrowing(side.narrowing)}`)
        .join(),
    },
  };
}

export function compareLive(
  { serviceName, query, opened }: LoadedProfile,
  profileType: DiffQuestion['profileType'],
): Compared {
  const { fromMs, toMs, labelSelector } = query;
  return {
    name: serviceName,
    profile: opened,
    files: undefined,
    question: { range: { fromMs, toMs }, profileType, selector: labelSelector },
  };
}
