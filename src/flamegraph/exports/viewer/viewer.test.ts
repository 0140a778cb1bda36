import { printHtml } from 'flamegraph/exports/printHtml';
import { treeFromText } from '../../../../tests/helpers/treeFromText';
import { searchTree } from './searchTree';
import { startViewer } from './viewer';
import { ViewerLayout } from './ViewerLayout';

const tree = treeFromText(`
main;handle;parse 30
main;handle;render 50
main;gc 20
`);

function openViewer(): HTMLElement {
  const html = [...printHtml(tree, { title: 'checkout', unit: 'ns', provenance: { Total: '100 ns' } })].join('');
  document.documentElement.innerHTML = html;
  startViewer(document);
  return document.getElementById('graph') ?? document.body;
}

const getStatus = () => document.getElementById('status')?.textContent;

function press(target: HTMLElement, ...keys: string[]): void {
  for (const key of keys) {
    target.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
  }
}

test('arrow keys walk along the calls and say what each cost', () => {
  const graph = openViewer();
  press(graph, 'ArrowDown', 'ArrowDown');
  expect(getStatus()).toBe('handle, total 80 ns, 80 % of all, self 0 ns');

  press(graph, 'ArrowRight');
  expect(getStatus()).toBe('gc, total 20 ns, 20 % of all, self 20 ns');

  press(graph, 'ArrowLeft', 'ArrowDown', 'ArrowRight');
  expect(getStatus()).toBe('render, total 50 ns, 50 % of all, self 50 ns');
});

test('zooming in gives shares of what is shown, too; Escape shows all', () => {
  const graph = openViewer();
  press(graph, 'ArrowDown', 'ArrowDown', 'Enter', 'ArrowRight', 'ArrowDown');
  expect(getStatus()).toBe('parse, total 30 ns, 30 % of all, 37.5 % of what is shown, self 30 ns');

  press(graph, 'Escape');
  expect(getStatus()).toBe('');
});

test('a search says how much passes through what it finds', () => {
  openViewer();
  const search = document.getElementById('search') as HTMLInputElement;
  search.value = 'E';
  search.dispatchEvent(new Event('input'));

  expect(getStatus()).toBe('80 % of all passes through 3 functions');
});

test('a recursive function is found once per stack, and the root never', () => {
  expect(searchTree(treeFromText('f;f;f 10\ng 5'), 'f')).toMatchObject({ functionCount: 1, value: 10 });
  expect(searchTree(tree, 'total')).toMatchObject({ functionCount: 0, value: 0 });
  expect(searchTree(tree, ' ')).toBeUndefined();
});

describe('layout', () => {
  const layout = new ViewerLayout(tree);
  const names = (focus: number, window: { firstRow: number; lastRow: number }) =>
    layout
      .computeBars(focus, { widthPx: 1000, ...window })
      .map(({ node, xPx, widthPx }) => `${tree.names[tree.nameIndex[node] ?? 0]} ${xPx} ${widthPx}`);

  test('draws the rows that are looked at', () => {
    expect(names(0, { firstRow: 1, lastRow: 2 })).toEqual(['main 0 1000', 'handle 0 800', 'gc 800 200']);
  });

  test('a focused node is as wide as the window, its callers with it', () => {
    expect(names(2, { firstRow: 0, lastRow: 9 })).toEqual([
      'main 0 1000',
      'total 0 1000',
      'handle 0 1000',
      'parse 0 375',
      'render 375 625',
    ]);
  });

  test('finds what is at a place', () => {
    expect(layout.findNode(0, 850, 2, 1000)).toBe(5);
    expect(layout.findNode(0, 850, 3, 1000)).toBeUndefined();
    expect(layout.findNode(2, 400, 3, 1000)).toBe(4);
    expect(layout.findNode(2, 400, 1, 1000)).toBe(1);
  });

  test('bars too narrow to draw become one per pixel', () => {
    const wide = treeFromText(Array.from({ length: 5000 }, (_, index) => `f${index} 1`).join('\n'));
    const bars = new ViewerLayout(wide).computeBars(0, { widthPx: 100, firstRow: 1, lastRow: 1 });

    expect(bars).toHaveLength(100);
    expect(bars.every(({ node }) => node === -1)).toBe(true);
  });
});
