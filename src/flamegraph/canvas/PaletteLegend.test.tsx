import { render, screen } from '@testing-library/react';
import React from 'react';
import { treeFromText } from '../../../tests/helpers/treeFromText';
import { buildPalette } from './buildPalette';
import { PaletteLegend } from './PaletteLegend';

const tree = treeFromText('main 1');

test('colours that mean something are explained', () => {
  render(<PaletteLegend palette={buildPalette(tree, 'byOwnCode', 'dark')} />);
  const labels = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
  expect(labels).toEqual(['own code', 'library', 'runtime', 'kernel', '?unknown']);
});

test('colours that only tell packages apart have no legend', () => {
  const { container } = render(<PaletteLegend palette={buildPalette(tree, 'byPackageName', 'dark')} />);
  expect(container).toBeEmptyDOMElement();
});
