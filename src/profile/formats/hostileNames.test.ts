/** @jest-environment node */
import { buildTreeFromPprof } from 'profile/formats/pprof/buildTreeFromPprof';
import { decodePprof } from 'profile/formats/pprof/decodePprof';
import { encodePprof } from 'profile/formats/pprof/encodePprof';
import { type FlameTree, getTotal } from 'profile/tree/FlameTree';
import { FlameTreeBuilder } from 'profile/tree/FlameTreeBuilder';
import { HOSTILE_NAMES } from '../../../tests/helpers/hostileNames';
import { parseCollapsed } from './parseCollapsed';
import { parseFlamebearer } from './parseFlamebearer';
import { parseSpeedscope } from './parseSpeedscope';
import { printCollapsed } from './printCollapsed';
import { printFlamebearer } from './printFlamebearer';
import { printSpeedscope } from './printSpeedscope';

const UTF8_NAMES = HOSTILE_NAMES.map((name) => name.replace(/\p{Surrogate}/gu, '\ufffd'));

/** Each name as the function of one stack below `main`, with another value each. */
function createTree(): FlameTree {
  const builder = new FlameTreeBuilder();
  builder.push(0, 0, 0);
  builder.push(1, 1, 0);
  HOSTILE_NAMES.forEach((_, index) => builder.push(2, index + 2, index + 1));
  return builder.build(['total', 'main', ...HOSTILE_NAMES]);
}

/** Functions below `main` with their values. */
function listStacks(tree: FlameTree): Array<[name: string, value: number]> {
  return Array.from({ length: tree.nodeCount - 2 }, (_, index) => [
    tree.names[tree.nameIndex[index + 2] ?? 0] ?? '',
    tree.self[index + 2] ?? 0,
  ]);
}

const tree = createTree();

test('speedscope and flamebearer keep every name', () => {
  const speedscope = [...printSpeedscope(tree, { name: '"', unit: 'none', exporter: 'test' })].join('');
  const flamebearer = [...printFlamebearer([tree], { name: '"', units: 'samples', sampleRate: 1 })].join('');
  const reread = parseFlamebearer(flamebearer, { limited: false });

  expect(listStacks(parseSpeedscope(speedscope).tree)).toEqual(listStacks(tree));
  expect(reread.kind === 'single' && listStacks(reread.tree)).toEqual(listStacks(tree));
});

test('pprof keeps every name but half surrogate pairs, which UTF-8 cannot carry', () => {
  const decoded = buildTreeFromPprof(decodePprof(encodePprof(tree, { sampleType: { type: 'a', unit: 'b' } })), 0);

  expect(listStacks(decoded)).toEqual(UTF8_NAMES.map((name, index) => [name, index + 1]));
});

test('collapsed text keeps the stacks; semicolons, line breaks and half surrogate pairs are replaced', () => {
  const text = [...printCollapsed(tree)].join('');
  const parsed = parseCollapsed(text);

  expect(getTotal(parsed)).toBe(getTotal(tree));
  expect(listStacks(parsed)).toEqual(
    UTF8_NAMES.map((name, index) => [name.replaceAll(';', ':').replace(/[\r\n]+/g, ' '), index + 1]),
  );
});
