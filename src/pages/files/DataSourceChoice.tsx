import { Combobox } from '@grafana/ui';
import { LabelledControl } from 'components/LabelledControl';
import { listDataSources } from 'grafana/dataSources';
import React from 'react';

interface DataSourceChoiceProps {
  readonly value: string;
  readonly onChange: (uid: string) => void;
}

/** Shows nothing if there is only one data source. */
export function DataSourceChoice({ value, onChange }: DataSourceChoiceProps): React.JSX.Element | null {
  const options = listDataSources().map(({ uid, name }) => ({ value: uid, label: name }));
  return options.length > 1 ? (
    <LabelledControl label="Data source">
      {(id) => <Combobox id={id} options={options} value={value} onChange={(option) => onChange(option.value)} />}
    </LabelledControl>
  ) : null;
}
