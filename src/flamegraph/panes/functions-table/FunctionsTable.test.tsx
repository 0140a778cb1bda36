import { act, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { classifyTree } from 'profile/names/classifyTree';
import { DEFAULT_CATEGORY_RULES } from 'profile/names/defaultCategoryRules';
import type { FlameTree } from 'profile/tree/FlameTree';
import React, { useState } from 'react';
import type { FunctionSort } from 'url/viewValues';
import { buildPaneProps } from '../../../../tests/helpers/buildPaneProps';
import { fakeLayout } from '../../../../tests/helpers/fakeLayout';
import { printTexts } from '../../../../tests/helpers/printTexts';
import { treeFromText } from '../../../../tests/helpers/treeFromText';
import { FunctionsTable } from './FunctionsTable';

let restoreLayout: () => void;
beforeEach(() => {
  restoreLayout = fakeLayout({ width: 800, height: 400 });
});
afterEach(() => restoreLayout());

const SMALL = `
  main.main;encoding/json.Marshal;runtime.mallocgc 5
  main.main;runtime.mallocgc 3
  main.main 2
`;

const BY_TOTAL: FunctionSort = { column: 'total', direction: 'descending' };

type Options = Partial<React.ComponentProps<typeof FunctionsTable>>;

function renderTable(tree: FlameTree, options: Options = {}): { calls: string[]; grid: () => HTMLElement } {
  const props = buildPaneProps(tree);
  function Page(): React.JSX.Element {
    const [sort, setSort] = useState(BY_TOTAL);
    const [isFiltered, setFiltered] = useState(false);
    return (
      <FunctionsTable
        {...props}
        categories={classifyTree(props.tree, DEFAULT_CATEGORY_RULES)}
        sort={sort}
        onSort={setSort}
        filterToMatches={isFiltered}
        onFilterToMatches={setFiltered}
        onFocusFunction={(nameIndex) => props.calls.push(`focus ${tree.names[nameIndex]}`)}
        {...options}
      />
    );
  }
  render(<Page />);
  return { calls: props.calls, grid: () => screen.getByRole('grid', { name: 'Functions' }) };
}

const listRows = () => screen.getAllByRole('row').slice(1).map(printTexts);

test('a row says what a function cost, of what that is a share, in how many places it is and whose it is', () => {
  renderTable(treeFromText(SMALL));
  expect(listRows()).toEqual([
    'main | main | 2 | 20 % | 10 | 100 % | 1 | own',
    'mallocgc | runtime | 8 | 80 % | 8 | 80 % | 2 | runtime',
    'Marshal | encoding/json | 0 | 0 % | 5 | 50 % | 1 | library',
  ]);
  expect(screen.getAllByRole('columnheader').map(printTexts)).toEqual([
    'Function',
    'Self | count',
    'Self % | of all',
    'Total |  ▼ | count',
    'Total % | of all',
    'Places',
    'Code',
  ]);
  expect(screen.getByText('3 functions')).toBeInTheDocument();
});

test('shares are of what is shown, and say so', () => {
  renderTable(treeFromText(SMALL), { wholeTotal: 40 });
  expect(screen.getByRole('columnheader', { name: 'Total, count' })).toHaveAttribute(
    'title',
    expect.stringContaining('% of shown, 10'),
  );
  expect(screen.getAllByTitle('5: 50 % of what is shown (10), 12.5 % of the whole profile (40)')).toHaveLength(2);
});

test('headings sort', async () => {
  const user = userEvent.setup();
  renderTable(treeFromText(SMALL));
  const names = () => screen.getAllByRole('rowheader').map(printTexts);
  expect(screen.getByRole('columnheader', { name: 'Total, count' })).toHaveAttribute('aria-sort', 'descending');
  await user.click(screen.getByRole('button', { name: 'Self' }));
  expect(names()).toEqual(['mallocgc | runtime', 'main | main', 'Marshal | encoding/json']);
  await user.click(screen.getByRole('button', { name: /Self/ }));
  expect(names()).toEqual(['Marshal | encoding/json', 'main | main', 'mallocgc | runtime']);
  expect(screen.getByRole('columnheader', { name: 'Self, count' })).toHaveAttribute('aria-sort', 'ascending');
  expect(screen.getByRole('columnheader', { name: 'Total, count' })).toHaveAttribute('aria-sort', 'none');
});

test('columns of what a view knows besides sort, too; what is not known comes last both ways', async () => {
  const user = userEvent.setup();
  const values = new Map([
    ['main.main', -2],
    ['runtime.mallocgc', 3],
  ]);
  const getValue = (name: string) => values.get(name);
  const describe = (name: string) => String(getValue(name) ?? '–');
  renderTable(treeFromText(SMALL), {
    extraColumns: [{ key: 'change', heading: 'Change', title: '', widthPx: 60, getValue, describe }],
  });
  const names = () => screen.getAllByRole('rowheader').map((row) => printTexts(row).split(' ')[0]);
  await user.click(screen.getByRole('button', { name: 'Change' }));
  expect(names()).toEqual(['mallocgc', 'main', 'Marshal']);
  expect(screen.getByRole('columnheader', { name: 'Total, count' })).toHaveAttribute('aria-sort', 'none');
  await user.click(screen.getByRole('button', { name: /Change/ }));
  expect(names()).toEqual(['main', 'mallocgc', 'Marshal']);
  // The order from before comes back as it was.
  await user.click(screen.getByRole('button', { name: 'Total' }));
  expect(names()).toEqual(['main', 'mallocgc', 'Marshal']);
  expect(screen.getByRole('columnheader', { name: 'Total, count' })).toHaveAttribute('aria-sort', 'descending');
});

test('of a hundred thousand functions only those on the screen are there, and End reaches the last', async () => {
  const user = userEvent.setup();
  const stacks = Array.from({ length: 100_000 }, (_, index) => `f${index} ${100_000 - index}`).join('\n');
  const { grid } = renderTable(treeFromText(stacks));
  expect(grid()).toHaveAttribute('aria-rowcount', '100001');
  expect(screen.getAllByRole('row').length).toBeLessThan(50);
  grid().focus();
  await user.keyboard('{End}');
  const last = screen.getByRole('row', { name: /f99999/ });
  expect(last).toHaveAttribute('aria-rowindex', '100001');
  expect(last).toHaveAttribute('aria-selected', 'true');
  fireEvent.scroll(grid(), { target: { scrollTop: 0 } });
  expect(screen.getByRole('row', { name: /f0 / })).toBeInTheDocument();
  expect(grid()).toHaveAttribute('aria-activedescendant', last.id);
  expect(last).toBeInTheDocument();
});

test('the keyboard walks the rows, focuses on a function and opens its menu', async () => {
  const user = userEvent.setup();
  const { calls, grid } = renderTable(treeFromText(SMALL));
  grid().focus();
  await user.keyboard('{ArrowDown}{Enter}{ArrowDown}{Shift>}{F10}{/Shift}{ContextMenu}{Home}{Enter}');
  expect(calls).toEqual([
    'focus runtime.mallocgc',
    'menu encoding/json.Marshal no node',
    'menu encoding/json.Marshal no node',
    'focus main.main',
  ]);
});

test('the active row stays with its function when the order changes', async () => {
  const user = userEvent.setup();
  const { grid } = renderTable(treeFromText(SMALL));
  grid().focus();
  await user.keyboard('{ArrowDown}');
  await user.click(screen.getByRole('button', { name: 'Self' }));
  const [active] = screen.getAllByRole('row', { selected: true });
  expect(active).toHaveAttribute('aria-rowindex', '2');
  expect(active).toHaveTextContent('mallocgc');
});

test('the pointer reports functions, a double click focuses, a right click opens the menu', async () => {
  const user = userEvent.setup();
  const { calls } = renderTable(treeFromText(SMALL));
  const row = screen.getByRole('row', { name: /Marshal/ });
  await user.hover(row);
  await user.dblClick(row);
  await user.pointer({ keys: '[MouseRight]', target: row });
  await user.unhover(row);
  expect(calls).toEqual([
    'hover encoding/json.Marshal',
    'focus encoding/json.Marshal',
    'menu encoding/json.Marshal no node',
    'hover none',
  ]);
});

test('search hits are marked, and can be all that is listed', async () => {
  const user = userEvent.setup();
  const tree = treeFromText(SMALL);
  renderTable(tree, { matchedNames: Uint8Array.from(tree.names, (name) => (name.includes('json') ? 1 : 0)) });
  expect(screen.getByText('1 of 3 functions')).toBeInTheDocument();
  const marked = within(screen.getByRole('grid')).getAllByText('Marshal');
  expect(marked.every((element) => element.closest('mark'))).toBe(true);
  await user.click(screen.getByRole('checkbox', { name: 'Matches only' }));
  expect(screen.getAllByRole('rowheader').map(printTexts)).toEqual(['Marshal | encoding/json']);
});

test('a search that finds nothing says so', async () => {
  const tree = treeFromText(SMALL);
  const matchedNames = new Uint8Array(tree.names.length);
  await act(async () => renderTable(tree, { matchedNames, filterToMatches: true }));
  expect(screen.getByText('No function matches the search')).toBeInTheDocument();
});

test('a tree without functions says so', async () => {
  await act(async () => renderTable(treeFromText('other 5', { limited: true })));
  expect(screen.getByText('There are no functions to list')).toBeInTheDocument();
});

test('what long names have no room beside gives way: whose code, places, shares; then names have two lines', () => {
  restoreLayout();
  restoreLayout = fakeLayout({ width: 500, height: 400 });
  const long = treeFromText(`a.${'AVeryLongName'.repeat(3)}.run;b.Short.go 5`);
  const { unmount } = render(<LongTable tree={long} />);
  expect(listRows()[1]).toBe('Short.go | b | 5 | 5');
  const tops = () => screen.getAllByRole('rowheader').map((cell) => parseInt(cell.parentElement?.style.top ?? ''));
  expect(tops()).toEqual([42, 68]);
  unmount();
  restoreLayout();
  restoreLayout = fakeLayout({ width: 300, height: 400 });
  render(<LongTable tree={long} />);
  expect(listRows()[1]).toBe('Short.go | b | 5 | 5');
  expect(tops()).toEqual([42, 80]);
});

function LongTable({ tree }: { readonly tree: FlameTree }): React.JSX.Element {
  return (
    <FunctionsTable
      {...buildPaneProps(tree)}
      categories={undefined}
      sort={BY_TOTAL}
      onSort={() => undefined}
      onFocusFunction={() => undefined}
    />
  );
}

test('the widths of columns are changed by keys and kept', async () => {
  const user = userEvent.setup();
  const { unmount } = render(<LongTable tree={treeFromText(SMALL)} />);
  const handle = () => screen.getByRole('separator', { name: 'Width of Total, count' });
  const usual = Number(handle().getAttribute('aria-valuenow'));
  handle().focus();
  await user.keyboard('{ArrowLeft}{ArrowLeft}{ArrowRight}');
  expect(handle()).toHaveAttribute('aria-valuenow', String(usual + 10));
  unmount();
  render(<LongTable tree={treeFromText(SMALL)} />);
  expect(handle()).toHaveAttribute('aria-valuenow', String(usual + 10));
  fireEvent.doubleClick(handle());
  expect(handle()).toHaveAttribute('aria-valuenow', String(usual));
});

test('numbers of a column are in one unit, which its heading names', () => {
  renderTable(treeFromText('a 90000000000\nb 1230000000\nc 20000'), { unit: 'ns' });
  expect(listRows().map((row) => row.split(' | ')[1])).toEqual(['90.00', '1.23', '< 0.01']);
  expect(screen.getByRole('columnheader', { name: 'Self, s' })).toBeInTheDocument();
});

test('what hides in a name is shown', () => {
  renderTable(treeFromText('safe\u202Egnp.exe 5'));
  expect(screen.getByRole('rowheader')).toHaveTextContent('⟨U+202E⟩');
  expect(screen.getByRole('rowheader')).not.toHaveTextContent('\u202E');
});

test('trends are loading, there, or missing', () => {
  const tree = treeFromText(SMALL);
  const { unmount } = render(
    <FunctionsTable
      {...buildPaneProps(tree)}
      categories={undefined}
      sort={BY_TOTAL}
      onSort={() => undefined}
      onFocusFunction={() => undefined}
      trends="loading"
    />,
  );
  expect(screen.getAllByText('loading…')).toHaveLength(3);
  unmount();
  renderTable(tree, { trends: (nameIndex) => (tree.names[nameIndex] === 'main.main' ? [1, 2, 3] : undefined) });
  expect(screen.getByRole('img', { name: 'Trend of main.main' })).toBeInTheDocument();
  expect(screen.getAllByText('–')).toHaveLength(2);
});
