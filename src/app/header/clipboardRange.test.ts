import { dateTime, makeTimeRange, rangeUtil } from '@grafana/data';
import { parseClipboardRange, printClipboardRange } from './clipboardRange';

test.each([
  ['{"from":"now-1h","to":"now"}'],
  ['{"from":"now-1d/d","to":"now-1d/d"}'],
  ['{"from":"2026-01-01T00:00:00.000Z","to":"2026-01-01T01:00:00.000Z"}'],
])('%s is read and written back', (text) => {
  const range = parseClipboardRange(text, 'utc');
  expect(range && printClipboardRange(range)).toBe(text);
});

test('moments are written in ISO form', () => {
  const range = makeTimeRange(dateTime(0), dateTime(1000));
  expect(printClipboardRange(range)).toBe('{"from":"1970-01-01T00:00:00.000Z","to":"1970-01-01T00:00:01.000Z"}');
});

test('a relative range stays relative', () => {
  expect(printClipboardRange(rangeUtil.convertRawToRange({ from: 'now-5m', to: 'now' }))).toBe(
    '{"from":"now-5m","to":"now"}',
  );
});

test.each([
  '',
  'hello',
  'null',
  '[]',
  '{"from":"now-1h"}',
  '{"from":1,"to":2}',
  '{"from":"now","to":"now-1h"}',
  '{"from":"nowhere","to":"now"}',
  '{"from":"yesterday","to":"now"}',
  '{"from":"2026-99-99","to":"now"}',
  `{"from":"now-1h","to":"now","more":"${'x'.repeat(300)}"}`,
])('%s is no range', (text) => {
  expect(parseClipboardRange(text, 'utc')).toBeUndefined();
});
