import { createDataFrame, FieldType, getDefaultTimeRange, LoadingState } from '@grafana/data';
import { setBackendSrv } from '@grafana/runtime';
import { EmbeddedScene, SceneDataNode, SceneFlexItem, SceneFlexLayout } from '@grafana/scenes';
import { waitFor } from '@testing-library/react';
import { of } from 'rxjs';
import { ExplorerUrl } from 'scenes/explorerUrl';
import { openUrl } from '../../tests/helpers/openUrl';
import { isInMoney } from './AmountPanel';
import { buildTimeSeriesPanel } from './buildTimeSeriesPanel';
import { followMoney } from './followMoney';

test('a chart is in money while the URL says so, in the views that have the choice', async () => {
  const jsonData = { costCurrency: 'EUR', costPerCoreHour: 0.04 };
  setBackendSrv({ fetch: () => of({ data: { jsonData } }) } as never);
  const { url } = openUrl('explorationType=all');
  const fields = [{ name: 'cpu', type: FieldType.number, values: [1] }];
  const series = [createDataFrame({ fields })];
  const data = new SceneDataNode({ data: { state: LoadingState.Done, series, timeRange: getDefaultTimeRange() } });
  const panel = buildTimeSeriesPanel({ title: 'checkout', data });
  const scene = new EmbeddedScene({
    controls: [new ExplorerUrl(url)],
    body: new SceneFlexLayout({ children: [new SceneFlexItem({ body: panel })] }),
  });
  scene.activate();
  const leave = followMoney(panel);
  expect(isInMoney(panel)).toBe(false);
  url.set({ amounts: 'money' });
  await waitFor(() => expect(isInMoney(panel)).toBe(true));
  url.set({ amounts: undefined });
  expect(isInMoney(panel)).toBe(false);
  leave?.();
});
