import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { SplitPanes } from './SplitPanes';

const PANES = [
  { key: 'graph', label: 'Flame graph', content: 'frames', isGraph: true },
  { key: 'functions', label: 'Functions', content: 'rows', isGraph: false },
];

const getShares = () => PANES.map(({ label }) => screen.getByRole('region', { name: label }).style.flexGrow);
const getHandle = () => screen.getByRole('separator', { name: 'Width of Flame graph' });

afterEach(() => window.localStorage.clear());

test('of two panes the first has 65 %; arrow keys move what is between them, and the browser keeps it', async () => {
  const user = userEvent.setup();
  const { unmount } = render(<SplitPanes panes={PANES} />);
  expect(getShares()).toEqual(['65', '35']);
  getHandle().focus();
  await user.keyboard('{ArrowLeft}');
  expect(getShares()).toEqual(['60', '40']);
  unmount();
  render(<SplitPanes panes={PANES} />);
  expect(getShares()).toEqual(['60', '40']);
  getHandle().focus();
  await user.keyboard('{End}{ArrowRight}');
  expect(getShares()).toEqual(['80', '20']);
});

test('what somebody else wrote into the storage is not taken', () => {
  window.localStorage.setItem('openprofiles-drilldown-app.firstPanePercent', '"all"');
  render(<SplitPanes panes={PANES} />);
  expect(getShares()).toEqual(['65', '35']);
});

test('one pane alone has nothing to move', () => {
  render(<SplitPanes panes={PANES.slice(0, 1)} />);
  expect(screen.queryByRole('separator')).toBeNull();
});
