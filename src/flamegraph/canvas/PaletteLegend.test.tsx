import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { withoutShares } from 'profile/amounts/AmountUnit';
import { classifyTree } from 'profile/names/classifyTree';
import { DEFAULT_CATEGORY_RULES } from 'profile/names/defaultCategoryRules';
import React from 'react';
import { treeFromText } from '../../../tests/helpers/treeFromText';
import { buildDiffPalette } from './buildDiffPalette';
import { buildPalette } from './buildPalette';
import { PaletteLegend } from './PaletteLegend';

const tree = treeFromText('main.main;runtime.mallocgc 3\nmain.main 1');
const RAW = { unit: 'ns', divisor: 1 } as const;
const listEntries = () => screen.getAllByRole('listitem').map(({ textContent }) => textContent);

test('colours that mean something are explained, with what is spent in each', () => {
  const categories = classifyTree(tree, DEFAULT_CATEGORY_RULES);
  const palette = buildPalette(tree, 'byOwnCode', 'dark', { categories });
  render(<PaletteLegend palette={palette} tree={tree} unit={RAW} meaning="" />);
  expect(listEntries()).toEqual(['own code: 25 %', 'library', 'runtime: 75 %', 'kernel', '?unknown']);
});

test('until it is known whose code it is, and upside down, nothing is said of shares', () => {
  render(<PaletteLegend palette={buildPalette(tree, 'byOwnCode', 'dark')} tree={tree} unit={RAW} meaning="" />);
  expect(listEntries()).toEqual(['own code', 'library', 'runtime', 'kernel', '?unknown']);
});

test('of too few samples for shares nothing is said of shares', () => {
  const categories = classifyTree(tree, DEFAULT_CATEGORY_RULES);
  const palette = buildPalette(tree, 'byOwnCode', 'dark', { categories });
  render(<PaletteLegend palette={palette} tree={tree} unit={withoutShares(RAW)} meaning="" />);
  expect(listEntries()).toEqual(['own code', 'library', 'runtime', 'kernel', '?unknown']);
});

test('of a comparison it says how much is spent in what costs more and less', () => {
  const [before, after] = [new Float64Array([4, 4, 3]), new Float64Array([5, 5, 3])];
  const palette = buildDiffPalette({ baseline: before, comparison: after, theme: 'dark', colors: 'blueOrange' });
  render(<PaletteLegend palette={palette} tree={tree} unit={RAW} meaning="" />);
  expect(listEntries()).toContain('less than 5 % change: 75 %');
  expect(listEntries()).toContain('▲at least 1.25 × baseline: 25 %');
});

test('colours that only tell packages apart take a sentence, by keyboard, too', async () => {
  const user = userEvent.setup();
  render(
    <PaletteLegend
      palette={buildPalette(tree, 'byPackageName', 'dark')}
      tree={tree}
      unit={RAW}
      meaning="each has one."
    />,
  );
  await user.tab();
  expect(screen.getByRole('group', { name: 'Colours' })).toHaveFocus();
  expect(screen.getByRole('group', { name: 'Colours' })).toHaveTextContent('Colours: each has one.');
});
