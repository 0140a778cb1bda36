/** @jest-environment node */
import { chooseTabs } from './useFittingTabs';

const room = { tabsPx: [80, 80, 40, 80, 30], active: 0, morePx: 30 };

test('all tabs stand in the bar where they fit, without a menu', () => {
  expect(chooseTabs({ ...room, roomPx: 310 })).toEqual([true, true, true, true, true]);
});

test('the last ones leave first, and the menu has room in their place', () => {
  expect(chooseTabs({ ...room, roomPx: 309 })).toEqual([true, true, true, false, false]);
  expect(chooseTabs({ ...room, roomPx: 229 })).toEqual([true, true, false, false, false]);
});

test('a short tab does not stay where a longer one before it left', () => {
  expect(chooseTabs({ ...room, tabsPx: [80, 80, 200, 20, 20], roomPx: 250 })).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});

test('the open tab stays wherever it is, and others make room for it', () => {
  expect(chooseTabs({ ...room, active: 3, roomPx: 229 })).toEqual([true, false, false, true, false]);
  expect(chooseTabs({ ...room, active: 3, roomPx: 50 })).toEqual([false, false, false, true, false]);
});
