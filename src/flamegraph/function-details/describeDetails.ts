import { formatShare } from 'profile/format/formatShare';
import type { FunctionLines, FunctionPlace } from 'profile/pprof/computeFunctionLines';
import type { Alignment, LineRow } from 'profile/source/buildLineRows';
import type { HostPattern } from 'profile/source/buildSourceUrl';
import type { findSource } from 'profile/source/findSource';
import { parseRepository } from 'profile/source/parseRepository';
import type { DetailsFormat } from './DetailsSource';

/** What the function costs in all. */
export function describeSum(
  { self, total, profileTotal }: FunctionLines,
  { formatValue }: DetailsFormat,
  isCallOnly: boolean,
): string {
  // Asked for one call, a server gives its stacks alone.
  const share = profileTotal > 0 && !isCallOnly ? `, ${formatShare(total / profileTotal)} of the profile` : '';
  return `Total ${formatValue(total, 'comparison')}, self ${formatValue(self, 'comparison')}${share}.`;
}

/** What the function costs on both sides. */
export function describeDiffSum(
  { total }: FunctionLines,
  before: FunctionLines | undefined,
  { formatValue, getDifference, formatDifference }: DetailsFormat,
): string {
  const old = before?.total ?? 0;
  const difference = getDifference(old, total);
  const change = difference === undefined ? '' : `: ${formatDifference(difference)}`;
  return `Total ${formatValue(old, 'baseline')} in the baseline, ${formatValue(total, 'comparison')} in the comparison${change}.`;
}

/** Servers that ignore a selector, or cut a profile, answer with other stacks than the graph shows. */
export function describeMismatch({
  lines,
  expectedTotal,
  isCallOnly,
  format,
}: {
  readonly lines: FunctionLines;
  readonly expectedTotal: number | undefined;
  readonly isCallOnly: boolean;
  readonly format: DetailsFormat;
}): string {
  const isOther =
    expectedTotal !== undefined && !isCallOnly && Math.abs(lines.total - expectedTotal) > expectedTotal * 1e-6;
  return isOther
    ? ` The flame graph has ${format.formatValue(expectedTotal, 'comparison')}: the server answered about other stacks, or cut some.`
    : '';
}

/** What a profile of this kind cannot say. */
export function describeLines({ lines, startLine, total }: FunctionPlace): string {
  const unknown = lines.line.indexOf(0);
  if (lines.line.every((line) => line === 0)) {
    return 'The profile has no line numbers for this function.';
  }
  if (lines.line.length === 1 && (startLine === 0 || lines.line[0] === startLine)) {
    return 'Everything is on one line: profilers of some languages only record where a function begins.';
  }
  return unknown >= 0 ? `${formatShare((lines.total[unknown] ?? 0) / total)} of the total has no line number.` : '';
}

/** V8 gives lines of what it inlined under the name of the caller; and a source can be of another version. */
export function describeBeyond({ lines }: FunctionPlace, sourceLength: number): string {
  const beyond = Array.from(lines.line).filter((line) => line > sourceLength);
  return beyond.length === 0
    ? ''
    : `${beyond.length === 1 ? 'Line' : 'Lines'} ${beyond.slice(0, 5).join(', ')}${beyond.length > 5 ? ' …' : ''} ${beyond.length === 1 ? 'is' : 'are'} beyond the end of this source: the profiler gave lines of inlined code of other files, or the source is of another version.`;
}

/** How lines of two versions were laid beside each other. */
export function describeAlignment(
  alignment: Alignment | undefined,
  place: FunctionPlace,
  before: FunctionPlace | undefined,
): string {
  if (!before || (before.build.gitRef === place.build.gitRef && before.file === place.file)) {
    return '';
  }
  switch (alignment) {
    case 'text':
      return 'Two versions: lines are matched by their text.';
    case 'start':
      return 'Two versions, and not both sources at hand: lines are matched by their distance from the function’s first line.';
    default:
      return 'Two versions, and not both sources at hand: lines are matched by their numbers and may have moved.';
  }
}

/** Whose source it is, and why there is no link to it. */
export function describeFound(
  found: ReturnType<typeof findSource>,
  url: string | undefined,
  patterns: readonly HostPattern[],
): string {
  if (found.kind === 'nowhere') {
    return found.reason;
  }
  const owner = found.owner === 'own' ? '' : `This is ${found.owner}. `;
  const host = parseRepository(found.repository)?.host;
  const unknownHost =
    url === undefined && host !== undefined && !patterns.some((pattern) => pattern.host === host)
      ? `How ${host} writes links to a line is not known; an administrator can say it in the plugin’s configuration.`
      : '';
  return `${owner}${unknownHost || found.note}`.trim();
}

/** How many lines are hot, and which of them is looked at. */
export function describeHot(
  rows: readonly LineRow[],
  hotRows: readonly number[],
  activeRow: number | undefined,
): string {
  const place = activeRow === undefined ? -1 : hotRows.indexOf(activeRow);
  const count = `${hotRows.length} hot ${hotRows.length === 1 ? 'line' : 'lines'}`;
  return place < 0 ? count : `${place + 1} of ${count}: line ${rows[activeRow ?? 0]?.line ?? '–'}`;
}
