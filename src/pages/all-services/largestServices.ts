import { readStored, writeStored } from 'grafana/storage';
import { ON_SCREEN_LIMIT } from 'queries/GroupedSeries';

/** Data source and profile type of the largest services. */
interface Subject {
  readonly dataSourceUid: string;
  readonly profileTypeId: string;
}

type Remembered = ReadonlyArray<readonly [dataSourceUid: string, profileTypeId: string, names: readonly string[]]>;

const KEY = 'largestServices';
const MOST_SUBJECTS = 12;

/** The services that used most when all were seen last in this browser: what will come first, until it is known what does. */
export function recallLargest({ dataSourceUid, profileTypeId }: Subject): readonly string[] {
  return readAll().find(([uid, type]) => uid === dataSourceUid && type === profileTypeId)?.[2] ?? [];
}

/** Stores the first of these names, the largest first, for the subjects that were seen last. */
export function rememberLargest({ dataSourceUid, profileTypeId }: Subject, names: readonly string[]): void {
  const others = readAll().filter(([uid, type]) => uid !== dataSourceUid || type !== profileTypeId);
  const newest = [dataSourceUid, profileTypeId, names.slice(0, ON_SCREEN_LIMIT)] as const;
  writeStored(KEY, [newest, ...others].slice(0, MOST_SUBJECTS));
}

function readAll(): Remembered {
  return readStored(KEY, isRemembered) ?? [];
}

function isRemembered(value: unknown): value is Remembered {
  const isText = (each: unknown): boolean => typeof each === 'string';
  return (
    Array.isArray(value) &&
    value.every((each: unknown) => {
      const [uid, type, names]: unknown[] = Array.isArray(each) ? each : [];
      return isText(uid) && isText(type) && Array.isArray(names) && names.every(isText);
    })
  );
}
