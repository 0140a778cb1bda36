import { SyncedPanels } from './SyncedPanels';

const HOUR = { from: 'now-1h', to: 'now' };
const DAY = { from: 'now-1d', to: 'now' };
const WEEK = { from: 'now-7d', to: 'now' };

test('the chart that moves takes the other one along', () => {
  const panels = new SyncedPanels();
  expect(panels.follow({ baseline: HOUR, comparison: HOUR }, true)).toBeUndefined();
  expect(panels.follow({ baseline: DAY, comparison: HOUR }, true)).toBe('comparison');
  expect(panels.follow({ baseline: DAY, comparison: DAY }, true)).toBeUndefined();
  expect(panels.follow({ baseline: DAY, comparison: WEEK }, true)).toBe('baseline');
});

test('where both moved, and at the beginning, the comparison follows', () => {
  const panels = new SyncedPanels();
  expect(panels.follow({ baseline: HOUR, comparison: DAY }, true)).toBe('comparison');
  expect(panels.follow({ baseline: DAY, comparison: WEEK }, true)).toBe('comparison');
});

test('charts that are not synced stay as they are, and what moved meanwhile counts as seen', () => {
  const panels = new SyncedPanels();
  expect(panels.follow({ baseline: HOUR, comparison: HOUR }, false)).toBeUndefined();
  expect(panels.follow({ baseline: HOUR, comparison: DAY }, false)).toBeUndefined();
  expect(panels.follow({ baseline: HOUR, comparison: DAY }, true)).toBe('comparison');
});
