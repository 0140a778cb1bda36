import { PyroscopeError } from 'pyroscope/PyroscopeError';
import { describeError } from 'scenes/states/describeError';

/** Explains a failed call for files that a server stores. Many of its refusals come as internal errors. */
export function describeStoreFailure(error: unknown): string {
  if (!(error instanceof PyroscopeError)) {
    return error instanceof Error ? error.message : String(error);
  }
  const { kind, words } = error;
  if (kind === 'unsupported') {
    return 'The server behind this data source cannot store files. Files that you drop still work.';
  }
  const [, missing] = /profile (\S+) not found/.exec(words) ?? [];
  if (missing !== undefined) {
    return `The server behind this data source keeps no file ${missing}. Another data source may.`;
  }
  const [, limit] = /payload size exceeds limit of (.+)$/.exec(words) ?? [];
  if (limit !== undefined) {
    return `The server takes no files above ${limit}.`;
  }
  const [, format, why] = /detected as "(\w+)": (.+)$/s.exec(words) ?? [];
  if (format !== undefined && why !== undefined) {
    return `The server could not read the file, which it took for ${format}: ${why}`;
  }
  const { title, nextStep, detail } = describeError(error);
  return [`${title}.`, ...(detail === undefined ? [] : [`It says: ${detail}.`]), nextStep].join(' ');
}
