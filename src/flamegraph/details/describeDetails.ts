import { describeUnnamedSelf } from 'profile/amounts/describeUnnamedBelow';
import { formatShare } from 'profile/format/formatNumber';
import type { Alignment, LineRow } from 'profile/lines/buildLineRows';
import type { HostPattern } from 'profile/lines/buildSourceUrl';
import type { FunctionLines, FunctionPlace } from 'profile/lines/computeFunctionLines';
import type { findSource } from 'profile/lines/findSource';
import { parseRepository } from 'profile/lines/parseRepository';
import type { DetailsFormat, DetailsSide, GraphValues } from './DetailsSource';

/** Rounding of sums of the same numbers in another order. */
const ROUNDING = 1e-6;

/**
 * Returns the flame graph's value, if that is more: servers leave stacks through code without symbols out of the answer with lines.
 */
function getMore(lines: FunctionLines | undefined, expected: GraphValues | undefined): GraphValues | undefined {
  return expected && (lines?.total ?? 0) < expected.total * (1 - ROUNDING) ? expected : undefined;
}

/** Cost of the function in all, as in the flame graph. */
export function describeSum(
  lines: FunctionLines,
  { formatValue }: DetailsFormat,
  isCallOnly: boolean,
  expected: GraphValues | undefined,
): string {
  const more = getMore(lines, expected);
  const { self, total } = more ?? lines;
  const whole = more?.wholeTotal ?? lines.profileTotal;
  // For a single call, a server returns only its stacks.
  const share = whole > 0 && !isCallOnly ? `, ${formatShare(total / whole)} of the profile` : '';
  return `Total ${formatValue(total, 'comparison')}, self ${formatValue(self, 'comparison')}${share}.`;
}

/** Cost of the function on both sides. */
export function describeDiffSum(
  lines: FunctionLines,
  before: FunctionLines | undefined,
  { formatValue, getDifference, formatDifference }: DetailsFormat,
  {
    expected,
    expectedBefore,
  }: { readonly expected?: GraphValues | undefined; readonly expectedBefore?: GraphValues | undefined },
): string {
  const { total } = getMore(lines, expected) ?? lines;
  const old = (getMore(before, expectedBefore) ?? before)?.total ?? 0;
  const difference = getDifference(old, total);
  const change = difference === undefined ? '' : `: ${formatDifference(difference)}`;
  return `Total ${formatValue(old, 'baseline')} in the baseline, ${formatValue(total, 'comparison')} in the comparison${change}.`;
}

interface Answer {
  readonly lines: FunctionLines;
  readonly side: Pick<DetailsSide, 'files'>;
  readonly baseline?: Pick<DetailsSide, 'files'>;
  readonly before?: FunctionLines | undefined;
  readonly expected: GraphValues | undefined;
  readonly expectedBefore?: GraphValues | undefined;
  readonly format: DetailsFormat;
}

/** Servers that ignore a selector, or leave stacks out, answer with other stacks than the graph shows. "" if all agrees. */
export function describeMismatch(answer: Answer): string {
  const { lines, before, expected, expectedBefore, format } = answer;
  if (getMore(lines, expected)) {
    return ` Lines are known of ${format.formatValue(lines.total, 'comparison')} of that: ${describeLeftOut(lines, answer.side)}`;
  }
  if (before && getMore(before, expectedBefore)) {
    const known = format.formatValue(before.total, 'baseline');
    return ` In the baseline lines are known of ${known}: ${describeLeftOut(before, answer.baseline)}`;
  }
  const hasMore = expected !== undefined && lines.total > expected.total * (1 + ROUNDING);
  return hasMore
    ? ` The flame graph has ${format.formatValue(expected.total, 'comparison')}: the server answered about other stacks.`
    : '';
}

/** Describes the part of the function's self that is code without symbols, for each side that has any. */
export function describeUnnamed({ lines, before, format }: Answer): readonly string[] {
  const describe = (side: 'baseline' | 'comparison', { unnamed, self }: FunctionLines) =>
    describeUnnamedSelf(
      unnamed,
      self,
      (value) => format.formatValue(value, side),
      before ? `its self in the ${side}` : undefined,
    );
  return [...(before ? describe('baseline', before) : []), ...describe('comparison', lines)];
}

/** Describes how many files the lines are added up from, for each side with several. */
export function describeSums({ side, baseline }: Answer): readonly string[] {
  const describe = (name: string, { files = { count: 1, withLines: 1 } }: Pick<DetailsSide, 'files'>) =>
    files.count === 1
      ? []
      : files.withLines === files.count
        ? [`${name} of ${files.count} files are added up.`]
        : [`${name} of ${files.withLines} of ${files.count} files are added up; the others have none.`];
  return baseline
    ? [...describe('Baseline: lines', baseline), ...describe('Comparison: lines', side)]
    : describe('Lines', side);
}

export function describeNoLines(name: string, answer: Answer): string {
  const { lines, before, expected, expectedBefore, format } = answer;
  const after = getMore(lines, expected);
  const more = after ?? getMore(before, expectedBefore);
  if (!more) {
    const [source, other] = answer.side.files
      ? ['No file with lines has a', '']
      : ['The server’s answer with lines has no', ', or at another range'];
    return `${source} stack with ${name}. Look at all its calls${other}.`;
  }
  const side = after ? 'comparison' : 'baseline';
  const [total, self] = [more.total, more.self].map((value) => format.formatValue(value, side));
  const why = after ? describeLeftOut(lines, answer.side) : describeLeftOut(before ?? lines, answer.baseline);
  return `${name} has a total of ${total} and a self value of ${self} in the flame graph, but no lines: ${why}`;
}

function describeLeftOut({ binariesWithoutFrames }: FunctionLines, side: Answer['baseline']): string {
  if (side?.files) {
    return `${side.files.withLines} of ${side.files.count} files have lines.`;
  }
  return binariesWithoutFrames.length > 0
    ? `the server’s answer with lines leaves out stacks through code without symbols (${binariesWithoutFrames.slice(0, 3).join(', ')}).`
    : 'the server’s answer with lines leaves out the rest, as servers do with stacks through code without symbols.';
}

/** Describes what a profile of this kind cannot tell. */
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

/** Describes how the lines of two versions were aligned. */
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

/** Describes whose source it is, and why there is no link to it. `isOfService`: true if the service's repository can be set. */
export function describeFound(
  found: ReturnType<typeof findSource>,
  url: string | undefined,
  patterns: readonly HostPattern[],
  isOfService: boolean,
): string {
  if (found.kind === 'nowhere') {
    return isOfService && found.advice ? `${found.reason} ${found.advice}` : found.reason;
  }
  const owner = found.owner === 'own' ? '' : `This is ${found.owner}. `;
  const host = parseRepository(found.repository)?.host;
  const unknownHost =
    url === undefined && host !== undefined && !patterns.some((pattern) => pattern.host === host)
      ? `No link pattern for ${host}. An admin can add one.`
      : '';
  return `${owner}${unknownHost || found.note}`.trim();
}

/** Describes the number of hot lines, and the current one. */
export function describeHot(
  rows: readonly LineRow[],
  hotRows: readonly number[],
  activeRow: number | undefined,
): string {
  const place = activeRow === undefined ? -1 : hotRows.indexOf(activeRow);
  const count = `${hotRows.length} hot ${hotRows.length === 1 ? 'line' : 'lines'}`;
  return place < 0 ? count : `${place + 1} of ${count}: line ${rows[activeRow ?? 0]?.line ?? '–'}`;
}
