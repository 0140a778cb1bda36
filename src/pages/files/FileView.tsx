import { lazyComponent } from 'components/lazyComponent';
import { StateMessage } from 'components/StateMessage';
import { decodeState, encodeState, FLAME_GRAPH_KEYS } from 'flamegraph/state/FlameGraphState';
import type { DetailsContext } from 'flamegraph/view/contexts';
import { FlameGraphView } from 'flamegraph/view/FlameGraphView';
import { describeAmount } from 'profile/amounts/describeAmount';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { formatInteger } from 'profile/format/formatNumber';
import { formatValue } from 'profile/format/formatValue';
import { isWhole } from 'profile/formats/samples/Narrowing';
import { getTotal } from 'profile/tree/FlameTree';
import React, { useMemo } from 'react';
import type { UrlState } from 'url/UrlState';
import { computeFileWeight, describeFileType, getFileRange } from './describeFileProfile';
import { FileDetails } from './FileDetails';
import { findDetailsSide } from './findDetailsSide';
import { describeSide, type ShownSide } from './openFileSide';
import { useUrlValues } from './useFilesUrl';

const Explanation = lazyComponent(
  'Loading the explanation',
  () => import(/* webpackChunkName: "explain" */ 'explain/Explanation'),
);

/** One profile of a file, or the sum of several, with all that the flame graph offers without a server. */
export function FileView({ url, shown }: { readonly url: UrlState; readonly shown: ShownSide }): React.JSX.Element {
  const values = useUrlValues(url, FLAME_GRAPH_KEYS);
  const { state, errors } = useMemo(() => decodeState(values), [values]);
  const { profile, parts, about } = shown;
  const name = describeSide({ files: parts.map(({ of }) => of), narrowing: shown.narrowing });
  const view = useMemo(() => {
    const profileType = describeFileType(shown);
    const range = getFileRange(shown);
    const weight = computeFileWeight(shown);
    return {
      profileType,
      amount: describeAmount({ profileType, range, total: getTotal(profile.tree), weight }),
      shown: {
        opened: profile,
        serviceName: name,
        isOfFile: true,
        weight,
        query: { ...range, profileTypeId: profileType.id, labelSelector: '{}' },
      },
    };
  }, [shown, profile, name]);
  const details = useMemo(() => findDetailsSide(shown), [shown]);
  const { unit, isInstant } = view.profileType;
  const average =
    parts.length > 1 && !isInstant ? [`${formatValue(getTotal(profile.tree) / parts.length, unit)} a file`] : [];
  const texts = [
    formatFunctionName(view.profileType.title),
    formatFunctionName(name),
    ...view.amount,
    ...average,
    `${formatInteger(profile.tree.nodeCount)} nodes`,
    ...new Set(parts.length > 1 ? parts.flatMap((part) => part.about.notes) : about.notes),
    ...errors,
  ];
  return profile.tree.nodeCount <= 1 || getTotal(profile.tree) === 0 ? (
    <StateMessage
      kind="empty"
      title={isWhole(shown.narrowing) ? 'This profile of the file holds no samples' : 'No samples match what you chose'}
    />
  ) : (
    <section aria-label={`Flame graph of ${formatFunctionName(name)}`}>
      <h2 style={{ fontSize: 'inherit', overflowWrap: 'anywhere' }}>{texts.join(' · ')}</h2>
      <FlameGraphView
        profile={view.shown}
        state={state}
        onState={(next, isStep) => url.set(encodeState(next), { isStep })}
        {...(details && {
          renderDetails: (context: DetailsContext) => (
            <FileDetails context={context} side={details} shown={shown} name={name} />
          ),
        })}
        renderExplanation={(context) => <Explanation {...context} />}
      />
    </section>
  );
}
