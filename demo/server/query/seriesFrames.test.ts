/** @jest-environment node */
import { create } from '@bufbuild/protobuf';
import { SeriesSchema } from 'pyroscope/gen/types/v1/types_pb';
import { buildSeriesFrames } from './seriesFrames';

test.each([
  ['process_cpu:cpu:nanoseconds:cpu:nanoseconds', 'cores', 4e-9],
  ['process_cpu:lock_time:nanoseconds:cpu:nanoseconds', 'ns', 4],
  ['wall:cpu:nanoseconds:wall:nanoseconds', 'ns', 4],
  ['memory:alloc_space:bytes:space:bytes', 'binBps', 4],
  ['memory:inuse_space:bytes:space:bytes', 'bytes', 60],
  // A size that Grafana does not know is divided, although it is no flow.
  ['memory:inuse_space:bytes:inuse_space:bytes', 'binBps', 4],
  ['mutex:contentions:count:contentions:count', 'ops', 4],
  ['mutex:contentions:count:mutex:count', 'short', 60],
  ['process_cpu:samples:count:cpu:nanoseconds', 'short', 60],
  ['wall:wall:microseconds:wall:microseconds', 'microseconds', 60],
])('a step of %s is in %s, as Grafana hands it over', (profileTypeId, unit, value) => {
  const series = [create(SeriesSchema, { points: [{ timestamp: 15_000n, value: 60 }] })];
  const [frame] = buildSeriesFrames(series, { refId: 'A', profileTypeId, stepSeconds: 15 });
  const isRate = value !== 60;
  expect(frame).toMatchObject({
    schema: { fields: [{ name: 'time' }, { name: profileTypeId.split(':')[1], config: { unit } }] },
    data: { values: [[15_000], [value]] },
  });
  expect(JSON.stringify(frame).includes('rateCalculated')).toBe(isRate);
});
