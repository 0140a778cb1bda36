/** @jest-environment node */
import fc from 'fast-check';
import { decodeTransforms } from './decodeTransforms';
import { encodeTransforms } from './encodeTransforms';
import { shortenName } from './shortenName';
import type { Transform } from './Transform';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: fc.constantFrom('~', '0', '1', '.', '-', 'a', '\ud800', '\udc00', 'é'), maxLength: 20 }),
);
const functions = fc.oneof(
  text.map((name) => ({ by: 'name' as const, name })),
  fc.constantFrom('json', '/^a~.b$/', '!x | "~0"').map((search) => ({ by: 'search' as const, search })),
);
const anyTransform: fc.Arbitrary<Transform> = fc.oneof(
  fc.record({
    kind: fc.constant('focusNode' as const),
    path: fc.record({
      name: text,
      depth: fc.integer({ min: 1, max: 1_048_576 }),
      hash: fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 16, maxLength: 16 }),
    }),
  }),
  fc.record({ kind: fc.constantFrom('focusFunctions', 'hideFunctions', 'keepStacks', 'hideStacks'), functions }),
  fc.record({ kind: fc.constantFrom('callers', 'callees'), name: text }),
  fc.record({
    kind: fc.constant('mergeRecursion' as const),
    scope: fc.constantFrom('direct' as const, 'all' as const),
  }),
  fc.record({ kind: fc.constant('collapsePackage' as const), packageName: text }),
  fc.record({
    kind: fc.constant('dropSmall' as const),
    share: fc.oneof(fc.constantFrom(1, 0.01, 0.005, 1e-7), fc.double({ min: 1e-9, max: 1, noNaN: true })),
  }),
  fc.record({ kind: fc.constantFrom('ownCode', 'invert') }),
  fc.record({ kind: fc.constant('runNumbers' as const), merge: fc.boolean() }),
);

test('a list reads like what it does', () => {
  const transforms: Transform[] = [
    { kind: 'focusFunctions', functions: { by: 'name', name: 'main.handle' } },
    { kind: 'hideFunctions', functions: { by: 'search', search: '/^runtime/' } },
    { kind: 'mergeRecursion', scope: 'all' },
    { kind: 'runNumbers', merge: false },
    { kind: 'focusNode', path: { name: 'std::~x', depth: 37, hash: '0123456789abcdef' } },
    { kind: 'invert' },
    { kind: 'dropSmall', share: 0.01 },
  ];
  const encoded =
    '~focus.main.handle~hide-like./^runtime/~recursion.all~runs.keep~node.11-0123456789abcdef.std::~0x~invert~small.0.01';
  expect(encodeTransforms(transforms)).toBe(encoded);
  expect(decodeTransforms(encoded)).toEqual({ transforms, errors: [] });
});

test('no transforms are no text', () => {
  expect(encodeTransforms([])).toBe('');
  expect(decodeTransforms('')).toEqual({ transforms: [], errors: [] });
});

test('any list comes back from a URL as it was', () => {
  fc.assert(
    fc.property(fc.array(anyTransform, { maxLength: 8 }), (transforms) => {
      const encoded = encodeTransforms(transforms);
      const fromUrl = new URL(`https://x/?a=${encodeURIComponent(encoded)}`).searchParams.get('a') ?? '';
      expect(decodeTransforms(fromUrl)).toEqual({ transforms, errors: [] });
    }),
    { numRuns: 1_000 },
  );
});

test('any text is read without throwing, and what it holds can be written again', () => {
  const pieces = fc.constantFrom(
    '~',
    'focus',
    'hide-like',
    'node',
    'small',
    'own',
    '.',
    '-',
    '~0',
    '~1d800',
    '1',
    '/(/',
    'a',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(texts, (hostile) => {
      const { transforms } = decodeTransforms(hostile);
      expect(decodeTransforms(encodeTransforms(transforms)).transforms).toEqual(transforms);
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  'nonsense',
  '~',
  '~nonsense',
  '~nonsense.main',
  '~nonsense-like.main',
  '~focus',
  '~own.main',
  '~recursion.none',
  '~hide-like./(/',
  '~hide-like.',
  '~callers-like.main',
  '~small.0',
  '~small.2',
  '~small.-1',
  '~small.NaN',
  '~small.0x1',
  '~small.',
  '~node.main',
  '~node.0-0123456789abcdef.main',
  '~node.zzzzzz-0123456789abcdef.main',
  '~node.1-0123456789ABCDEF.main',
])('%s is named and left out', (item) => {
  const { transforms, errors } = decodeTransforms(`${item}~invert`);
  expect(transforms).toEqual([{ kind: 'invert' }]);
  expect(errors).toEqual([`The link has a transform that cannot be read: "${item.replace(/^~/, '')}".`]);
});

test('a list without an end is cut off', () => {
  expect(decodeTransforms('~own'.repeat(4_000))).toMatchObject({ transforms: { length: 64 } });
  expect(decodeTransforms('~own'.repeat(5_000))).toMatchObject({ transforms: [], errors: { length: 1 } });
});

test('a chain of ten changes of C++ names fits into 4 kB of URL', () => {
  const name = `std::${'map<std::string, std::vector<int> >::'.repeat(40)}find(char const*) const`;
  const list: Transform[] = Array.from({ length: 10 }, (_, index) => ({
    kind: 'hideFunctions',
    functions: { by: 'name', name: `${name} ${index}` },
  }));
  expect(encodeURIComponent(encodeTransforms(list)).length).toBeLessThan(4_096);
});

test.each([
  ['main.handle', 'main.handle'],
  ['x'.repeat(120), 'x'.repeat(120)],
  ['x'.repeat(121), expect.stringMatching(/^x{60}…#[0-9a-f]{16}$/)],
])('%s is shortened only when it is long', (name, short) => {
  expect(shortenName(name)).toEqual(short);
  expect(shortenName(shortenName(name))).toEqual(short);
});
