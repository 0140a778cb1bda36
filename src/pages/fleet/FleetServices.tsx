import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { ROW, quietText } from 'components/styles';
import { useElementWidth } from 'components/useElementWidth';
import { countServices, describeSumOfServices, listHeaviest } from 'profile/amounts/describeFleet';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { formatShare } from 'profile/format/formatNumber';
import { countOtherTypes } from 'profile/series/ServiceMatrix';
import { getTotal } from 'profile/tree/FlameTree';
import type { LoadedProfile } from 'queries/ProfileLoader';
import type { ReadFleet } from 'queries/readFleet';
import React, { useRef } from 'react';
import { getFilterScope } from 'scenes/filters/FilterScope';
import { ExplorerLink } from 'scenes/links/ExplorerLink';
import { getServiceIndex } from 'scenes/services/ServiceIndex';
import type { FleetPage } from './FleetPage';

interface FleetServicesProps {
  readonly model: FleetPage;
  /** undefined until it is known. */
  readonly fleet: ReadFleet | undefined;
  readonly profile: LoadedProfile;
}

/** Room for one, and for the words before them. */
const SERVICE_PX = 150;
const WORDS_PX = 80;

/** Lists the services that use most of the profile, with links, and describes what of the services is missing. */
export function FleetServices({ model, fleet, profile }: FleetServicesProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const line = useRef<HTMLDivElement>(null);
  const widthPx = useElementWidth(line) ?? 0;
  // One line only, so that the graph below does not move when they load.
  const room = Math.max(1, Math.floor((widthPx - WORDS_PX) / SERVICE_PX));
  const { matrix } = getServiceIndex(model).useState();
  const { applied } = getFilterScope(model).useState();
  const { profileTypeId } = profile.query;
  const others = matrix ? countOtherTypes(matrix, profileTypeId) : [];
  const sentences = [
    fleet ? describeSumOfServices(getTotal(profile.opened.tree), fleet.total) : '',
    fleet?.hasUnevenMoments
      ? 'Only shares are shown: services send at different intervals, so what they hold does not add up.'
      : '',
  ].filter((sentence) => sentence !== '');
  return (
    <>
      <div ref={line} className={styles.oneLine} aria-busy={fleet === undefined}>
        {fleet === undefined && <span>Loading which services use most.</span>}
        {fleet && fleet.services.length > 0 && <span>Most of it:</span>}
        {fleet &&
          listHeaviest(fleet)
            .slice(0, room)
            .map(({ name, share }) => (
              <span key={name} className={styles.service}>
                <ExplorerLink
                  changes={{ view: 'flame-graph', service: name }}
                  label={`Flame graph of ${formatFunctionName(name)}`}
                >
                  {`${formatFunctionName(name) || '(no name)'} ${formatShare(share)}`}
                </ExplorerLink>
              </span>
            ))}
      </div>
      {(sentences.length > 0 || others.length > 0) && (
        <div className={styles.line}>
          {sentences.map((sentence) => (
            <span key={sentence} role="note">
              {sentence}
            </span>
          ))}
          {others.length > 0 && (
            <span role="note">
              {/* One merged profile holds one id, and which services send which is known without the filters alone. */}
              {applied.length > 0 ? 'Not in it, whatever the filters:' : 'Not in it:'}
            </span>
          )}
          {others.map(({ id, count }) => (
            <span key={id} className={styles.service}>
              <ExplorerLink changes={{ view: 'fleet', profileType: id }}>
                {`${countServices(count)} that ${count === 1 ? 'sends' : 'send'} ${formatFunctionName(id)}`}
              </ExplorerLink>
            </span>
          ))}
        </div>
      )}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  // As tall as its links from the beginning, so that nothing below moves.
  const line = { ...ROW, flexBasis: '100%', minWidth: 0, gap: theme.spacing(0, 1), minHeight: 24, ...quietText(theme) };
  return {
    line: css(line),
    oneLine: css({ ...line, flexWrap: 'nowrap', '& > :first-child': { flex: 'none' } }),
    service: css({ minWidth: 0, maxWidth: '100%' }),
  };
};
