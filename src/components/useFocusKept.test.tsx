import { act, fireEvent, render, screen } from '@testing-library/react';
import React, { useState } from 'react';
import { useFocusKept } from './useFocusKept';

/** Buttons that take themselves out. */
function Chips({ names }: { readonly names: readonly string[] }): React.JSX.Element {
  const [left, setLeft] = useState(names);
  const group = useFocusKept<HTMLDivElement>();
  return (
    <>
      <div ref={group} role="group" tabIndex={-1}>
        {left.map((name) => (
          <button key={name} onClick={() => setLeft(left.filter((other) => other !== name))}>
            {name}
          </button>
        ))}
      </div>
      <input aria-label="elsewhere" />
    </>
  );
}

async function takeOut(name: string, isByKeyboard = true): Promise<void> {
  const button = screen.getByRole('button', { name });
  await act(async () => {
    fireEvent(button, new Event(isByKeyboard ? 'keydown' : 'pointerdown', { bubbles: true }));
    fireEvent.click(button);
  });
}

test('what stands in the place of a control that is gone has the focus, the last one before it, or the part itself', async () => {
  render(<Chips names={['a', 'b', 'c']} />);
  act(() => screen.getByRole('button', { name: 'b' }).focus());
  await takeOut('b');
  expect(screen.getByRole('button', { name: 'c' })).toHaveFocus();
  await takeOut('c');
  expect(screen.getByRole('button', { name: 'a' })).toHaveFocus();
  await takeOut('a');
  expect(screen.getByRole('group')).toHaveFocus();
});

test('who uses a pointer is left alone', async () => {
  render(<Chips names={['a', 'b']} />);
  act(() => screen.getByRole('button', { name: 'a' }).focus());
  await takeOut('a', false);
  expect(document.body).toHaveFocus();
});

test('who is elsewhere stays there', async () => {
  render(<Chips names={['a', 'b']} />);
  act(() => screen.getByRole('button', { name: 'a' }).focus());
  act(() => screen.getByRole('textbox').focus());
  await takeOut('a');
  expect(screen.getByRole('textbox')).toHaveFocus();
});
