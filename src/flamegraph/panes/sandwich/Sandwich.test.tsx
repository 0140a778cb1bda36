import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { computeCallees, computeCallers } from 'profile/functions/computeNeighbours';
import type { FlameTree } from 'profile/tree/FlameTree';
import React, { useState } from 'react';
import { buildPaneProps } from '../../../../tests/helpers/buildPaneProps';
import { fakeLayout } from '../../../../tests/helpers/fakeLayout';
import { printTexts } from '../../../../tests/helpers/printTexts';
import { treeFromText } from '../../../../tests/helpers/treeFromText';
import { Sandwich } from './Sandwich';

let restoreLayout: () => void;
beforeEach(() => {
  restoreLayout = fakeLayout({ width: 800, height: 400 });
});
afterEach(() => restoreLayout());

const TREE = treeFromText(
  `
  main;walk;walk;read 5
  main;walk;other 3
  init;walk 1
  walk;stat 1
`,
  { limited: true },
);

interface Options extends Partial<React.ComponentProps<typeof Sandwich>> {
  readonly hoveredName?: number;
}

function renderSandwich(tree: FlameTree, name: string, { hoveredName, ...options }: Options = {}) {
  const props = buildPaneProps(tree, hoveredName);
  function Page(): React.JSX.Element {
    const [nameIndex, setNameIndex] = useState(tree.names.indexOf(name));
    return (
      <Sandwich
        {...props}
        nameIndex={nameIndex < 0 ? undefined : nameIndex}
        callers={computeCallers(tree, nameIndex)}
        callees={computeCallees(tree, nameIndex)}
        onChooseFunction={setNameIndex}
        onShowDetail={() => undefined}
        {...options}
      />
    );
  }
  render(<Page />);
  return props.calls;
}

const getList = (title: string) => screen.getByRole('grid', { name: title });
const printList = (title: string) => within(getList(title)).getAllByRole('row').slice(1).map(printTexts);

test('a function stands between its callers and what it calls, with values', () => {
  renderSandwich(TREE, 'walk');
  expect(screen.getByRole('heading', { name: 'walk' })).toBeInTheDocument();
  expect(screen.getByText('Total 10')).toBeInTheDocument();
  expect(screen.getByText('Self 1')).toBeInTheDocument();
  expect(printList('Called by')).toEqual([
    'main | 8 | 80 %',
    'walk | (recursion) | 5 | 50 %',
    'init | 1 | 10 %',
    'no caller: the stack begins here | 1 | 10 %',
  ]);
  expect(printList('Calls')).toEqual([
    'walk | (recursion) | 5 | 50 %',
    'read | 5 | 50 %',
    'other (cut by the server) | 3 | 30 %',
    'stat | 1 | 10 %',
    'itself: no call in between | 1 | 10 %',
  ]);
  expect(within(getList('Calls')).getByRole('columnheader', { name: 'Value %, of its total' })).toBeInTheDocument();
});

test('a click on a neighbour moves it into the middle', async () => {
  const user = userEvent.setup();
  renderSandwich(TREE, 'walk');
  await user.click(within(getList('Called by')).getByText('main'));
  expect(screen.getByRole('heading', { name: 'main' })).toBeInTheDocument();
  expect(printList('Calls')).toEqual(['walk | 8 | 100 %']);
  expect(screen.getByRole('heading', { name: 'main' })).toHaveFocus();
});

test('Enter does so by keyboard, and only for functions', async () => {
  const user = userEvent.setup();
  const calls = renderSandwich(TREE, 'walk');
  act(() => getList('Calls').focus());
  await user.keyboard('{ArrowDown}{ArrowDown}{Enter}{ContextMenu}');
  expect(screen.getByRole('heading', { name: 'walk' })).toBeInTheDocument();
  await user.keyboard('{ArrowUp}{ContextMenu}{Enter}');
  expect(screen.getByRole('heading', { name: 'read' })).toBeInTheDocument();
  expect(calls).toEqual(['menu read no node']);
});

test('neighbours light up with the other panes; what is no function does not', async () => {
  const user = userEvent.setup();
  const calls = renderSandwich(TREE, 'walk', { hoveredName: TREE.names.indexOf('stat') });
  expect(screen.getByRole('row', { name: /^stat/ })).toHaveAttribute('data-hovered', 'true');
  await user.hover(screen.getByRole('row', { name: /^read/ }));
  await user.hover(screen.getByRole('row', { name: /^other \(cut/ }));
  expect(new Set(calls)).toEqual(new Set(['hover read', 'hover none']));
});

test('what is not computed yet is loading', async () => {
  await act(async () => renderSandwich(TREE, 'walk', { callers: undefined }));
  expect(screen.getByText('Looking for its neighbours')).toBeInTheDocument();
  expect(screen.getByRole('grid', { name: 'Calls' })).toBeInTheDocument();
});

test.each([
  ['none is chosen', undefined, 'Pick a function to see callers and callees'],
  ['the function was hidden', TREE.names.length, 'The function is not in this view'],
])('it says so when %s', async (_, nameIndex, sentence) => {
  await act(async () => renderSandwich(TREE, 'walk', { nameIndex }));
  expect(screen.getByText(sentence)).toBeInTheDocument();
});

test('before a function is chosen, those that spend most are offered, and by keyboard the focus goes on to the chosen one', async () => {
  const user = userEvent.setup();
  renderSandwich(TREE, 'not yet', {});
  const offered = within(screen.getByRole('list', { name: 'Functions with the most self' })).getAllByRole('button');
  expect(offered.map(({ textContent }) => textContent)).toEqual(['read', 'walk', 'stat']);
  offered[0]?.focus();
  await user.keyboard('{Enter}');
  expect(screen.getByRole('heading', { name: 'read' })).toHaveFocus();
});
