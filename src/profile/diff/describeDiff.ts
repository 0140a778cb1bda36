import type { ValueUnit } from 'profile/catalog/knownProfileTypes';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { formatNumber, formatPoints, formatShare } from 'profile/format/formatNumber';
import { formatSignedValue, formatValue } from 'profile/format/formatValue';
import { describeLoad } from 'profile/functions/isUniformChange';
import type { Contribution } from './computeAttribution';
import type { SliceCounts, UnknownReason } from './computeSureness';
import type { ChanceCertainty, DiffFinding, FoundChange, FoundFunction, MissingSide, ValueFormat } from './findDiff';

export interface DescribeOptions {
  /** Writes a time: "07:14:32". */
  readonly formatTime: (timeMs: number) => string;
  /** Parts into which sides were cut to tell change from chance; slices of time if omitted. */
  readonly parts?: DiffParts | undefined;
}

type DiffParts = 'slices' | 'files';

/** Describes the finding of a diff in one to four sentences, the most important first. */
export function describeDiff(finding: DiffFinding, options: DescribeOptions): string {
  switch (finding.kind) {
    case 'different-units':
      return `The sides cannot be compared: the baseline is in ${UNIT_NAMES[finding.baseline]}, the comparison in ${UNIT_NAMES[finding.comparison]}.`;
    case 'future':
      return `${SIDE_NAMES[finding.side]} ${finding.side === 'both' ? 'lie' : 'lies'} in the future, where nothing is recorded yet. Choose an earlier range.`;
    case 'same':
      return 'Both sides show the same: equal ranges, filters and services. Change one of them to see a difference.';
    case 'missing':
      return describeMissing(finding);
    case 'unused':
      return 'Nothing was used on either side.';
    case 'change':
      return describeChange(finding, options);
    default:
      return finding satisfies never;
  }
}

const UNIT_NAMES: Record<ValueUnit, string> = { ns: 'time', bytes: 'bytes', short: 'counts' };

const SIDE_NAMES: Record<MissingSide, string> = {
  baseline: 'The baseline',
  comparison: 'The comparison',
  both: 'Both sides',
};

function describeMissing({ side, isNew, value, format }: DiffFinding & { readonly kind: 'missing' }): string {
  if (side === 'both') {
    return 'Neither side has profiles. Widen the ranges, or remove filters.';
  }
  const other = side === 'baseline' ? 'comparison' : 'baseline';
  const there = value === undefined ? '' : ` The ${other} has ${formatIn(format, value)}.`;
  return `${isNew ? 'New: no profiles before.' : `No profiles in the ${side}.`}${there}`;
}

