import { useAnswer } from 'components/useAnswer';
import { describeLikeness } from 'profile/diff/computeLikeness';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import type { OpenedDiff } from 'worker/OpenedDiff';
import type { Compared } from './Compared';

interface Sides {
  readonly baseline: Compared;
  readonly comparison: Compared;
}

/** How alike files and a live service are, as sentences; undefined until that is known, and where both sides are files. */
export function useLikeness(
  opened: OpenedDiff,
  { baseline, comparison }: Sides,
  keepsRunNumbers: boolean,
): string | undefined {
  const lacking = baseline.files ? 'baseline' : 'comparison';
  const isLive = !baseline.files || !comparison.files;
  const { value } = useAnswer(
    [opened, lacking, keepsRunNumbers],
    isLive ? async () => ({ likeness: await opened.liken(lacking, keepsRunNumbers), opened }) : undefined,
  );
  const [file, live] = lacking === 'baseline' ? [baseline, comparison] : [comparison, baseline];
  return value?.likeness && value.opened === opened
    ? describeLikeness(value.likeness, { lacking: formatFunctionName(file.name), other: formatFunctionName(live.name) })
    : undefined;
}
