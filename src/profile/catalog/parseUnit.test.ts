/** @jest-environment node */
import { parseUnit } from './parseUnit';

test.each([
  ['nanoseconds', 'ns', 1],
  ['ns', 'ns', 1],
  ['microseconds', 'ns', 1e3],
  ['us', 'ns', 1e3],
  ['µs', 'ns', 1e3],
  ['milliseconds', 'ns', 1e6],
  ['Milliseconds', 'ns', 1e6],
  ['ms', 'ns', 1e6],
  ['s', 'ns', 1e9],
  ['sec', 'ns', 1e9],
  ['second', 'ns', 1e9],
  ['seconds', 'ns', 1e9],
  ['minutes', 'ns', 60e9],
  ['mins', 'ns', 60e9],
  ['hrs', 'ns', 3600e9],
  ['hours', 'ns', 3600e9],
  ['days', 'ns', 86_400e9],
  ['bytes', 'bytes', 1],
  ['B', 'bytes', 1],
  ['kilobytes', 'bytes', 1024],
  ['KB', 'bytes', 1024],
  ['KiB', 'bytes', 1024],
  ['megabytes', 'bytes', 1024 ** 2],
  ['gib', 'bytes', 1024 ** 3],
  ['TB', 'bytes', 1024 ** 4],
  ['petabytes', 'bytes', 1024 ** 5],
])('%s are %s times %d', (text, unit, factor) => {
  expect(parseUnit(text)).toEqual({ unit, factor, noun: '' });
});

test.each([
  ['count', 1, ''],
  ['', 1, ''],
  ['unit', 1, ''],
  ['none', 1, ''],
  ['samples', 1, 'samples'],
  ['sample', 1, 'samples'],
  ['objects', 1, 'objects'],
  ['goroutines', 1, 'goroutines'],
  ['contentions', 1, 'contentions'],
  ['cycles', 1, 'cycles'],
  ['cache_misses', 1, 'cache misses'],
  ['megagcu', 1e6, 'GCU'],
  ['gcu', 1, 'GCU'],
  // What is no word is not shown as one.
  ['<b>x</b>', 1, ''],
  ['averyveryveryverylongword', 1, ''],
  ['__proto__', 1, ''],
  ['constructor', 1, 'constructors'],
])('%s count', (text, factor, noun) => {
  expect(parseUnit(text)).toEqual({ unit: 'short', factor, noun });
});