function describeChange(change: FoundChange, options: DescribeOptions): string {
  const sentences = [describeWhole(change, options), describeMovers(change), describeCut(change)];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

/** Change that counts as large, as a part of the baseline: with so much on the screen nobody would believe "no change". */
const LARGE = 0.1;

function describeWhole(change: FoundChange, { formatTime, parts = 'slices' }: DescribeOptions): string {
  const { certainty, mode } = change;
  if (mode === 'share') {
    return change.functions.length > 0
      ? `Shares of the total changed.${describeCertainty(change, parts)}`
      : `No change found in the shares.${describeSmallest(change, parts)}`;
  }
  if (certainty.status === 'chance') {
    const isBlind = Math.abs(change.relative ?? 1) >= LARGE || isSmallestLarge(change);
    if (isBlind && change.functions.length === 0) {
      return `Cannot tell whether anything changed: comparison ${describeAmount(change)}, but ${describeVarying(certainty, parts)}.${describeSmallest(change, parts)} ${describeRemedy(certainty, parts)} tell more.`;
    }
    const seen = `Comparison ${describeAmount(change)}${change.difference === 0 ? '' : ', which may be noise'}.`;
    return `No change found${change.functions.length > 0 ? ' in the total' : ''}.${describeSmallest(change, parts)} ${seen}`;
  }
  if (change.difference === 0) {
    return `Both sides use the same: ${formatIn(change.format, change.baseline)}.`;
  }
  const cause = change.cause ? `; ${describeCause(change, change.cause)}` : '';
  const functions = change.functions.length > 0 || change.isUniformChange ? `; ${describeFunctions(change)}` : '';
  return `Comparison ${describeAmount(change)}${describeWhen(change, formatTime)}${cause}${functions}.${describeCertainty(change, parts)}`;
}

function describeVarying({ isUnsteady, sliceCount }: ChanceCertainty, parts: DiffParts): string {
  return isUnsteady
    ? `the difference changes and stays so for several ${parts}, as when each side changes at its own time`
    : sliceCount.isPaired
      ? 'the difference varies so much from slice to slice that this may be noise'
      : `${parts === 'files' ? 'the files of a side differ' : 'both ranges vary'} so much that this may be noise`;
}

function describeRemedy({ isUnsteady }: ChanceCertainty, parts: DiffParts): string {
  return parts === 'files' ? 'More files' : isUnsteady ? 'Ranges before or after that' : 'Longer or calmer ranges';
}

/** True if only a change larger than the baseline would have been seen, so that its number says nothing. */
function isSmallestLarge({ certainty, baseline }: FoundChange): boolean {
  return certainty.status === 'chance' && baseline > 0 && (certainty.smallest ?? 0) > baseline;
}

/**
 * Formats the time of a change: " since 15:08", ", rising all along the range", or if it is over " from 15:08 to
 * 15:22, then fell again".
 */
function describeWhen({ stretch, difference, mode }: FoundChange, formatTime: DescribeOptions['formatTime']): string {
  if (!stretch) {
    return '';
  }
  if (stretch.isSteady) {
    return `, ${difference > 0 ? 'rising' : 'falling'} all along the range`;
  }
  if (stretch.toMs === undefined) {
    return ` since ${formatTime(stretch.fromMs)}`;
  }
  // An amount depends on how long a range is, too.
  const end = mode === 'total' ? '' : `, then ${difference > 0 ? 'fell' : 'rose'} again`;
  return ` from ${formatTime(stretch.fromMs)} to ${formatTime(stretch.toMs)}${end}`;
}

/** From this ratio on, a ratio of whole numbers reads better than a percentage. */
const LEAST_RATIO = 1.5;

/** A larger ratio says no more than "it was next to nothing before". */
const LARGEST_RATIO = 1000;

/** Formats "costs 5.9 × baseline per second (+0.075 cores)". */
function describeAmount(change: FoundChange): string {
  const { baseline, comparison, difference, relative, format, mode, stretch } = change;
  const per =
    mode === 'per-instance'
      ? ' per instance'
      : format.isInstant
        ? ' on average'
        : mode === 'per-second'
          ? ' per second'
          : ' in total';
  const isOver = stretch?.toMs !== undefined;
  const verb = format.isInstant ? (isOver ? 'had' : 'has') : isOver ? 'cost' : 'costs';
  const signed = formatSignedIn(format, difference);
  if (baseline === 0) {
    return `${verb} ${formatIn(format, comparison)}${per}, and baseline nothing`;
  }
  if (comparison === 0) {
    return `${verb} nothing, and baseline ${formatIn(format, baseline)}${per}`;
  }
  if (difference === 0) {
    return `${verb} as much as baseline${per}`;
  }
  const ratio = comparison / baseline;
  if (ratio > LARGEST_RATIO) {
    return `${verb} over ${formatNumber(LARGEST_RATIO)} × baseline${per} (${signed})`;
  }
  if (ratio >= LEAST_RATIO) {
    return `${verb} ${formatRatio(ratio)} × baseline${per} (${signed})`;
  }
  const share = formatShare(Math.abs(relative ?? 0));
  return `${verb} ${share} ${difference > 0 ? 'more' : 'less'} than baseline${per} (${signed})`;
}

function formatRatio(ratio: number): string {
  return formatNumber(Number(ratio.toPrecision(2)));
}

function describeCause({ difference, opposing }: FoundChange, cause: Contribution): string {
  const labels = cause.labels.map(
    ({ name, value }) => `${name}=${value === '' ? '(none)' : formatFunctionName(value)}`,
  );
  const direction = difference > 0 ? 'rise' : 'fall';
  const against = opposing
    ? ` (${opposing.labels.map(({ value }) => formatFunctionName(value)).join(' ')} ${difference > 0 ? 'fell' : 'rose'})`
    : '';
  return `${formatShare(cause.part)} of the ${direction} is ${labels.join(' in ')}${against}`;
}

function describeFunctions({ functions, carrier, isUniformChange, difference, format, mode }: FoundChange): string {
  if (isUniformChange) {
    const reason = format.isInstant ? '' : describeLoad(mode, difference > 0);
    return `all functions alike${reason === '' ? '' : `, as with ${reason}`}`;
  }
  const list = functions.map(describeFunction).join(', ');
  return carrier === undefined ? list : `${formatFunctionName(carrier)} → ${list}`;
}

function describeFunction({ name, part }: FoundFunction): string {
  return part === undefined ? formatFunctionName(name) : `${formatFunctionName(name)} ${formatShare(part)}`;
}

/** Describes functions that changed for sure although the whole did not, or shares. */
function describeMovers({ functions, certainty, mode, format }: FoundChange): string {
  if (functions.length === 0 || (mode !== 'share' && certainty.status !== 'chance')) {
    return '';
  }
  const list = functions.map(
    ({ name, difference, relative }) =>
      `${formatFunctionName(name)} ${mode === 'share' ? formatPoints(difference) : formatSignedIn(format, difference)}` +
      (relative === undefined ? ' (new)' : relative <= -1 ? ' (gone)' : ''),
  );
  return `${mode === 'share' ? 'Most' : 'These functions changed for sure, by self'}: ${list.join(', ')}.`;
}

function describeSmallest(change: FoundChange, parts: DiffParts): string {
  const { certainty, format, baseline, mode } = change;
  if (certainty.status !== 'chance' || certainty.smallest === undefined) {
    return '';
  }
  const { smallest, sliceCount } = certainty;
  const slices = describeSlices(sliceCount, parts);
  if (mode === 'share') {
    return ` (${slices}.)`;
  }
  if (isSmallestLarge(change)) {
    return ` Only a change larger than the whole baseline could be told from noise (${slices}).`;
  }
  const relative = baseline > 0 ? `, ${formatShare(smallest / baseline)} of baseline` : '';
  return ` Smallest change we would likely have seen (90 %): ${formatIn(format, smallest)}${relative} (${slices}).`;
}

function describeSlices({ baseline, comparison, isPaired }: SliceCounts, parts: DiffParts): string {
  return isPaired ? `${baseline} pairs of slices of the same minutes` : `${baseline} and ${comparison} ${parts}`;
}

function describeCertainty({ certainty }: FoundChange, parts: DiffParts): string {
  switch (certainty.status) {
    case 'sure':
      return ` Sure (${describeSlices(certainty.sliceCount, parts)}).`;
    case 'chance':
      return '';
    case 'estimating':
      return ' Estimating how sure that is.';
    case 'unknown':
      return certainty.reason === 'one-set'
        ? ' Not judged: one sample set a side.'
        : ` Not known how sure that is: ${describeReason(certainty.reason, parts)}.`;
    default:
      return certainty satisfies never;
  }
}

function describeReason(reason: Exclude<UnknownReason, 'one-set'>, parts: DiffParts): string {
  switch (reason) {
    case 'no-slices':
      return parts === 'files' ? 'the files could not be judged' : 'the sides could not be cut into slices';
    case 'too-few-slices':
      return `a side has fewer than eight ${parts}`;
    case 'no-data':
      return `the ${parts} are empty`;
    case 'no-durations':
      return 'a file does not say how long it was recorded, so only shares can be judged';
    default:
      return reason satisfies never;
  }
}

function describeCut({ cutShare }: FoundChange): string {
  const sides = (['baseline', 'comparison'] as const).filter((side) => cutShare[side] > 0);
  const list = sides.map((side) => `${formatShare(cutShare[side])} of the ${side}`);
  return list.length > 0 ? `The server cut ${list.join(' and ')}: what is missing there may only be cut.` : '';
}

function formatIn({ unit, divisor }: ValueFormat, value: number): string {
  return formatValue(value / divisor, unit);
}

function formatSignedIn({ unit, divisor }: ValueFormat, value: number): string {
  return formatSignedValue(value / divisor, unit);
}
