import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import FilesPage from './FilesPage';

/** jsdom's files cannot be read by themselves. */
const collapsed = (name: string, text: string) =>
  Object.assign(new File([text], name), { arrayBuffer: async () => Uint8Array.from(Buffer.from(text)).buffer });

async function chooseFile(zone: string, file: File): Promise<void> {
  await userEvent.upload(screen.getByLabelText(`${zone}: file`), file);
}

beforeEach(() => {
  global.fetch = jest.fn();
});

test('a file is drawn without a request', async () => {
  render(<FilesPage />);
  expect(screen.getByText('No file is open')).toBeVisible();

  await chooseFile('Profile', collapsed('run.txt', 'main;parse 30\nmain 10\n'));

  expect(await screen.findByRole('heading', { name: /stacks · run\.txt · 40/ })).toBeVisible();
  expect(await screen.findByTestId('flame-graph-view')).toBeVisible();
  // Icons are assets of Grafana.
  const asked = jest.mocked(global.fetch).mock.calls.map(([address]) => String(address));
  expect(asked.filter((address) => !address.includes('/icons/'))).toEqual([]);
});

test('a file that cannot be read is named, and what was shown stays', async () => {
  render(<FilesPage />);
  await chooseFile('Profile', collapsed('run.txt', 'main;parse 30\n'));
  await screen.findByTestId('flame-graph-view');

  await chooseFile('Profile', collapsed('letter.txt', 'Dear all,\n'));

  expect(await screen.findByRole('alert')).toHaveTextContent('Line 1 does not end with a space and a value.');
  expect(screen.getByRole('heading', { name: /run\.txt/ })).toBeVisible();

  await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
  expect(screen.queryByRole('alert')).toBeNull();
});

test('a second file that cannot be read leaves the first one alone on the page', async () => {
  render(<FilesPage />);
  await chooseFile('Profile', collapsed('run.txt', 'main;parse 30\n'));
  await screen.findByTestId('flame-graph-view');

  await chooseFile('Compare with', collapsed('letter.txt', 'Dear all,\n'));

  expect(await screen.findByRole('alert')).toHaveTextContent('Line 1 does not end');
  expect(screen.getByRole('heading', { name: /run\.txt/ })).toBeVisible();
  expect(screen.queryByText('No file is open')).toBeNull();
});

test('two files are compared by their shares, and the comparison is not judged', async () => {
  render(<FilesPage />);
  await chooseFile('Profile', collapsed('before.txt', 'main;parse 30\nmain;gc 10\n'));
  await screen.findByTestId('flame-graph-view');
  await chooseFile('Compare with', collapsed('after.txt', 'main;parse 10\nmain;gc 30\n'));

  const comparison = await screen.findByRole('region', { name: 'Comparison of two files' });
  expect(await within(comparison).findByText(/there is one set of samples a side/)).toBeVisible();
  expect(await within(comparison).findByTestId('diff-view')).toBeVisible();

  await userEvent.click(screen.getByRole('button', { name: 'Swap sides' }));
  expect(within(screen.getByRole('region', { name: 'Baseline' })).getByText(/after\.txt/)).toBeVisible();
});

test('files with different units are not compared', async () => {
  render(<FilesPage />);
  await chooseFile('Profile', collapsed('count.txt', 'main 30\n'));
  const speedscope = {
    shared: { frames: [{ name: 'main' }] },
    profiles: [{ type: 'sampled', name: 'heap', unit: 'bytes', samples: [[0]], weights: [8] }],
  };
  await chooseFile('Compare with', collapsed('heap.json', JSON.stringify(speedscope)));

  expect(await screen.findByText('These profiles measure different things')).toBeVisible();
});
