import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { LoadFailure } from './LoadFailure';

test('code that does not come is no fault of the data: reload, or try again', async () => {
  const calls: string[] = [];
  const props = { onRetry: () => calls.push('retry'), onReload: () => calls.push('reload') };
  render(<LoadFailure detail="Loading chunk 7 failed." {...props} />);
  expect(screen.getByRole('alert')).toHaveTextContent(/updated since this page was opened.*Loading chunk 7 failed/);
  await userEvent.click(screen.getByRole('button', { name: 'Reload the page' }));
  await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
  expect(calls).toEqual(['reload', 'retry']);
});
