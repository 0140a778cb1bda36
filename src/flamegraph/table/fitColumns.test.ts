/** @jest-environment node */
import { fitColumns } from './fitColumns';

const columns = [
  { key: 'name', width: 'minmax(0, 1fr)' },
  { key: 'total', width: 60 },
  { key: 'self', width: 60, givesWay: 3, isLastToGo: true },
  { key: 'share', width: 50, givesWay: 1 },
];

const listShown = (widthPx: number) =>
  fitColumns(columns, { widthPx, wantedRestPx: 300, chosen: {} }).shown.map(({ key }) => key);

test('columns give way to names that do not stand on one line', () => {
  expect(listShown(510)).toEqual(['name', 'total', 'self', 'share']);
  expect(listShown(509)).toEqual(['name', 'total', 'self']);
});

test('the last one stays as long as names stand on two lines', () => {
  expect(listShown(302)).toEqual(['name', 'total', 'self']);
  expect(listShown(301)).toEqual(['name', 'total']);
});
