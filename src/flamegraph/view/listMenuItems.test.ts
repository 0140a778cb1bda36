/** @jest-environment node */
import { listMenuItems, listRootItems, quoteForSearch } from './listMenuItems';
import type { MenuAction } from './ViewActions';

const canAll = () => true;
/** True for actions of a comparison: it has no sandwich and no course over time. */
const canDiff = (kind: MenuAction['kind']) =>
  ['transform', 'search', 'ask', 'copy-name', 'copy-stack', 'focus', 'details'].includes(kind);

const FRAME = { hasNode: true, isInGroup: true, hasCallPath: true, can: canAll };
const FUNCTION = { hasNode: false, isInGroup: false, hasCallPath: false, can: canAll };

const list = (name: string, options: Parameters<typeof listMenuItems>[1]) => {
  const { first, groups } = listMenuItems(name, options);
  const getLabels = (items: typeof first) => items.map(({ label }) => label);
  return {
    first: getLabels(first),
    ...Object.fromEntries(groups.map(({ label, items }) => [label, getLabels(items)])),
  } as { first: string[] } & Partial<Record<string, string[]>>;
};

test.each([
  ['a frame', FRAME],
  ['a function', FUNCTION],
  ['a frame of a comparison', { ...FRAME, can: canDiff }],
])('five things can be done at once with %s, each with an icon', (_, options) => {
  const { first } = listMenuItems('acme/billing.Total', options);
  expect(first).toHaveLength(5);
  expect(first.every(({ icon }) => icon !== undefined)).toBe(true);
});

test('keys that the menu names are those of the page', () => {
  const { first } = listMenuItems('parse', FUNCTION);
  expect(first.map(({ key }) => key)).toEqual(['f', 'l', 's', 'h', 'c']);
});

test.each([
  [
    'untouched',
    FRAME,
    [
      'Show this frame over time',
      'Function details of this call',
      'Collapse or expand its chain of calls',
      'Copy stack',
    ],
  ],
  [
    'in no chain',
    { ...FRAME, isInGroup: false },
    ['Show this frame over time', 'Function details of this call', 'Copy stack'],
  ],
  ['of a changed tree', { ...FRAME, hasCallPath: false }, ['Collapse or expand its chain of calls', 'Copy stack']],
])('with a frame %s the menu offers what applies to it alone', (_, options, expected) => {
  expect(list('acme/billing.Total', options)['This frame']).toEqual(expected);
});

test('of a function in a table nothing is offered that needs a frame', () => {
  expect(list('parse', FUNCTION)['This frame']).toBeUndefined();
});

test('what a view cannot do is offered nowhere, and nothing is lost of the rest', () => {
  const all = Object.values(list('acme/billing.Total', { ...FRAME, can: canDiff })).flat();
  expect(all).toEqual(
    expect.arrayContaining(['Lines of this function', 'Search for it', 'Ask about it', 'Copy stack']),
  );
  expect(all.join()).not.toMatch(/Sandwich|over time|chain of calls/);
  expect(listRootItems({ can: (kind) => kind === 'focus' }).first.map(({ label }) => label)).toEqual([
    'Show everything again',
  ]);
});

test('only a name that tells of a package lets the package collapse', () => {
  expect(list('acme/billing.Total', FUNCTION).Transform).toContain('Collapse its package');
  expect(list('parse', FUNCTION).Transform).not.toContain('Collapse its package');
});

test.each([
  ['a b', '"a b"'],
  ['say "x"/y', '/say "x"\\/y/'],
])('%s is searched for as %s', (name, text) => {
  expect(quoteForSearch(name)).toBe(text);
});

test('each change in the menu of a function is the one that it names', () => {
  const { first, groups } = listMenuItems('acme/billing.Total', FRAME);
  const changes = [...first, ...groups.flatMap(({ items }) => items)].flatMap(({ label, action }) =>
    action.kind === 'transform' ? [`${label}: ${action.transform.kind}`] : [],
  );
  expect(changes).toEqual([
    'Hide it: hideFunctions',
    'Focus on all its calls: focusFunctions',
    'Show its callers as a tree: callers',
    'Show its callees as a tree: callees',
    'Only stacks with it: keepStacks',
    'No stacks with it: hideStacks',
    'Collapse its package: collapsePackage',
  ]);
});
