import { act, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NAME_OF_SMALL } from 'profile/transform/dropSmall';
import { type FlameTree, getName } from 'profile/tree/FlameTree';
import React, { useState } from 'react';
import { buildPaneProps } from '../../../../tests/helpers/buildPaneProps';
import { fakeLayout } from '../../../../tests/helpers/fakeLayout';
import { printTexts } from '../../../../tests/helpers/printTexts';
import { treeFromText } from '../../../../tests/helpers/treeFromText';
import { CallTree } from './CallTree';

let restoreLayout: () => void;
beforeEach(() => {
  restoreLayout = fakeLayout({ width: 800, height: 400 });
});
afterEach(() => restoreLayout());

const TREE = treeFromText(`
  main;handle;parse 2
  main;handle;render 5
  main;gc 1
  idle 2
`);

const findNode = (tree: FlameTree, name: string) =>
  Array.from({ length: tree.nodeCount }, (_, node) => node).find((node) => getName(tree, node) === name);

/** The pane on a page that keeps the selection, which other panes can change. */
interface Options extends Partial<React.ComponentProps<typeof CallTree>> {
  readonly hoveredName?: number;
}

function renderTree(tree: FlameTree, { hoveredName, ...options }: Options = {}) {
  const props = buildPaneProps(tree, hoveredName);
  let select: (node: number | undefined) => void = () => undefined;
  let replace: (tree: FlameTree) => void = () => undefined;
  function Page(): React.JSX.Element {
    const [selectedNode, setSelectedNode] = useState<number>();
    const [shown, setShown] = useState(tree);
    select = setSelectedNode;
    replace = setShown;
    return <CallTree {...props} tree={shown} selectedNode={selectedNode} onSelectNode={setSelectedNode} {...options} />;
  }
  render(<Page />);
  return {
    calls: props.calls,
    select: (node: number | undefined) => act(() => select(node)),
    replace: (next: FlameTree) => act(() => replace(next)),
    focus: () => act(() => screen.getByRole('tree').focus()),
  };
}

/** "handle 3 of 7" indented by level, with a sign for open and closed; the selected one in brackets. */
const printOutline = () =>
  screen.getAllByRole('treeitem').map((item) => {
    const [name = ''] = item.getAttribute('aria-label')?.split(',') ?? [];
    const sign = { true: '- ', false: '+ ' }[item.getAttribute('aria-expanded') ?? ''] ?? '';
    const text = `${sign}${name}`;
    const level = Number(item.getAttribute('aria-level'));
    return '  '.repeat(level - 1) + (item.getAttribute('aria-selected') === 'true' ? `[${text}]` : text);
  });

const BEGINNING = ['- total', '  - main', '    - handle', '      render', '      parse', '    gc', '  idle'];

test('the heaviest path is open at first, the largest child on top', () => {
  renderTree(TREE);
  expect(printOutline()).toEqual(BEGINNING);
});

test('a row says its place, its costs, and what shares are of', () => {
  renderTree(TREE, { wholeTotal: 40 });
  const parse = screen.getByRole('treeitem', { name: /^parse/ });
  expect(parse).toHaveAttribute('aria-posinset', '2');
  expect(parse).toHaveAttribute('aria-setsize', '2');
  expect(parse).toHaveAttribute('aria-level', '4');
  expect(parse).toHaveAccessibleName(
    'parse, total 2: 20 % of what is shown (10), 5 % of the whole profile (40), self 2',
  );
  expect(printTexts(screen.getByRole('treeitem', { name: /^main/ }))).toBe('▾ | main | 8 | 80 % | 0 | 0 %');
  expect(screen.getByText('Total %')).toHaveAttribute('title', expect.stringContaining('% of shown, 10'));
});

test('arrows walk, open and close', async () => {
  const user = userEvent.setup();
  const { focus, calls } = renderTree(TREE);
  focus();
  await user.keyboard('{ArrowDown}{ArrowRight}');
  expect(printOutline()[2]).toBe('    [- handle]');
  await user.keyboard('{ArrowLeft}');
  expect(printOutline()).toEqual(['- total', '  - main', '    [+ handle]', '    gc', '  idle']);
  await user.keyboard('{ArrowLeft}');
  expect(printOutline()[1]).toBe('  [- main]');
  await user.keyboard('{ArrowLeft}');
  expect(printOutline()).toEqual(['- total', '  [+ main]', '  idle']);
  await user.keyboard('{ArrowRight}{ArrowDown}{ArrowRight}{ArrowRight}{Enter}');
  expect(printOutline()[3]).toBe('      [render]');
  expect(calls).toEqual([`focus node ${findNode(TREE, 'render')}`]);
  await user.keyboard('{End}');
  expect(printOutline().at(-1)).toBe('  [idle]');
  await user.keyboard('{Home}{Enter}');
  expect(printOutline()[0]).toBe('[- total]');
  expect(calls.at(-1)).toBe('focus node 0');
});

test('a star opens all siblings', async () => {
  const user = userEvent.setup();
  const { focus } = renderTree(treeFromText('main;a;b 5\nmain;c;d 2\nmain;e 1'));
  focus();
  await user.keyboard('{ArrowDown}{ArrowDown}*');
  expect(printOutline()).toEqual(['- total', '  - main', '    [- a]', '      b', '    - c', '      d', '    e']);
});

test('letters lead to functions, and are not taken for keys of the page', async () => {
  const user = userEvent.setup();
  const { focus } = renderTree(TREE);
  const pageKeys: string[] = [];
  const listen = ({ key }: KeyboardEvent) => pageKeys.push(key);
  document.addEventListener('keydown', listen);
  focus();
  await user.keyboard('pa');
  expect(screen.getByRole('treeitem', { selected: true })).toHaveAccessibleName(/^parse/);
  await user.keyboard('/');
  document.removeEventListener('keydown', listen);
  expect(pageKeys).toEqual(['/']);
});

