import { EventBusSrv } from '@grafana/data';
import { setAppEvents } from '@grafana/runtime';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { decodeState } from 'flamegraph/state/FlameGraphState';
import React, { useState } from 'react';
import { type UrlValues, USUAL_VALUES } from 'url/parameters';
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
  opened: openTree(treeFromText('main;walk;read 6\nmain;walk;walk 2\nmain 2')),
  serviceName: 'shop',
  query: { fromMs: 0, toMs: 1000, profileTypeId: 'items:objects:count:items:count', labelSelector: '{}' },
  weight: 1,
};

/** A view of functions and sandwich, with `walk` in the middle. */
async function showSandwich(): Promise<void> {
  const ignore = () => undefined;
  function Page(): React.JSX.Element {
    const [state, setState] = useState({
      ...decodeState(USUAL_VALUES).state,
      panes: ['functions', 'sandwich'] as UrlValues['panes'],
      sandwich: 'walk',
    });
    return <FlameGraphView profile={PROFILE} state={state} onState={setState} renderExplanation={ignore} />;
  }
  render(<Page />);
  await screen.findByRole('grid', { name: 'Calls' }, { timeout: 5000 });
}

const drawer = () => within(screen.getByRole('complementary', { name: 'Answers' }));

test('the drawer says of the function in the middle of the sandwich what its shares are of, and follows it', async () => {
  const user = userEvent.setup();
  await showSandwich();
  await user.click(screen.getByRole('button', { name: 'Details' }));
  expect(drawer().getByRole('tab', { name: 'walk in the sandwich' })).toHaveAttribute('aria-selected', 'true');
  expect(drawer().getByText('8: 80 % of the whole profile (10)')).toBeInTheDocument();
  expect(drawer().getByText('2: 25 % of its total (8), 20 % of the whole profile (10)')).toBeInTheDocument();
  expect(drawer().getByText('in 2 places')).toBeInTheDocument();
  await user.click(within(screen.getByRole('grid', { name: 'Called by' })).getByText('main'));
  expect(await drawer().findByRole('tab', { name: 'main in the sandwich' })).toBeInTheDocument();
  await user.click(drawer().getByRole('button', { name: /^Close/ }));
  expect(screen.queryByRole('complementary')).toBeNull();
});

test('the drawer shows what a ticket would get, and its button copies that', async () => {
  setAppEvents(new EventBusSrv());
  const user = userEvent.setup();
  await showSandwich();
  await user.click(screen.getByRole('button', { name: 'Export' }));
  await user.click(await screen.findByRole('menuitem', { name: /^Preview/ }));
  expect(await drawer().findByRole('tab', { name: 'Preview' })).toHaveAttribute('aria-selected', 'true');
  expect(drawer().getByText(/\| `read` \| 6 \(60 %\) \|/)).toBeInTheDocument();
  expect(drawer().getByText(/There is no picture/)).toBeInTheDocument();
  await user.click(drawer().getByRole('button', { name: 'Copy for a ticket' }));
  expect(await navigator.clipboard.readText()).toContain('| `read` | 6 (60 %) |');
});
