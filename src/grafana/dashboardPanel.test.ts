import { FieldType } from '@grafana/data';
import { buildFlameGraphPanel, buildSeriesPanel, buildSnapshotPanel } from './dashboardPanel';

const QUESTION = {
  dataSourceUid: 'local',
  profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
  labelSelector: '{service_name="a", region=~"x|y"}',
  groupBy: ['region'],
  limit: 10,
  range: { from: 'now-1h', to: 'now' },
};
const MEMORY = 'memory:inuse_space:bytes:space:bytes';

test('series keep their query and how they are drawn', () => {
  const style = { options: { legend: {} }, fieldConfig: { defaults: { min: 0 }, overrides: [] } };
  const { type, title, targets, datasource, options, fieldConfig } = buildSeriesPanel(QUESTION, style);
  expect(type).toBe('timeseries');
  expect(title).toMatch(/CPU.* \{service_name="a", region=~"x\|y"\} by region$/);
  expect(datasource).toEqual({ type: 'grafana-pyroscope-datasource', uid: 'local' });
  expect(targets).toEqual([expect.objectContaining({ queryType: 'metrics', groupBy: ['region'], limit: 10 })]);
  expect({ options, fieldConfig }).toEqual(style);
});

test('Grafana adds up snapshots, which the app averages: that is said', () => {
  expect(buildSeriesPanel({ ...QUESTION, profileTypeId: MEMORY }).description).toMatch(/sums of all snapshots/);
  expect(buildSeriesPanel(QUESTION).description).not.toMatch(/sums/);
});

test('a flame graph is asked for as one, with what it is narrowed to', () => {
  const panel = buildFlameGraphPanel({ ...QUESTION, groupBy: [], profile: { spanIds: ['9a517183f26a089d'] } });
  expect(panel.type).toBe('flamegraph');
  expect(panel.targets).toEqual([
    expect.objectContaining({ queryType: 'profile', spanSelector: ['9a517183f26a089d'] }),
  ]);
});

test('a snapshot brings its values along, and says that they stay', () => {
  const frame = {
    length: 1,
    fields: [
      { name: 'time', type: FieldType.time, values: [1000], config: {} },
      { name: 'main', type: FieldType.number, values: [5], config: { unit: 'ns' } },
    ],
  };
  const { targets, description } = buildSnapshotPanel('main over time', frame);
  expect(description).toMatch(/stay as they were/);
  expect(targets).toEqual([
    expect.objectContaining({
      datasource: { type: 'datasource', uid: 'grafana' },
      queryType: 'snapshot',
      snapshot: [expect.objectContaining({ data: expect.objectContaining({ values: [[1000], [5]] }) })],
    }),
  ]);
});
