import { lazyComponent } from 'components/lazyComponent';
import { StateMessage } from 'components/StateMessage';
import { useAnswer } from 'components/useAnswer';
import { decodeDiffState, DIFF_STATE_KEYS, type DiffViewState, encodeDiffState } from 'flamegraph/diff/DiffViewState';
import { useFinding } from 'flamegraph/diff/useFinding';
import type { DiffDetailsContext } from 'flamegraph/view/contexts';
import { DiffView } from 'flamegraph/view/DiffView';
import { findMeaningProblem } from 'profile/catalog/findMeaningProblem';
import { describeLikeness } from 'profile/diff/computeLikeness';
import { describeDiff } from 'profile/diff/describeDiff';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { mergesRunNumbers } from 'profile/transform/mergeRunNumbers';
import React, { useMemo } from 'react';
import type { UrlState } from 'url/UrlState';
import { OpenedDiff } from 'worker/OpenedDiff';
import type { ComparedSide } from './ComparedSide';
import { FilesDetails } from './FileDetails';
import { useFilesSureness } from './useFilesSureness';
import { useUrlValues } from './useFilesUrl';

interface FilesDiffProps {
  readonly url: UrlState;
  readonly baseline: ComparedSide;
  readonly comparison: ComparedSide;
}

const DiffExplanation = lazyComponent(
  'Loading the explanation',
  () => import(/* webpackChunkName: "explain-diff" */ 'explain/DiffExplanation'),
);

const STATE_KEYS = [...DIFF_STATE_KEYS, 'sharesMode'] as const;

/** Compares two sides of which at least one comes from files. */
export function FilesDiff({ url, baseline, comparison }: FilesDiffProps): React.JSX.Element {
  const values = useUrlValues(url, STATE_KEYS);
  const { state, errors } = useMemo(() => decodeDiffState({ ...values, diffMode: values.sharesMode }), [values]);
  const setState = (next: DiffViewState, isStep: boolean) => {
    const { diffMode, ...patch } = encodeDiffState(next);
    url.set({ ...patch, sharesMode: diffMode }, { isStep });
  };
  const opened = useMemo(() => new OpenedDiff(baseline.profile, comparison.profile), [baseline, comparison]);
  const sides = useMemo(
    () => ({ baseline: baseline.question, comparison: comparison.question }),
    [baseline, comparison],
  );
  const fileNames = useMemo(
    () => ({
      ...(baseline.files && { baseline: baseline.name }),
      ...(comparison.files && { comparison: comparison.name }),
    }),
    [baseline, comparison],
  );
  const keepsRunNumbers = !mergesRunNumbers(state.transforms, true);
  const sureness = useFilesSureness({ baseline, comparison }, state.mode, keepsRunNumbers);
  const input = useMemo(
    () => ({ ...sides, mode: state.mode, sureness, keepsRunNumbers }),
    [sides, state.mode, sureness, keepsRunNumbers],
  );
  const finding = useFinding(opened, input);
  const likeness = useLikeness(opened, { baseline, comparison }, keepsRunNumbers);
  const [before, after] = [sides.baseline.profileType, sides.comparison.profileType];
  const meaning = findMeaningProblem(before, after);
  const isLive = !baseline.files || !comparison.files;
  // With two files, the user knows what they are; a query to a server can be chosen to fit.
  if (meaning && (before.unit !== after.unit || (isLive && meaning.isRefused))) {
    return (
      <StateMessage kind="empty" title="These profiles measure different things">
        {formatFunctionName(meaning.sentence)} Choose another profile type on one side.
      </StateMessage>
    );
  }
  const verdict = finding.value && describeDiff(finding.value, { formatTime: String, parts: 'files' });
  const counts = [baseline, comparison].map(({ files }) => files?.parts.length ?? 1);
  const sentences = [
    likeness,
    verdict,
    meaning && formatFunctionName(meaning.sentence),
    state.mode === 'total' &&
      counts[0] !== counts[1] &&
      `Amounts are sums of ${counts[0]} and of ${counts[1]} files, which makes them differ: shares can be compared.`,
    finding.error && `What changed could not be worked out: ${finding.error}`,
    ...errors,
  ];
  return (
    <section
      aria-label={
        isLive ? 'Comparison of files with a service' : counts.every((count) => count === 1) ? TITLES.two : TITLES.many
      }
    >
      <p style={{ overflowWrap: 'anywhere' }}>{sentences.filter(Boolean).join(' ')}</p>
      <DiffView
        opened={opened}
        sides={sides}
        profileTypeId={before.id}
        serviceNames={`${baseline.name} and ${comparison.name}`}
        fileNames={fileNames}
        timeZone={undefined}
        verdict={verdict}
        renderExplanation={(context) => <DiffExplanation {...context} />}
        sureness={sureness}
        {...(baseline.details &&
          comparison.details &&
          before.type === after.type && {
            renderDetails: (context: DiffDetailsContext) => (
              <FilesDetails context={context} baseline={baseline} comparison={comparison} />
            ),
          })}
        state={state}
        onState={setState}
      />
    </section>
  );
}

const TITLES = { two: 'Comparison of two files', many: 'Comparison of two sets of files' };

interface Sides {
  readonly baseline: ComparedSide;
  readonly comparison: ComparedSide;
}

/** Describes how similar files and a live service are, in sentences; undefined until that is known, and if both sides are files. */
function useLikeness(
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
