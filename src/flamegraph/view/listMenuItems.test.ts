/** @jest-environment node */
import { listMenuItems, quoteForSearch } from './listMenuItems';

const listLabels = (name: string, options: Parameters<typeof listMenuItems>[1]) =>
  listMenuItems(name, options).flatMap(({ items }) => items.map(({ label }) => label));

test.each([
  [{ hasNode: false, isInGroup: false, hasCallPath: false }, []],
  [{ hasNode: true, isInGroup: false, hasCallPath: false }, ['Focus on this frame', 'Copy stack']],
  [
    { hasNode: true, isInGroup: true, hasCallPath: true },
    [
      'Focus on this frame',
      'Collapse or expand its chain of calls',
      'Show this frame over time',
      'Function details of this call',
      'Copy stack',
    ],
  ],
])('with %j the menu offers for the frame %j', (options, ofFrame) => {
  const groups = listMenuItems('acme/billing.Total', options);
  const frame = groups.find(({ label }) => label === 'This frame');
  expect(frame?.items.map(({ label }) => label) ?? []).toEqual(ofFrame);
});

test('only a name that tells of a package lets the package collapse', () => {
  const options = { hasNode: false, isInGroup: false, hasCallPath: false };
  expect(listLabels('acme/billing.Total', options)).toContain('Collapse its package');
  expect(listLabels('parse', options)).not.toContain('Collapse its package');
});

test.each([
  ['a b', '"a b"'],
  ['say "x"/y', '/say "x"\\/y/'],
])('%s is searched for as %s', (name, text) => {
  expect(quoteForSearch(name)).toBe(text);
});
