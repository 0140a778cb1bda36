import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { getPageShortcuts } from 'components/shortcuts/pageShortcuts';
import { decodeState, type FlameGraphState } from 'flamegraph/state/FlameGraphState';
import React, { useState } from 'react';
import { USUAL_VALUES } from 'url/parameters';
import { openTree } from 'worker/OpenedProfile';
import { fakeLayout } from '../../../tests/helpers/fakeLayout';
import { treeFromText } from '../../../tests/helpers/treeFromText';
import { FlameGraphView } from './FlameGraphView';

let restoreLayout: () => void;
beforeEach(() => {
  restoreLayout = fakeLayout({ width: 800, height: 400 });
});
afterEach(() => restoreLayout());

const PROFILE = {
  opened: openTree(treeFromText('main;serve;parse 6\nmain;serve;write 3\nmain;idle 1')),
  serviceName: 'shop',
  query: { fromMs: 0, toMs: 1000, profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds', labelSelector: '{}' },
  weight: 1,
};
const ignore = () => undefined;

function View(): React.JSX.Element {
  const [state, setState] = useState<FlameGraphState>(decodeState(USUAL_VALUES).state);
  return (
    <FlameGraphView
      profile={PROFILE}
      state={state}
      onState={setState}
      onFrameOverTime={ignore}
      onLook={ignore}
      onOpenBranch={ignore}
      onLoadRest={ignore}
      renderDetails={({ name }) => `lines of ${name} are here`}
      renderExplanation={() => 'facts are here'}
    />
  );
}

function press(key: string): void {
  const shortcut = getPageShortcuts()
    .flatMap(({ shortcuts }) => shortcuts)
    .find(({ keys }) => keys.includes(key));
  act(() => shortcut?.run());
}

const getReason = () => screen.getByRole('status', { name: 'Keys' }).textContent;

test('a key that does nothing says why, until something else is done', async () => {
  const user = userEvent.setup();
  render(<View />);
  await screen.findByRole('grid', { name: 'Functions' });
  press('l');
  expect(getReason()).toMatch(/^Point at a function/);
  press('n');
  expect(getReason()).toMatch(/to search first/);
  press('u');
  expect(getReason()).toMatch(/no transform/);
  await user.keyboard('{Shift}');
  expect(getReason()).toBe('');
});

test('Escape empties the search, and then leaves it: letters are keys again', async () => {
  const user = userEvent.setup();
  render(<View />);
  await screen.findByRole('grid', { name: 'Functions' });
  press('/');
  const search = screen.getByRole('textbox', { name: 'Search functions' });
  await user.keyboard('serve{Escape}');
  expect(search).toHaveValue('');
  expect(search).toHaveFocus();
  await user.keyboard('{Escape}');
  expect(search).not.toHaveFocus();
});

test('keys are about the selected frame, which stays selected when it is focused', async () => {
  const user = userEvent.setup();
  render(<View />);
  await screen.findByRole('grid', { name: 'Functions' });
  screen.getByRole('application', { name: 'Flame graph' }).focus();
  await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{Enter}');
  expect(await screen.findByRole('button', { name: 'Remove “focus: serve”' })).toBeVisible();
  press('l');
  expect(screen.getByRole('tab', { name: 'Lines of serve' })).toHaveAttribute('aria-selected', 'true');
  expect(screen.getByText('lines of serve are here')).toBeVisible();
  press('e');
  expect(screen.getByRole('tabpanel', { name: 'Explain' })).toBeVisible();
});
