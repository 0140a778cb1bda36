import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Combobox, type ComboboxOption, useStyles2 } from '@grafana/ui';
import type { ServiceSort } from 'profile/series/services/sortServices';
import React, { useId } from 'react';

const OPTIONS: Array<ComboboxOption<ServiceSort>> = [
  { value: 'name', label: 'Name' },
  { value: 'total', label: 'Total', description: 'Highest total first' },
  { value: 'change', label: 'Change', description: 'Largest change within the time range first' },
  { value: 'volatility', label: 'Volatility', description: 'Most volatile first' },
];

interface SortControlProps {
  readonly sort: ServiceSort;
  readonly onChange: (sort: ServiceSort) => void;
}

export function SortControl({ sort, onChange }: SortControlProps): React.JSX.Element {
  const id = useId();
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.box}>
      <label htmlFor={id}>Sort</label>
      <Combobox id={id} width={16} options={OPTIONS} value={sort} onChange={({ value }) => onChange(value)} />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    label: { fontSize: theme.typography.bodySmall.fontSize, fontWeight: theme.typography.fontWeightMedium },
  }),
});
