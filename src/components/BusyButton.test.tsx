import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React, { useState } from 'react';
import { BusyButton } from './BusyButton';

test('a button that is busy keeps the focus, says so, and does nothing', async () => {
  const user = userEvent.setup();
  const onAsk = jest.fn();
  function Ask(): React.JSX.Element {
    const [isBusy, setBusy] = useState(false);
    const ask = () => {
      onAsk();
      setBusy(true);
    };
    return (
      <BusyButton isBusy={isBusy} onClick={ask}>
        Ask
      </BusyButton>
    );
  }
  render(<Ask />);
  const button = screen.getByRole('button', { name: 'Ask' });

  button.focus();
  await user.keyboard('{Enter}{Enter}');

  expect(onAsk).toHaveBeenCalledTimes(1);
  expect(button).toHaveFocus();
  expect(button).toHaveAttribute('aria-busy', 'true');
});
