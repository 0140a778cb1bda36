import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { ToggleButton } from 'components/ToggleButton';
import type { DiffFunctions } from 'flamegraph/diff/listDiffFunctions';
import { formatInteger } from 'profile/format/formatNumber';
import React from 'react';
import { FUNCTION_GROUPS, type FunctionGroup } from 'url/viewValues';

interface FunctionGroupsProps {
  readonly listed: readonly FunctionGroup[];
  readonly onListed: (listed: readonly FunctionGroup[]) => void;
  readonly counts: DiffFunctions['counts'];
}

const GROUP_LABELS: Readonly<Record<FunctionGroup, readonly [sign: string, word: string]>> = {
  new: ['✚', 'new'],
  removed: ['✖', 'removed'],
  grew: ['▲', 'grew'],
  shrank: ['▼', 'shrank'],
  chance: ['≈', 'noise'],
  same: ['=', 'same'],
};

/** Choice of the functions that a comparison lists: new ones, ones that grew, and so on. */
export function FunctionGroups({ listed, onListed, counts }: FunctionGroupsProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.place}>
      <div className={styles.row} role="group" aria-label="Functions to list">
        {FUNCTION_GROUPS.filter((group) => group !== 'same').map((group) => {
          const isOn = listed.includes(group);
          const [sign, word] = GROUP_LABELS[group];
          return (
            <ToggleButton
              key={group}
              isOn={isOn}
              title={word}
              onClick={() =>
                onListed(FUNCTION_GROUPS.filter((each) => (each === group ? !isOn : listed.includes(each))))
              }
            >
              {`${sign}\u00a0`}
              <span className={styles.word}>{`${word}\u00a0`}</span>
              {formatInteger(counts[group])}
            </ToggleButton>
          );
        })}
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  place: css({ containerType: 'inline-size', flex: 'none', paddingBottom: theme.spacing(0.5) }),
  row: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5) }),
  // Without room for the word, the sign and the title are enough.
  word: css({
    '@container (max-width: 479px)': { position: 'absolute', width: 1, overflow: 'hidden', clipPath: 'inset(50%)' },
  }),
});
