import { StateMessage } from 'components/StateMessage';
import type { DiffViewState } from 'flamegraph/diff/DiffViewState';
import { useFinding } from 'flamegraph/diff/useFinding';
import { DiffView } from 'flamegraph/view/DiffView';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import type { Sureness } from 'profile/diff/computeSureness';
import { describeDiff } from 'profile/diff/describeDiff';
import type { DiffQuestion } from 'profile/diff/DiffQuestion';
import { printPartKey } from 'profile/parts/ProfilePart';
import { mergesRunNumbers } from 'profile/transform/mergeRunNumbers';
import { getTotal } from 'profile/tree/FlameTree';
import type { LoadedProfile } from 'queries/ProfileLoader';
import React, { useMemo } from 'react';
import { OpenedDiff } from 'worker/OpenedDiff';

interface SpansDiffProps {
  readonly baseline: LoadedProfile;
  readonly comparison: LoadedProfile;
  readonly timeZone: string | undefined;
  readonly state: DiffViewState;
  readonly onState: (state: DiffViewState, isStep: boolean) => void;
}

/** Spans are picked by hand, so chance cannot be told from change. */
const NOT_JUDGED: Sureness = { status: 'unknown', reason: 'one-set' };

/** The profiles of two selections of spans laid over each other. */
export default function SpansDiff(props: SpansDiffProps): React.JSX.Element {
  const { baseline, comparison, timeZone, state } = props;
  const opened = useMemo(() => new OpenedDiff(baseline.opened, comparison.opened), [baseline, comparison]);
  const sides = useMemo(
    () => ({ baseline: describeSide(baseline), comparison: describeSide(comparison) }),
    [baseline, comparison],
  );
  const keepsRunNumbers = !mergesRunNumbers(state.transforms, true);
  const input = useMemo(
    () => ({ ...sides, mode: state.mode, sureness: NOT_JUDGED, keepsRunNumbers }),
    [sides, state.mode, keepsRunNumbers],
  );
  const finding = useFinding(opened, input);
  if (getTotal(baseline.opened.tree) === 0 || getTotal(comparison.opened.tree) === 0) {
    return <StateMessage kind="empty" title="One of the two selections has no samples" />;
  }
  return (
    <section aria-label="Comparison of two selections of spans">
      <p style={{ overflowWrap: 'anywhere' }}>
        {finding.value && describeDiff(finding.value, { formatTime: String })}{' '}
        {finding.error && `What changed could not be worked out: ${finding.error}`} Spans were picked by hand: whether
        the difference is chance is not judged.
      </p>
      <DiffView
        opened={opened}
        sides={sides}
        profileTypeId={baseline.query.profileTypeId}
        serviceNames={baseline.serviceName}
        timeZone={timeZone}
        sureness={NOT_JUDGED}
        state={state}
        onState={props.onState}
      />
    </section>
  );
}

function describeSide({ query }: LoadedProfile): DiffQuestion {
  return {
    range: query,
    profileType: describeProfileType(query.profileTypeId),
    series: undefined,
    selector: `${query.labelSelector} ${printPartKey(query)}`,
  };
}
