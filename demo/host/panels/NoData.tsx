import type { PanelDataErrorViewProps } from '@grafana/runtime';
import React from 'react';

/** Stands for Grafana's message in panels whose data cannot be drawn. */
export function NoData({ message, data }: PanelDataErrorViewProps): React.JSX.Element {
  const text = message ?? (data.series.length === 0 ? 'No data' : 'Data is missing a field that this panel needs');
  return <div style={{ display: 'grid', placeItems: 'center', height: '100%' }}>{text}</div>;
}
