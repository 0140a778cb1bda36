import { createDataFrame, dateTime, FieldType } from '@grafana/data';
import { DrawQueue } from 'panels/DrawQueue';
import type { ServiceAnswer } from 'queries/GroupedSeries';
import { ServicePanel } from './ServicePanel';

const HOUR_MS = 3_600_000;

function answer(key: string): ServiceAnswer {
  const [from, to] = [dateTime(0), dateTime(HOUR_MS)];
  const frame = createDataFrame({
    fields: [
      { name: 'time', type: FieldType.time, values: [HOUR_MS / 2, HOUR_MS] },
      { name: 'value', type: FieldType.number, values: [1, 2], labels: { service_name: 'checkout' } },
    ],
  });
  return { frame, key, profileTypeId: key, otherTypeIds: [], timeRange: { from, to, raw: { from, to } } };
}

const NEWEST = { isOlder: false, isLoading: false };

test('a badge stands beside the series that it is about, and beside no others', () => {
  const frames: Array<() => void> = [];
  const place = new ServicePanel('checkout', 0, new DrawQueue((run) => frames.push(run)));
  const draw = (): void => frames.shift()?.();
  const getBadge = (): unknown => place.state.panel?.state.titleItems;
  place.comeNear(document.createElement('div'));
  place.show({ answer: answer('cpu'), ...NEWEST });
  draw();
  place.setBadge({ key: 'cpu', content: '+0.1 cores' });
  expect(getBadge()).toBe('+0.1 cores');

  // The older picture keeps its badge until the newer one is drawn, whose numbers may take longer to work out.
  place.show({ answer: answer('memory'), ...NEWEST });
  expect(getBadge()).toBe('+0.1 cores');
  draw();
  expect(getBadge()).toBeUndefined();
  place.setBadge({ key: 'memory', content: '+2 MiB' });
  expect(getBadge()).toBe('+2 MiB');

  // Numbers may be here before the picture, too.
  place.show({ answer: answer('cpu'), ...NEWEST });
  place.setBadge({ key: 'cpu', content: '+0.1 cores' });
  expect(getBadge()).toBeUndefined();
  draw();
  expect(getBadge()).toBe('+0.1 cores');
});
