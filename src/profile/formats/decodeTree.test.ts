/** @jest-environment node */
import { getName, getTotal, isCut, isExactSum } from 'profile/tree/FlameTree';
import { ProfileDecodeError, type ProfileErrorReason } from 'profile/tree/ProfileDecodeError';
import { printTree } from '../../../tests/helpers/printTree';
import { decodeTree } from './decodeTree';

const unlimited = { limited: false };
const limited = { limited: true };

/** Bytes of nodes drawn as `name self children`. */
function bytesOf(...nodes: Array<[name: string, self: number | bigint, children: number | bigint]>): Uint8Array {
  return Uint8Array.from(
    nodes.flatMap(([name, self, children]) => {
      const text = new TextEncoder().encode(name);
      return [...varint(text.length), ...text, ...varint(self), ...varint(children)];
    }),
  );
}

function varint(value: number | bigint): number[] {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  while (rest > 0x7fn) {
    bytes.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  return [...bytes, Number(rest)];
}

function reasonOf(
  bytes: Uint8Array,
  options: Parameters<typeof decodeTree>[1] = unlimited,
): ProfileErrorReason | undefined {
  try {
    decodeTree(bytes, options);
  } catch (error) {
    if (error instanceof ProfileDecodeError) {
      return error.reason;
    }
    throw error;
  }
  return undefined;
}

test('decodes nodes in pre-order, adds up totals and names the virtual root', () => {
  const tree = decodeTree(
    bytesOf(['', 0, 2], ['main', 1, 2], ['parse', 3, 0], ['render', 2, 1], ['escape', 4, 0], ['gc', 5, 0]),
    unlimited,
  );

  expect(printTree(tree)).toEqual([
    'main 10 (self 1)',
    '  parse 3 (self 3)',
    '  render 6 (self 2)',
    '    escape 4 (self 4)',
    'gc 5 (self 5)',
  ]);
  expect(getName(tree, 0)).toBe('total');
  expect([...tree.subtreeEnd]).toEqual([6, 5, 3, 5, 5, 6]);
});

test('decodes an answer that a Pyroscope gave', () => {
  const recorded =
    'AAABBG1haW4AAwR3YWxrAAIEd2FsawABBHdhbGsAAQV2aXNpdIDLmYEIAAV2aXNpdIDGs/EFAAZoYW5kbGUAAgZyZW5kZXKAlrqpHgEGZXNjYXBl' +
    'gJyqhx0ABXBhcnNlgLn2yRAAAmdjgLak1gcA';

  expect(printTree(decodeTree(Buffer.from(recorded, 'base64'), limited))).toEqual([
    'main 26180000000 (self 0)',
    '  walk 3730000000 (self 0)',
    '    walk 2150000000 (self 0)',
    '      walk 2150000000 (self 0)',
    '        visit 2150000000 (self 2150000000)',
    '    visit 1580000000 (self 1580000000)',
    '  handle 20390000000 (self 0)',
    '    render 15940000000 (self 8140000000)',
    '      escape 7800000000 (self 7800000000)',
    '    parse 4450000000 (self 4450000000)',
    '  gc 2060000000 (self 2060000000)',
  ]);
});

test('no bytes are an empty tree', () => {
  const tree = decodeTree(new Uint8Array(), limited);

  expect(tree.nodeCount).toBe(0);
  expect(getTotal(tree)).toBe(0);
});

describe('what the server cut', () => {
  const bytes = bytesOf(['', 0, 2], ['main', 0, 2], ['other', 1, 1], ['work', 2, 0], ['other', 7, 0], ['other', 3, 0]);

  test('in a limited answer is a childless `other`, while one with children stays a function', () => {
    const tree = decodeTree(bytes, limited);

    expect(printTree(tree)).toEqual([
      'main 10 (self 0)',
      '  other 3 (self 1)',
      '    work 2 (self 2)',
      '  other 7 (cut)',
      'other 3 (cut)',
    ]);
    expect([1, 2, 4].map((node) => isCut(tree, node))).toEqual([false, false, true]);
  });

  test('does not exist in an answer without a limit', () => {
    expect(decodeTree(bytes, unlimited).cutNameIndex).toBe(-1);
  });
});

test('merges siblings of the same name, children included', () => {
  const tree = decodeTree(
    bytesOf(['', 0, 3], ['a', 1, 1], ['x', 2, 0], ['b', 4, 0], ['a', 8, 2], ['x', 16, 0], ['y', 32, 0]),
    unlimited,
  );

  expect(printTree(tree)).toEqual(['a 59 (self 9)', '  x 18 (self 18)', '  y 32 (self 32)', 'b 4 (self 4)']);
});

test('shows bytes that are not UTF-8 as U+FFFD and takes names that become equal as one', () => {
  const bytes = Uint8Array.from([0, 0, 2, 2, 0x61, 0xff, 1, 0, 2, 0x61, 0xfe, 2, 0]);

  expect(printTree(decodeTree(bytes, unlimited))).toEqual(['a\uFFFD 3 (self 3)']);
});

test('keeps a byte order mark that belongs to a name', () => {
  expect(getName(decodeTree(bytesOf(['', 0, 1], ['\uFEFFmain', 1, 0]), unlimited), 1)).toBe('\uFEFFmain');
});

test('tells when numbers beyond 2^53 made it inexact', () => {
  const exact = decodeTree(bytesOf(['', 0, 1], ['a', Number.MAX_SAFE_INTEGER, 0]), unlimited);
  const single = decodeTree(bytesOf(['', 0, 1], ['a', 2n ** 63n - 1n, 0]), unlimited);
  const sum = decodeTree(bytesOf(['', 0, 2], ['a', Number.MAX_SAFE_INTEGER, 0], ['b', 1, 0]), unlimited);

  expect([exact, single, sum].map((tree) => isExactSum(getTotal(tree)))).toEqual([true, false, false]);
  expect(getTotal(single)).toBe(2 ** 63);
});

test.each<[string, Uint8Array, ProfileErrorReason]>([
  ['a name that ends early', Uint8Array.from([0, 0, 1, 200, 1, 65]), 'truncated'],
  ['a missing child', bytesOf(['', 0, 2], ['a', 1, 0]), 'truncated'],
  ['a number that ends early', Uint8Array.from([0, 0x80]), 'truncated'],
  ['a count of children that lies', bytesOf(['', 0, 2n ** 62n]), 'truncated'],
  ['a length that lies', Uint8Array.from([...varint(2n ** 62n), 0, 0]), 'truncated'],
  ['a number of more than 64 bits', Uint8Array.from([0, ...Array<number>(11).fill(0xff), 0, 0]), 'malformed'],
  ['bytes after the last node', bytesOf(['', 0, 0], ['a', 1, 0]), 'malformed'],
  ['a negative self', bytesOf(['', 0, 1], ['a', -5, 0]), 'negative'],
  ['a negative count', bytesOf(['', 0, -1]), 'negative'],
])('refuses %s', (_, bytes, reason) => {
  expect(reasonOf(bytes)).toBe(reason);
});

test('refuses more nodes than allowed', () => {
  const bytes = bytesOf(['', 0, 2], ['a', 1, 0], ['b', 1, 0]);

  expect(reasonOf(bytes, { limited: false, maxNodes: 2 })).toBe('too-large');
  expect(reasonOf(bytes, { limited: false, maxNodes: 3 })).toBeUndefined();
});

test('refuses a name without end', () => {
  expect(reasonOf(bytesOf(['', 0, 1], ['x'.repeat(2_000_000), 1, 0]))).toBe('too-large');
});

test('decodes a chain of 100,000 frames', () => {
  const nodes = Array.from({ length: 100_000 }, (_, node): [string, number, number] => [`f${node % 7}`, 1, 1]);
  const tree = decodeTree(bytesOf(['', 0, 1], ...nodes, ['leaf', 1, 0]), unlimited);

  expect(tree.depth[100_001]).toBe(100_001);
  expect(getTotal(tree)).toBe(100_001);
});

test('decodes names whose bytes collide in the table', () => {
  // 3,000 names of which many share the low bits of any hash.
  const names = Array.from({ length: 3000 }, (_, index) => `f${index}`);
  const tree = decodeTree(
    bytesOf(['', 0, 3000], ...names.map((name): [string, number, number] => [name, 1, 0])),
    unlimited,
  );

  expect(Array.from({ length: 3000 }, (_, index) => getName(tree, index + 1))).toEqual(names);
});
