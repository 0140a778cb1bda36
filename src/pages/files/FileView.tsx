import { StateMessage } from 'components/StateMessage';
import { decodeState, type FlameGraphState } from 'flamegraph/state/FlameGraphState';
import { FlameGraphView } from 'flamegraph/view/FlameGraphView';
import { describeAmount } from 'profile/amounts/describeAmount';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { formatInteger } from 'profile/format/formatNumber';
import { getTotal } from 'profile/tree/FlameTree';
import React, { lazy, Suspense, useMemo, useState } from 'react';
import { USUAL_VALUES } from 'url/parameters';
import { buildFileTypeId, computeFileWeight, getFileRange } from './describeFileProfile';
import type { ShownFile } from './useChosenFile';

const Explanation = lazy(() => import(/* webpackChunkName: "explain" */ 'explain/Explanation'));

/** One profile of a file with all that the flame graph offers without a server. */
export function FileView({ shown }: { readonly shown: ShownFile }): React.JSX.Element {
  const [state, setState] = useState<FlameGraphState>(() => decodeState(USUAL_VALUES).state);
  const { file, opened, index, profile } = shown;
  const about = opened.summary.profiles[index];
  const view = useMemo(() => {
    const profileTypeId = about ? buildFileTypeId(about) : '';
    const profileType = describeProfileType(profileTypeId);
    const range = getFileRange(about);
    const weight = computeFileWeight(profileType, about);
    return {
      profileType,
      amount: describeAmount({ profileType, range, total: getTotal(profile.tree), weight }),
      shown: {
        opened: profile,
        serviceName: file.name,
        isOfFile: true,
        weight,
        query: { ...range, profileTypeId, labelSelector: '{}' },
      },
    };
  }, [about, profile, file]);
  const parts = [
    formatFunctionName(view.profileType.title),
    formatFunctionName(file.name),
    ...view.amount,
    `${formatInteger(profile.tree.nodeCount)} nodes`,
    ...(about?.notes ?? []),
  ];
  return profile.tree.nodeCount <= 1 || getTotal(profile.tree) === 0 ? (
    <StateMessage kind="empty" title="This profile of the file holds no samples" />
  ) : (
    <section aria-label={`Flame graph of ${formatFunctionName(file.name)}`}>
      <h2 style={{ fontSize: 'inherit', overflowWrap: 'anywhere' }}>{parts.join(' · ')}</h2>
      <FlameGraphView
        profile={view.shown}
        state={state}
        onState={setState}
        renderExplanation={(context) => (
          <Suspense fallback={<StateMessage kind="loading" title="Loading the explanation" />}>
            <Explanation {...context} />
          </Suspense>
        )}
      />
    </section>
  );
}
