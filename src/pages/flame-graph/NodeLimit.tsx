import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Combobox, InlineSwitch, useStyles2 } from '@grafana/ui';
import { ROW } from 'components/styles';
import { formatInteger } from 'profile/format/formatNumber';
import { SERVER_MAX_NODES } from 'pyroscope/serverLimits';
import { MAX_NODES_CHOICES } from 'queries/TenantLimits';
import React, { useId } from 'react';

interface NodeLimitProps {
  readonly maxNodes: number;
  readonly isProgressive: boolean;
  readonly onMaxNodes: (maxNodes: number) => void;
  readonly onProgressive: (isProgressive: boolean) => void;
}

/** Settings for how much of a profile is requested: nodes of the first answer, and if the rest follows by itself. */
export function NodeLimit({ maxNodes, isProgressive, onMaxNodes, onProgressive }: NodeLimitProps): React.JSX.Element {
  const id = useId();
  const styles = useStyles2(getStyles);
  const choices = [...new Set([...MAX_NODES_CHOICES, maxNodes])].sort((a, b) => a - b);
  return (
    <div className={styles.row}>
      <label htmlFor={id}>Max nodes</label>
      <Combobox<number>
        id={id}
        width={18}
        options={choices.map((count) => ({
          value: count,
          label: formatInteger(count),
          description: count === SERVER_MAX_NODES ? 'all that a server gives' : undefined,
        }))}
        value={maxNodes}
        onChange={({ value }) => onMaxNodes(value)}
      />
      <InlineSwitch
        label="Load everything"
        showLabel
        transparent
        value={isProgressive}
        onChange={(event) => onProgressive(event.currentTarget.checked)}
      />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({ ...ROW, gap: theme.spacing(1), fontSize: theme.typography.bodySmall.fontSize }),
});
