import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { DiffMode } from 'profile/diff/DiffScale';
import React from 'react';
import { DiffModeSwitch } from './DiffModeSwitch';

test('what cannot be told of the sides is not to be chosen, and what is shown is what is marked', async () => {
  const asked: Array<[DiffMode, boolean]> = [];
  render(
    <DiffModeSwitch
      mode="share"
      isPossible={(mode) => mode !== 'per-second'}
      countsInstances
      isMoney={false}
      canBeMoney
      isInstant={false}
      onMode={(...next) => asked.push(next)}
    />,
  );
  expect(screen.getByRole('radio', { name: 'Share of total' })).toBeChecked();
  expect(screen.getByRole('radio', { name: 'Per second' })).toBeDisabled();
  expect(screen.getByRole('radio', { name: 'Money' })).toBeDisabled();
  await userEvent.click(screen.getByRole('radio', { name: 'Total' }));
  await userEvent.click(screen.getByRole('radio', { name: 'Per instance' }));
  expect(asked).toEqual([
    ['total', false],
    ['per-instance', false],
  ]);
});
