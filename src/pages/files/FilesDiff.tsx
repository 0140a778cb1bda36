import { StateMessage } from 'components/StateMessage';
import { decodeDiffState, type DiffViewState } from 'flamegraph/diff/DiffViewState';
import { useFinding } from 'flamegraph/diff/useFinding';
import { DiffView } from 'flamegraph/view/DiffView';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import type { Sureness } from 'profile/diff/computeSureness';
import { describeDiff } from 'profile/diff/describeDiff';
import type { DiffQuestion } from 'profile/diff/findDiff';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { getTotal } from 'profile/tree/FlameTree';
import React, { useMemo, useState } from 'react';
import { USUAL_VALUES } from 'url/parameters';
import { OpenedDiff } from 'worker/OpenedDiff';
import { buildFileTypeId, getFileRange } from './describeFileProfile';
import type { ShownFile } from './useChosenFile';

interface FilesDiffProps {
  readonly baseline: ShownFile;
  readonly comparison: ShownFile;
}

/** There is nothing to cut into parts: chance cannot be told from change. */
const NOT_JUDGED: Sureness = { status: 'unknown', reason: 'one-set' };

/** Two profiles from files, laid over each other. */
export function FilesDiff({ baseline, comparison }: FilesDiffProps): React.JSX.Element {
  // A benchmark runs as long as it is let: shares can be compared, amounts only where both ran alike.
  const [state, setState] = useState<DiffViewState>(() => ({ ...decodeDiffState(USUAL_VALUES).state, mode: 'share' }));
  const opened = useMemo(() => new OpenedDiff(baseline.profile, comparison.profile), [baseline, comparison]);
  const sides = useMemo(
    () => ({ baseline: describeSide(baseline), comparison: describeSide(comparison) }),
    [baseline, comparison],
  );
  const input = useMemo(
    () => ({ ...sides, mode: state.mode, sureness: NOT_JUDGED, keepsRunNumbers: false }),
    [sides, state.mode],
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
  return (
    <section aria-label="Comparison of two files">
      <p style={{ overflowWrap: 'anywhere' }}>
        {finding.value && describeDiff(finding.value, { formatTime: String })}
        {names[0] !== names[1] && ` The files name different measures: ${names[0]} and ${names[1]}.`}
        {finding.error && ` What changed could not be worked out: ${finding.error}`}
      </p>
      <DiffView
        opened={opened}
        sides={sides}
        profileTypeId={before.id}
        serviceNames={`${baseline.file.name} and ${comparison.file.name}`}
        isOfFiles
        timeZone={undefined}
        sureness={NOT_JUDGED}
        state={state}
        onState={setState}
      />
    </section>
  );
}

function describeSide({ file, opened, index, profile }: ShownFile): DiffQuestion {
  const about = opened.summary.profiles[index];
  const profileType = describeProfileType(about ? buildFileTypeId(about) : '');
  const total = getTotal(profile.tree);
  return {
    range: getFileRange(about),
    profileType,
    // A snapshot is of one moment.
    series: profileType.isInstant ? { average: total, weight: 1, slotCount: 1 } : undefined,
    // Two files of one name are two files.
    selector: `${file.name} ${file.size} ${file.lastModified} ${index}`,
  };
}
