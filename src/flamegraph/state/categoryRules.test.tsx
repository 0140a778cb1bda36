import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { getCategory } from 'profile/names/categoryRules';
import { classifyTree } from 'profile/names/classifyTree';
import React from 'react';
import { treeFromText } from '../../../tests/helpers/treeFromText';
import { CategoryRulesDialog } from './CategoryRulesDialog';
import { getCategoryRules, subscribeToCategoryRules } from './categoryRulesStore';

const KEY = 'openprofiles-drilldown-app.categoryRules';
const classify = (name: string) => {
  const tree = treeFromText(`${name} 1`);
  return getCategory(classifyTree(tree, getCategoryRules().rules).ofNames[tree.names.indexOf(name)]);
};

test('rules are edited, kept, followed, and checked before', async () => {
  const user = userEvent.setup();
  const onClose = jest.fn();
  const onChange = jest.fn();
  const unsubscribe = subscribeToCategoryRules(onChange);
  expect(classify('billing.Total')).toBe('unknown');
  render(<CategoryRulesDialog onClose={onClose} />);
  const box = screen.getByRole('textbox', { name: /Your rules/ });

  await user.type(box, 'mine billing.*');
  expect(screen.getByRole('button', { name: 'Use these rules' })).toBeDisabled();
  expect(screen.getByText('Line 1: begin with one of own, library, runtime, kernel, unknown.')).toBeVisible();

  await user.clear(box);
  await user.type(box, 'library billing.*');
  await user.click(screen.getByRole('button', { name: 'Use these rules' }));
  expect(onClose).toHaveBeenCalledTimes(1);
  expect(onChange).toHaveBeenCalledTimes(1);
  expect(classify('billing.Total')).toBe('library');
  expect(localStorage.getItem(KEY)).toBe('library billing.*');

  window.dispatchEvent(new StorageEvent('storage', { key: KEY, newValue: 'runtime billing.*' }));
  await waitFor(() => expect(classify('billing.Total')).toBe('runtime'));
  unsubscribe();
});
