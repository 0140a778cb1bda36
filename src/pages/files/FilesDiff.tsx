import { StateMessage } from 'components/StateMessage';
import { decodeDiffState, DIFF_STATE_KEYS, type DiffViewState, encodeDiffState } from 'flamegraph/diff/DiffViewState';
import { useFinding } from 'flamegraph/diff/useFinding';
import { DiffView } from 'flamegraph/view/DiffView';
import { describeDiff } from 'profile/diff/describeDiff';
import type { DiffQuestion } from 'profile/diff/findDiff';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { getFileKey } from 'profile/formats/files/FileReference';
import { mergesRunNumbers } from 'profile/transform/mergeRunNumbers';
import { getTotal } from 'profile/tree/FlameTree';
import React, { useMemo } from 'react';
import type { UrlState } from 'url/UrlState';
import { OpenedDiff } from 'worker/OpenedDiff';
import { describeFileType, getFileRange } from './describeFileProfile';
import { describeFiles, type ShownSide } from './openFileSide';
import { useFilesSureness } from './useFilesSureness';
import { useUrlValues } from './useFilesUrl';

interface FilesDiffProps {
  readonly url: UrlState;
  readonly baseline: ShownSide;
  readonly comparison: ShownSide;
}

const STATE_KEYS = [...DIFF_STATE_KEYS, 'filesMode'] as const;

/** Two profiles from files, or two sets of them, laid over each other. */
export function FilesDiff({ url, baseline, comparison }: FilesDiffProps): React.JSX.Element {
  const values = useUrlValues(url, STATE_KEYS);
  const { state, errors } = useMemo(() => decodeDiffState({ ...values, diffMode: values.filesMode }), [values]);
  const setState = (next: DiffViewState, isStep: boolean) => {
    const { diffMode, ...patch } = encodeDiffState(next);
    url.set({ ...patch, filesMode: diffMode }, { isStep });
  };
  const opened = useMemo(() => new OpenedDiff(baseline.profile, comparison.profile), [baseline, comparison]);
  const sides = useMemo(
    () => ({ baseline: describeSide(baseline), comparison: describeSide(comparison) }),
    [baseline, comparison],
  );
  const keepsRunNumbers = !mergesRunNumbers(state.transforms, true);
  const sureness = useFilesSureness({ baseline, comparison }, state.mode, keepsRunNumbers);
  const input = useMemo(
    () => ({ ...sides, mode: state.mode, sureness, keepsRunNumbers }),
    [sides, state.mode, sureness, keepsRunNumbers],
  );
  const finding = useFinding(opened, input);
  const [before, after] = [sides.baseline.profileType, sides.comparison.profileType];
  const names = [before.title, after.title].map(formatFunctionName);
  if (before.unit !== after.unit) {
    return (
      <StateMessage kind="empty" title="These profiles measure different things">
        The baseline is {names[0]}, the comparison {names[1]}. Choose profiles with the same unit.
      </StateMessage>
    );
  }
  const counts = [baseline.parts.length, comparison.parts.length];
  const sentences = [
    finding.value && describeDiff(finding.value, { formatTime: String }),
    names[0] !== names[1] && `The files name different measures: ${names[0]} and ${names[1]}.`,
    state.mode === 'total' &&
      counts[0] !== counts[1] &&
      `Amounts are sums of ${counts[0]} and of ${counts[1]} files, which makes them differ: shares can be compared.`,
    finding.error && `What changed could not be worked out: ${finding.error}`,
    ...errors,
  ];
  return (
    <section aria-label={TITLES[counts.every((count) => count === 1) ? 'two' : 'many']}>
      <p style={{ overflowWrap: 'anywhere' }}>{sentences.filter(Boolean).join(' ')}</p>
      <DiffView
        opened={opened}
        sides={sides}
        profileTypeId={before.id}
        serviceNames={[baseline, comparison].map(({ references }) => describeFiles(references)).join(' and ')}
        isOfFiles
        timeZone={undefined}
        sureness={sureness}
        state={state}
        onState={setState}
      />
    </section>
  );
}

const TITLES = { two: 'Comparison of two files', many: 'Comparison of two sets of files' };

function describeSide(side: ShownSide): DiffQuestion {
  const profileType = describeFileType(side);
  const count = side.parts.length;
  return {
    range: getFileRange(side),
    profileType,
    // A snapshot is of one moment.
    series: profileType.isInstant
      ? { average: getTotal(side.profile.tree) / count, weight: count, slotCount: count }
      : undefined,
    selector: side.parts.map(({ file, index }) => `${getFileKey(file.reference)} ${index}`).join(),
  };
}
