import { formatFunctionName } from 'profile/format/formatFunctionName';
import { formatInteger } from 'profile/format/formatNumber';
import type { BinaryValue } from 'profile/formats/pprof/computeUnnamed';

const MAX_BINARIES = 3;

/** Lists the largest of some files by the last part of their paths: "libfoo.so 60 ms, app 20 ms and 2 more". */
export function listBinaries(binaries: readonly BinaryValue[], formatBinaryValue?: (value: number) => string): string {
  const shown = binaries.slice(0, MAX_BINARIES).map(({ file, value }) => {
    const isAlone = binaries.filter((other) => getLastPart(other.file) === getLastPart(file)).length === 1;
    const name = file === '' ? 'unknown binary' : formatFunctionName(isAlone ? getLastPart(file) : file);
    return formatBinaryValue ? `${name} ${formatBinaryValue(value)}` : name;
  });
  const more = binaries.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${formatInteger(more)} more` : ''}`;
}

/** Returns the last part of a path: "/usr/lib/libfoo.so" → "libfoo.so". */
function getLastPart(file: string): string {
  return /[^/\\]+$/.exec(file)?.[0] ?? file;
}
