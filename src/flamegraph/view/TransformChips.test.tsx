import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Transform } from 'profile/transform/Transform';
import React from 'react';
import { TransformChips } from './TransformChips';

test('what is left out of names without being asked for is said, and can be kept', async () => {
  const onChange = jest.fn<void, [readonly Transform[]]>();
  render(
    <TransformChips
      transforms={[{ kind: 'ownCode' }]}
      notes={undefined}
      wholeTotal={10}
      runNumbers={{ names: 1412, functions: 96, namesOf: new Map() }}
      onChange={onChange}
    />,
  );
  expect(screen.getByText('run numbers left out: 1,412 names are 96 functions')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Keep run numbers' }));
  expect(onChange).toHaveBeenCalledWith([{ kind: 'ownCode' }, { kind: 'runNumbers', merge: false }]);
});

test('kept run numbers are a change like others, and taken out like those', async () => {
  const onChange = jest.fn<void, [readonly Transform[]]>();
  render(
    <TransformChips
      transforms={[{ kind: 'runNumbers', merge: false }]}
      notes={undefined}
      wholeTotal={10}
      onChange={onChange}
    />,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Remove “run numbers kept”' }));
  expect(onChange).toHaveBeenCalledWith([]);
});
