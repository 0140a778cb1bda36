import type { ValueUnit } from 'profile/catalog/knownProfileTypes';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { formatInteger, formatShare, listFirst } from 'profile/format/formatNumber';
import { formatValue } from 'profile/format/formatValue';
import type { BinaryValue, UnnamedCode } from 'profile/formats/pprof/computeUnnamed';
import { type Coverage, DEEPEST_STORED } from 'profile/tree/computeCoverage';
import { isWithinEdges } from './AmountUnit';
import type { ChartTotal } from './computeSeriesOfProfile';

/** Amounts that differ by no more are the same but for rounding. */
const SAME = 0.005;

interface SeenProfile {
  readonly unit: ValueUnit;
  /** Chart of the same question. */
  readonly chart: ChartTotal;
  /** Total of the whole call tree that the server returned. */
  readonly treeTotal: number;
  readonly isCut: boolean;
}

/** True if a chart has so much more than its flame graph that it is worth a request to know why. */
export function lacksAmount(chart: ChartTotal, treeTotal: number): boolean {
  return chart.total > treeTotal * (1 + SAME);
}

/**
 * Says in sentences what the chart has and the flame graph does not show. Servers leave stacks without symbols out of a call tree.
 * This is named as the cause only if their pprof has such stacks, and without them is no less than the tree.
 *
 * @param code of the server's pprof; undefined if it gave none
 */
export function describeUnseen(
  { unit, chart, treeTotal, isCut }: SeenProfile,
  code: UnnamedCode | undefined,
): readonly string[] {
  if (!lacksAmount(chart, treeTotal)) {
    return [];
  }
  const sentences: string[] = [];
  const isExplained = code !== undefined && code.unnamed > 0 && treeTotal <= code.named * (1 + SAME);
  if (isExplained) {
    const share = formatShare(code.unnamed / (code.named + code.unnamed));
    const amount = `${formatValue(code.unnamed, unit)} (${share})`;
    const files = listBinaries(code.binaries, (value) => formatValue(value, unit));
    sentences.push(`${amount} without symbols is missing from the flame graph: ${files}.`);
  }
  const rest = chart.total - treeTotal - (isExplained ? code.unnamed : 0);
  // Values that were cut, or recorded at the edges of a step, need no explanation.
  if (!isCut && rest > 0 && !isWithinEdges(rest / chart.total, chart.slotCount)) {
    const amount = `${formatValue(rest, unit)} (${formatShare(rest / chart.total)})`;
    sentences.push(
      `The chart above has ${amount} more than the flame graph${isExplained ? ' and these' : ''}; the reason is not known.`,
    );
  }
  return sentences;
}

/** Says that Pyroscope cuts deep stacks when it stores them; "" if none is cut. */
export function describeDepthCut({ depthCutValue, total }: Pick<Coverage, 'depthCutValue' | 'total'>): string {
  return depthCutValue > 0
    ? `${formatShare(depthCutValue / total)} of the profile is in stacks of ${formatInteger(DEEPEST_STORED)} frames, the usual limit of Pyroscope: deeper ones, if any, count as self of the last.`
    : '';
}

const MAX_BINARIES = 3;

/** Lists the largest of some files by the last part of their paths: "libfoo.so 60 ms, app 20 ms and 2 more". */
export function listBinaries(binaries: readonly BinaryValue[], formatBinaryValue?: (value: number) => string): string {
  return listFirst(binaries, MAX_BINARIES, ({ file, value }) => {
    const isAlone = binaries.filter((other) => getLastPart(other.file) === getLastPart(file)).length === 1;
    const name = file === '' ? 'unknown binary' : formatFunctionName(isAlone ? getLastPart(file) : file);
    return formatBinaryValue ? `${name} ${formatBinaryValue(value)}` : name;
  });
}

/** Returns the last part of a path: "/usr/lib/libfoo.so" → "libfoo.so". */
function getLastPart(file: string): string {
  return /[^/\\]+$/.exec(file)?.[0] ?? file;
}
