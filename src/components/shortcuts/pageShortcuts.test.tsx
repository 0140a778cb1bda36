import { render } from '@testing-library/react';
import React from 'react';
import { getPageShortcuts, usePageShortcuts } from './pageShortcuts';

function Page({ onRun }: { readonly onRun: () => void }): React.JSX.Element {
  usePageShortcuts('Page', [{ keys: ['x'], description: 'Does it', run: onRun }]);
  return <p />;
}

test('keys belong to a page as long as it is there, and do what it does now', () => {
  const [before, now] = [jest.fn(), jest.fn()];
  const { rerender, unmount } = render(<Page onRun={before} />);
  rerender(<Page onRun={now} />);
  expect(getPageShortcuts().map(({ title }) => title)).toEqual(['Page']);
  getPageShortcuts()[0]?.shortcuts[0]?.run();
  expect(before).not.toHaveBeenCalled();
  expect(now).toHaveBeenCalledTimes(1);
  unmount();
  expect(getPageShortcuts()).toEqual([]);
});
