import { OrgRole } from '@grafana/data';
import { config } from '@grafana/runtime';
import { render, screen } from '@testing-library/react';
import React from 'react';
import { MoneyNote } from './MoneyNote';

const { user } = config.bootData;
const before = { ...user };

afterEach(() => Object.assign(user, before));

test('without a price a viewer is told who can set one, and is not led to settings that are not theirs', () => {
  Object.assign(user, { orgRole: OrgRole.Viewer, isGrafanaAdmin: false });
  render(<MoneyNote pricing={{ status: 'no-price', reason: 'No price is set for a core-hour.' }} />);
  expect(screen.getByRole('status', { name: 'Money' })).toHaveTextContent(
    'No price is set for a core-hour. An administrator can set it.',
  );
  expect(screen.queryByRole('link')).toBeNull();
});