test('a node that is selected elsewhere is opened to and scrolled to', () => {
  const wide = Array.from({ length: 2000 }, (_, index) => `main;f${index};leaf${index} ${5000 - index}`).join('\n');
  const tree = treeFromText(wide);
  const { select } = renderTree(tree);
  expect(screen.getAllByRole('treeitem').length).toBeLessThan(60);
  expect(screen.queryByRole('treeitem', { name: /^leaf1500,/ })).not.toBeInTheDocument();
  select(findNode(tree, 'leaf1500'));
  const leaf = screen.getByRole('treeitem', { name: /^leaf1500,/, selected: true });
  expect(screen.getByRole('tree')).toHaveAttribute('aria-activedescendant', leaf.id);
  expect(screen.getByRole('treeitem', { name: /^f1499,/ })).toBeInTheDocument();
});

test('closing a node above the selected one selects it, so that the keyboard is not lost', async () => {
  const user = userEvent.setup();
  const { select } = renderTree(TREE);
  select(findNode(TREE, 'parse'));
  const toggle = screen.getAllByTestId('toggle')[1];
  await user.click(toggle ?? document.body);
  expect(printOutline()).toEqual(['- total', '  [+ main]', '  idle']);
});

test('20,000 levels open without an overflow, and the last can be reached', async () => {
  const user = userEvent.setup();
  const { focus } = renderTree(treeFromText(`${Array.from({ length: 20_000 }, (_, at) => `f${at}`).join(';')} 1`));
  focus();
  await user.keyboard('{End}');
  expect(screen.getByRole('treeitem', { selected: true })).toHaveAttribute('aria-level', '20001');
});

test('what a user opened and closed stays so in a larger answer', async () => {
  const user = userEvent.setup();
  const { focus, replace } = renderTree(TREE);
  focus();
  await user.keyboard('{ArrowDown}{ArrowDown}{ArrowLeft}');
  replace(treeFromText('main;gc;mark 3\nmain;handle;parse;read 2\nmain;handle;render 5\nidle 2'));
  expect(printOutline().map((line) => line.replace(/[[\]]/g, ''))).toEqual([
    '- total',
    '  - main',
    '    + handle',
    '    + gc',
    '  idle',
  ]);
});

test('a tree of other functions begins with its heaviest path', () => {
  const { replace } = renderTree(TREE);
  replace(treeFromText('other;work 2'));
  expect(printOutline()).toEqual(['- total', '  - other', '    work']);
});

test('what the server cut is no function', async () => {
  const user = userEvent.setup();
  const { calls } = renderTree(treeFromText('main;other 6\nmain;a 5', { limited: true }), {
    matchedNames: new Uint8Array(9).fill(1),
    hoveredName: 0,
  });
  const cut = screen.getByRole('treeitem', { name: /^other \(cut by the server\), total 6/ });
  expect(cut.querySelector('mark')).toBeNull();
  await user.hover(cut);
  await user.dblClick(cut);
  expect(calls).toEqual(['hover none']);
  await user.pointer({ keys: '[MouseRight]', target: cut });
  expect(calls.at(-1)).toMatch(/^menu other \d/);
});

test('small branches stand together and are no function', () => {
  renderTree(treeFromText(`main;a 6\nmain;${NAME_OF_SMALL} 1`));
  expect(screen.getByRole('treeitem', { name: /^several small branches, total 1/ })).toBeInTheDocument();
});

test('search hits are marked, and the function under the pointer lights up everywhere', async () => {
  const user = userEvent.setup();
  const matchedNames = Uint8Array.from(TREE.names, (name) => (name === 'gc' ? 1 : 0));
  const { calls } = renderTree(TREE, { matchedNames, hoveredName: TREE.names.indexOf('idle') });
  expect([...document.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['gc']);
  expect(screen.getByRole('treeitem', { name: /^idle/ })).toHaveAttribute('data-hovered', 'true');
  await user.hover(screen.getByRole('treeitem', { name: /^gc/ }));
  await user.unhover(screen.getByRole('tree'));
  expect(calls).toEqual(['hover gc', 'hover none']);
});

test('the menu opens by right click and by key', async () => {
  const user = userEvent.setup();
  const { calls, focus } = renderTree(TREE);
  const gc = findNode(TREE, 'gc');
  fireEvent.contextMenu(screen.getByRole('treeitem', { name: /^gc/ }));
  focus();
  await user.keyboard('{ContextMenu}{Shift>}{F10}{/Shift}');
  expect(calls).toEqual([`menu gc ${gc}`, `menu gc ${gc}`, `menu gc ${gc}`]);
});

test('callers that are not built yet are asked for when their node is opened', async () => {
  const user = userEvent.setup();
  const asked: number[] = [];
  const tree = treeFromText('read 5\nwrite 2');
  const isClosed = Uint8Array.from([0, 1, 0]);
  const { focus } = renderTree(tree, { isClosed, onOpenClosed: (node) => asked.push(node) });
  expect(printOutline()).toEqual(['- total', '  + read', '  write']);
  focus();
  await user.keyboard('{ArrowDown}{ArrowRight}');
  expect(asked).toEqual([1]);
});

test('an empty tree says so', async () => {
  await act(async () => renderTree({ ...TREE, nodeCount: 0 }));
  expect(screen.getByText('There is nothing to show as a tree')).toBeInTheDocument();
});
