import { parseViewerData } from 'flamegraph/exports/viewer/viewerData';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import type { FlameTree } from 'profile/tree/FlameTree';
import { FlameTreeBuilder } from 'profile/tree/FlameTreeBuilder';
import { HOSTILE_NAMES } from '../../../tests/helpers/hostileNames';
import { printTree } from '../../../tests/helpers/printTree';
import { treeFromText } from '../../../tests/helpers/treeFromText';
import { printHtml } from './printHtml';

function open(tree: FlameTree, title = 'checkout', provenance: Record<string, string> = {}): Document {
  const html = [...printHtml(tree, { title, unit: 'ns', provenance })].join('');
  return new DOMParser().parseFromString(html, 'text/html');
}

function buildTree(names: readonly string[]): FlameTree {
  const builder = new FlameTreeBuilder();
  builder.push(0, 0, 0);
  names.forEach((_, index) => builder.push(1, index + 1, index + 1));
  return builder.build(['total', ...names]);
}

test('the profile in the page is the one that was exported', () => {
  const tree = treeFromText('main;handle;parse 30\nmain;other 5\nmain;gc 10.5', { limited: true });
  const profile = parseViewerData(open(tree).getElementById('profile')?.textContent ?? '');

  expect(profile.unit).toBe('ns');
  expect(printTree(profile.tree)).toEqual(printTree(tree));
  expect(profile.tree.total[0]).toBe(45.5);
});

test('only names of the exported part are in it', () => {
  const tree = { ...buildTree(['kept', 'secret']), nodeCount: 2, nameIndex: Uint32Array.of(0, 1) };

  expect([...printHtml(tree, { title: '', unit: 'ns', provenance: {} })].join('')).not.toContain('secret');
});

test('no name becomes markup, in the profile or around it', () => {
  const plain = open(buildTree(['a']), 'title', { Query: 'x' });
  for (const name of HOSTILE_NAMES) {
    const page = open(buildTree(HOSTILE_NAMES), name, { Query: name });

    expect([...page.querySelectorAll('*')].map(({ tagName }) => tagName)).toEqual(
      [...plain.querySelectorAll('*')].map(({ tagName }) => tagName),
    );
    expect(page.querySelector('dd')?.textContent).toBe(name === '' ? '' : formatFunctionName(name));
    expect(parseViewerData(page.getElementById('profile')?.textContent ?? '').tree.names).toEqual([
      'total',
      ...HOSTILE_NAMES,
    ]);
  }
});

test('what stands between the script tags cannot end them or break old scripts', () => {
  const html = [...printHtml(buildTree(HOSTILE_NAMES), { title: '', unit: 'ns', provenance: {} })].join('');
  const data = /<script id="profile" type="application\/json">(.*?)<\/script>/s.exec(html)?.[1] ?? '';

  expect(data).toContain('alert(1)');
  expect(data).not.toMatch(/[<\u2028\u2029]/);
});

test('the page may load nothing, and run only its own script', () => {
  const page = open(buildTree(['a']));
  const policy = page.querySelector('meta[http-equiv]')?.getAttribute('content') ?? '';

  expect(policy).toMatch(/^default-src 'none'; script-src 'sha256-[\w+/]{43}='; style-src 'sha256-[\w+/]{43}='; /);
  expect(policy).not.toMatch(/unsafe|https?:|data:|blob:/);
  expect(page.querySelectorAll('[src], [href], [style], link, iframe')).toHaveLength(0);
});
