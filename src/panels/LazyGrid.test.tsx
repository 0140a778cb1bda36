import { render, screen } from '@testing-library/react';
import React from 'react';
import { LazyGrid } from './LazyGrid';

interface Item {
  readonly name: string;
  readonly of: string;
}

function list(of: string, ...names: string[]): Item[] {
  return names.map((name) => ({ name, of }));
}

/** A grid that writes down what it tells of whom. */
function renderGrid(items: readonly Item[]): { told: string[]; show: (next: readonly Item[]) => void } {
  const told: string[] = [];
  const build = (shown: readonly Item[]): React.JSX.Element => (
    <LazyGrid
      layout="grid"
      items={shown}
      getName={({ name }) => name}
      heightPx={100}
      onNearChange={({ of, name }, isNear) => told.push(`${of} ${name} ${isNear ? 'near' : 'away'}`)}
    >
      {({ of, name }) => `${name} of ${of}`}
    </LazyGrid>
  );
  const { rerender } = render(build(items));
  return { told, show: (next) => rerender(build(next)) };
}

test('a cell that stays tells what takes its place that it is near', () => {
  const grid = renderGrid(list('checkout', 'cpu', 'memory'));
  expect(grid.told).toEqual(['checkout cpu near', 'checkout memory near']);
  grid.told.length = 0;
  grid.show(list('search', 'cpu', 'goroutines'));
  expect([...grid.told].sort()).toEqual([
    'checkout cpu away',
    'checkout memory away',
    'search cpu near',
    'search goroutines near',
  ]);
  expect(screen.getByText('cpu of search')).toBeInTheDocument();
});

test('drawing again tells nobody anything', () => {
  const items = list('checkout', 'cpu');
  const grid = renderGrid(items);
  grid.show([...items]);
  expect(grid.told).toEqual(['checkout cpu near']);
});
