import { act, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { HoveredFunction } from 'flamegraph/state/PaneProps';
import { Store } from 'flamegraph/state/Store';
import { computeFunctions } from 'profile/functions/computeFunctions';
import { type FlameTree, getName, getTotal } from 'profile/tree/FlameTree';
import React, { useState } from 'react';
import { treeFromText } from '../../../tests/helpers/treeFromText';
import { buildPalette } from './buildPalette';
import { FlameCanvas, type FlameCanvasProps } from './FlameCanvas';
import { useFrameGroups } from './useFrameGroups';

// 800 px wide in tests: 8 px per 1, rows of 18 px.
const tree = treeFromText(`
  main   main    main   gc
  serve  serve   idle
  parse  render
  20     50      10     20
`);

interface Asked {
  readonly focused: string[];
  readonly menus: string[];
  readonly hovered: Array<string | undefined>;
}

function Pane({
  tree,
  asked,
  ...more
}: { tree: FlameTree; asked: Asked } & Partial<FlameCanvasProps>): React.JSX.Element {
  const [selectedNode, setSelectedNode] = useState<number>();
  const [hovered] = useState(() => {
    const store: HoveredFunction = new Store<number | undefined>(undefined);
    store.subscribe(() => asked.hovered.push(tree.names[store.get() ?? -1]));
    return store;
  });
  const [groups, setGroups] = useFrameGroups(tree, false);
  return (
    <FlameCanvas
      tree={tree}
      functions={computeFunctions(tree)}
      unit="short"
      wholeTotal={getTotal(tree)}
      matchedNames={undefined}
      hovered={hovered}
      selectedNode={selectedNode}
      onSelectNode={setSelectedNode}
      onFocusNode={(node) => asked.focused.push(getName(tree, node))}
      onOpenMenu={({ node, xPx, yPx }) => asked.menus.push(`${getName(tree, node ?? -1)} at ${xPx} ${yPx}`)}
      palette={buildPalette(tree, 'byPackageName', 'dark')}
      textAlign="left"
      groups={groups}
      onChangeGroups={setGroups}
      {...more}
    />
  );
}

function show(more: Partial<FlameCanvasProps> = {}) {
  const asked: Asked = { focused: [], menus: [], hovered: [] };
  const { container, rerender } = render(<Pane tree={tree} asked={asked} {...more} />);
  const graph = screen.getByRole('application', { name: 'Flame graph' });
  const canvas = graph.querySelector('canvas') ?? container;
  act(() => graph.focus());
  const press = (keys: string) => userEvent.keyboard(keys);
  const update = (next: Partial<FlameCanvasProps>) => rerender(<Pane tree={tree} asked={asked} {...more} {...next} />);
  return { asked, graph, canvas, press, update };
}

const getSpoken = () => screen.getByTestId('flame-live').textContent;

test('arrows walk the stacks, and each frame is said with what its shares are of', async () => {
  const { press } = show();
  await press('{ArrowDown}');
  expect(getSpoken()).toBe('total: total 100, 100 % of the whole profile, self 0, 2 callees, row 1 of 4.');
  await press('{ArrowDown}{ArrowDown}{ArrowDown}');
  expect(getSpoken()).toMatch(/^render: total 50, 50 % of the whole profile, self 50, 0 callees, row 4 of 4/);
  await press('{ArrowLeft}');
  expect(getSpoken()).toMatch(/^parse/);
  await press('{ArrowUp}{ArrowRight}');
  expect(getSpoken()).toMatch(/^idle/);
  await press('{Home}');
  expect(getSpoken()).toMatch(/^total/);
  await press('{End}');
  expect(getSpoken()).toMatch(/^render/);
});

test('the selected frame has a tooltip, as long as the graph has the focus', async () => {
  const { press, graph } = show({ wholeTotal: 200 });
  await press('{ArrowDown}{ArrowDown}');
  const text = screen.getByTestId('flame-tooltip').textContent;
  expect(text).toBe('mainTotal80Self080 % of what the graph shows40 % of the whole profile');
  act(() => graph.blur());
  expect(screen.queryByTestId('flame-tooltip')).toBeNull();
});

test('Enter focuses the selected frame, Backspace its caller or everything', async () => {
  const { press, asked } = show();
  await press('{Backspace}');
  await press('{ArrowDown}{ArrowDown}{ArrowDown}{Enter}{Backspace}');
  expect(asked.focused).toEqual(['total', 'serve', 'main']);
});

test('the menu opens by its keys at the selected frame', async () => {
  const { press, asked } = show();
  await press('{ArrowDown}{ArrowDown}{ContextMenu}');
  await press('{ArrowDown}{Shift>}{F10}{/Shift}');
  expect(asked.menus).toEqual(['main at 0 36', 'serve at 0 54']);
});

test('plus zooms in around the selected frame, 0 and the button show everything', async () => {
  const { press } = show();
  expect(screen.queryByRole('button', { name: 'Reset zoom' })).toBeNull();
  await press('+');
  await userEvent.click(screen.getByRole('button', { name: 'Reset zoom' }));
  expect(screen.queryByRole('button', { name: 'Reset zoom' })).toBeNull();
  act(() => screen.getByRole('application').focus());
  await press('+++');
  expect(screen.getByRole('button', { name: 'Reset zoom' })).toBeVisible();
  await press('0');
  expect(screen.queryByRole('button', { name: 'Reset zoom' })).toBeNull();
});

test('Escape is the graph’s only while there is a zoom to leave', async () => {
  const { press, graph } = show();
  const escaped = jest.fn();
  graph.parentElement?.addEventListener('keydown', escaped);
  await press('+{Escape}');
  expect(screen.queryByRole('button', { name: 'Reset zoom' })).toBeNull();
  await press('{Escape}');
  const keys = escaped.mock.calls.map(([event]: [KeyboardEvent]) => [event.key, event.defaultPrevented]);
  expect(keys.at(-1)).toEqual(['Escape', false]);
});

test('Space collapses a group to one frame, and expands it again', async () => {
  const chain = treeFromText('main;a;b;c 5\nmain;d 5');
  const { press, update } = show();
  update({ tree: chain });
  await press('{ArrowDown}{ArrowDown}{ArrowDown}{ArrowDown}');
  expect(getSpoken()).toMatch(/^b: .*row 4 of 5/);
  await press(' ');
  expect(getSpoken()).toMatch(/^a: .*row 3 of 3\. A single-call chain of 3 frames/);
  await press(' ');
  expect(getSpoken()).toMatch(/^b: .*row 4 of 5\.$/);
});

test('one click focuses a frame; the second of a double click does not', () => {
  const { canvas, asked } = show();
  fireEvent.click(canvas, { clientX: 100, clientY: 30, detail: 1 });
  fireEvent.click(canvas, { clientX: 700, clientY: 30, detail: 2 });
  fireEvent.doubleClick(canvas, { clientX: 700, clientY: 30 });
  expect(asked.focused).toEqual(['main']);
  expect(screen.queryByRole('button', { name: 'Reset zoom' })).toBeNull();
});

test('the right button opens the menu of what is under the pointer, and selects it', () => {
  const { canvas, asked } = show();
  fireEvent.contextMenu(canvas, { clientX: 700, clientY: 30 });
  fireEvent.contextMenu(canvas, { clientX: 700, clientY: 300 });
  expect(asked.menus).toEqual(['gc at 700 30']);
  expect(getSpoken()).toMatch(/^gc/);
});

test('the function under the pointer is told to the other panes, the root is no function', () => {
  const { canvas, asked } = show();
  fireEvent(canvas, new MouseEvent('pointermove', { bubbles: true, clientX: 700, clientY: 30 }));
  expect(screen.getByTestId('flame-tooltip').textContent).toContain('gc');
  fireEvent(canvas, new MouseEvent('pointermove', { bubbles: true, clientX: 700, clientY: 10 }));
  expect(asked.hovered).toEqual(['gc', undefined]);
});

test('what is on screen is told, and what else is known about a frame is said', async () => {
  const views: string[] = [];
  const { press } = show({
    getNotes: (node) => [`${node * 100} samples.`],
    onView: ({ viewport, widthPx }) => views.push(`${viewport.startValue}…${viewport.endValue} in ${widthPx} px`),
  });
  await press('{ArrowDown}{ArrowDown}');
  expect(getSpoken()).toMatch(/100 samples\.$/);
  expect(screen.getByTestId('flame-tooltip').textContent).toContain('100 samples.');
  expect(views.at(-1)).toBe('0…100 in 800 px');
});

test('a frame too narrow to see is brought on screen when it is asked for', () => {
  const thin = treeFromText('main;big 999999\nmain;thin 1');
  const { update } = show();
  update({ tree: thin });
  expect(screen.queryByRole('button', { name: 'Reset zoom' })).toBeNull();
  update({ tree: thin, reveal: { node: 3, sequence: 1 } });
  expect(screen.getByRole('button', { name: 'Reset zoom' })).toBeVisible();
});

test('a graph that opens with a selected frame shows it', () => {
  const thin = treeFromText('main;big 999999\nmain;thin 1');
  render(<Pane tree={thin} asked={{ focused: [], menus: [], hovered: [] }} selectedNode={3} />);
  expect(screen.getByRole('button', { name: 'Reset zoom' })).toBeVisible();
  expect(getSpoken()).toMatch(/^thin/);
});

test('the zoom stays when more detail of the same value arrives, and is left for another value', async () => {
  const { press, update } = show();
  await press('+');
  update({ tree: treeFromText('main;a 60\nmain;b 40') });
  expect(screen.getByRole('button', { name: 'Reset zoom' })).toBeVisible();
  update({ tree: treeFromText('main 50') });
  expect(screen.queryByRole('button', { name: 'Reset zoom' })).toBeNull();
});

test('an empty tree is no error', async () => {
  const { press, update } = show();
  update({ tree: treeFromText('') });
  await press('{ArrowDown}{Enter}{End}');
  expect(screen.getByRole('application')).toBeVisible();
});

test('callers of what is focused are walked above it, and Enter, Backspace and a click go back to one', async () => {
  const lengths: number[] = [];
  const focusedTree = treeFromText('serve;parse 30\nserve;render 50');
  const { press, canvas, asked } = show({
    tree: focusedTree,
    ancestors: ['main', 'run'],
    onFocusAncestor: (length) => lengths.push(length),
  });
  await press('{ArrowDown}{ArrowDown}');
  expect(getSpoken()).toBe('main: a caller of what is focused. Enter or a click goes back to it.');
  await press('{Enter}{ArrowDown}{Enter}{ArrowDown}');
  expect(getSpoken()).toMatch(/^serve/);
  await press('{Backspace}{ArrowUp}');
  expect(getSpoken()).toMatch(/^run/);
  await press('{Backspace}');
  fireEvent.click(canvas, { clientX: 10, clientY: 20, detail: 1 });
  expect(lengths).toEqual([1, 2, 2, 1, 1]);
  expect(asked.focused).toEqual([]);
});
