import { formatFunctionName } from 'profile/format/formatFunctionName';
import { formatValue } from 'profile/format/formatValue';

/** Number of bytes in 4 MiB of base64, the usual limit of a server. */
export const MAX_STORED_BYTES = 3 * 1024 * 1024;

/** Usual limit of a server for an inflated pprof. */
const MAX_INFLATED_BYTES = 4 * 1024 * 1024;

/** Names of files become ids of at most 255 characters. */
const MAX_NAME_LENGTH = 200;

/** Servers read a file by the ending of its name first. */
const OTHER_FORMATS = /\.(json|txt|collapsed|perf_script)$/i;

export interface StorableFile {
  readonly name: string;
  readonly formatName: string;
  /** Period type of the samples; "" if the file does not say. */
  readonly periodType: string;
  readonly bytes: number;
  readonly inflatedBytes: number;
}

/** The part of a file that would be sent, or the reason why nothing is. */
export type StoringPlan =
  | { readonly kind: 'as-is' | 'converted'; readonly name: string; readonly bytes: number; readonly sentence: string }
  | { readonly kind: 'refused'; readonly sentence: string };

/** Explains in a part of a sentence why a server would not take a file as it is; undefined if it would. */
export function findObstacle({ formatName, periodType, bytes, inflatedBytes }: StorableFile): string | undefined {
  if (formatName !== 'pprof') {
    return 'servers give back nothing but functions and values of any file, and read few formats';
  }
  if (periodType === '') {
    return 'the file does not say what samples were taken by, without which servers refuse pprof';
  }
  if (bytes > MAX_STORED_BYTES || inflatedBytes > MAX_INFLATED_BYTES) {
    return `the file has ${formatValue(Math.max(bytes, inflatedBytes), 'bytes')}, which is more than servers take`;
  }
  return undefined;
}

/** @param converted how many bytes the profile on screen has as JSON; omitted if the file can be sent as it is */
export function planStoring(
  file: StorableFile,
  profileName: string,
  converted?: { readonly bytes: number; readonly obstacle: string },
): StoringPlan {
  if (!converted) {
    const name = shorten(OTHER_FORMATS.test(file.name) ? `${file.name}.pprof` : file.name);
    const sentence =
      'All of the file is sent: functions, files, lines, labels of samples and comments, of every sample type.';
    return { kind: 'as-is', name, bytes: file.bytes, sentence };
  }
  const { bytes, obstacle } = converted;
  const why = `${obstacle[0]?.toUpperCase() ?? ''}${obstacle.slice(1)}.`;
  if (bytes > MAX_STORED_BYTES) {
    return {
      kind: 'refused',
      sentence: `Nothing is sent. ${why} The profile on screen has ${formatValue(bytes, 'bytes')} as Pyroscope’s JSON; a server takes ${formatValue(MAX_STORED_BYTES, 'bytes')} unless it was set up otherwise.`,
    };
  }
  return {
    kind: 'converted',
    name: shorten(/\.json$/i.test(file.name) ? file.name : `${file.name}.json`),
    bytes,
    sentence: `The profile “${formatFunctionName(profileName)}” is sent as Pyroscope’s JSON: functions and their values, rounded to whole numbers. ${why}`,
  };
}

/** The ending stays: a server goes by it. */
function shorten(name: string): string {
  return name.length <= MAX_NAME_LENGTH ? name : name.slice(name.length - MAX_NAME_LENGTH);
}
