import { type DataSourceSrv, locationService, setDataSourceSrv } from '@grafana/runtime';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { hashFile } from 'profile/formats/files/FileReference';
import React from 'react';
import FilesPage from './FilesPage';

/** jsdom's files cannot be read by themselves. */
const collapsed = (name: string, text: string) =>
  Object.assign(new File([text], name), { arrayBuffer: async () => Uint8Array.from(Buffer.from(text)).buffer });

async function chooseFile(zone: string, ...files: File[]): Promise<void> {
  await userEvent.upload(screen.getByLabelText(`${zone}: files`), files);
}

const getSearch = () => locationService.getLocation().search;

beforeEach(() => {
  global.fetch = jest.fn();
  locationService.push('/');
  setDataSourceSrv({ getList: () => [] } as unknown as DataSourceSrv);
});

test('a file is drawn without a request', async () => {
  render(<FilesPage />);
  expect(screen.getByText('No file is open')).toBeVisible();
  // It works without a data source, and says what is not there.
  expect(screen.getByText(/There is no Pyroscope data source: files can be compared with files/)).toBeVisible();

  await chooseFile('Profile', collapsed('run.txt', 'main;parse 30\nmain 10\n'));

  expect(await screen.findByRole('heading', { name: /stacks · run\.txt · 40/ })).toBeVisible();
  expect(await screen.findByTestId('flame-graph-view')).toBeVisible();
  // Icons are assets of Grafana.
  const asked = jest.mocked(global.fetch).mock.calls.map(([address]) => String(address));
  expect(asked.filter((address) => !address.includes('/icons/'))).toEqual([]);
});

test('what is pasted is opened, and a second one is compared with it', async () => {
  const paste = (text: string) =>
    fireEvent.paste(document.body, { clipboardData: { files: [collapsed('pasted text', text)], getData: () => '' } });
  render(<FilesPage />);
  paste('main;parse 30');
  expect(await screen.findByRole('heading', { name: /pasted text · 30/ })).toBeVisible();
  await screen.findByTestId('flame-graph-view');
  paste('main;gc 300');
  expect(await screen.findByRole('region', { name: 'Comparison of two files' })).toBeVisible();
});

test('a file that cannot be read is named, and what was shown stays', async () => {
  render(<FilesPage />);
  await chooseFile('Profile', collapsed('run.txt', 'main;parse 30\n'));
  await screen.findByTestId('flame-graph-view');

  await chooseFile('Profile', collapsed('letter.txt', 'Dear all,\n'));

  expect(await screen.findByRole('alert')).toHaveTextContent('Line 1 does not end with a space and a value.');
  expect(screen.getByRole('heading', { name: /run\.txt/ })).toBeVisible();

  await userEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
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
  expect(await within(comparison).findByText(/Not judged: one sample set a side/)).toBeVisible();
  expect(await within(comparison).findByTestId('diff-view')).toBeVisible();
  // Every tool that needs no server is there.
  expect(within(comparison).getByRole('button', { name: 'Explain diff flame graph' })).toBeVisible();
  expect(within(comparison).getByRole('button', { name: 'Export' })).toBeVisible();

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

test('a link names the files and the view, and has nothing of what is in them', async () => {
  const { unmount } = render(<FilesPage />);
  await chooseFile('Profile', collapsed('linked.txt', 'main;parse 31\nmain 10\n'));
  await screen.findByTestId('flame-graph-view');
  await userEvent.type(screen.getByRole('textbox', { name: 'Search functions' }), 'parse');
  await waitFor(() => expect(getSearch()).toContain('find=parse'));
  expect(getSearch()).toMatch(/^\?file=[0-9a-f]{16}-22-linked\.txt&find=parse$/);
  unmount();

  // Another visit in the same tab finds the file.
  render(<FilesPage />);
  expect(await screen.findByRole('heading', { name: /stacks · linked\.txt · 41/ })).toBeVisible();
  expect(await screen.findByRole('textbox', { name: 'Search functions' })).toHaveValue('parse');
});

test('files that are not here are asked for again, and bring the view back as it was', async () => {
  locationService.push('/?file=0000000000000000-9-other.txt&find=gc');
  render(<FilesPage />);
  expect(screen.getByText('The files of this link are not in this tab')).toBeVisible();
  expect(screen.getByText(/Not in this tab: other\.txt \(9 B\)/)).toBeVisible();

  // Another file is shown with a note; the view stays.
  await chooseFile('Profile', collapsed('other.txt', 'main;gc 7\n'));
  expect(await screen.findByRole('alert')).toHaveTextContent('other.txt is another file than the one of this name');
  expect(await screen.findByRole('textbox', { name: 'Search functions' })).toHaveValue('gc');
});

test('the very file that a link names is taken without a word, whatever it is called now', async () => {
  const text = 'main;unique_of_this_test 7\n';
  const { hash, bytes } = { hash: hashFile(Buffer.from(text)), bytes: text.length };
  locationService.push(`/?file=${hash}-${bytes}-before.txt&find=unique`);
  render(<FilesPage />);
  const search = getSearch();

  await chooseFile('Profile', collapsed('renamed.txt', text));

  expect(await screen.findByRole('heading', { name: /before\.txt/ })).toBeVisible();
  expect(screen.queryByRole('alert')).toBeNull();
  expect(getSearch()).toBe(search);
});

test('a file that is taken away comes back with one click', async () => {
  render(<FilesPage />);
  await chooseFile('Profile', collapsed('run.txt', 'main;parse 30\n'));
  await screen.findByTestId('flame-graph-view');

  await userEvent.click(screen.getByRole('button', { name: 'Remove run.txt' }));
  expect(screen.getByText('No file is open')).toBeVisible();
  // Who works by keyboard goes on where the button was.
  expect(screen.getByRole('button', { name: 'Profile: choose files' })).toHaveFocus();
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }));

  expect(await screen.findByRole('heading', { name: /run\.txt/ })).toBeVisible();
});

/** Runs that differ by little; gc has `gc` of 1,000 samples, give or take. */
const runs = (name: string, gc: number) =>
  Array.from({ length: 10 }, (_, run) => {
    const value = gc + ((run * 7) % 11);
    return collapsed(`${name}-${run}.txt`, `main;gc ${value}\nmain;parse ${1000 - value + run}\n`);
  });

test('of ten files a side it is known what changed more than by chance', async () => {
  render(<FilesPage />);
  await chooseFile('Profile', ...runs('before', 100));
  expect(await screen.findByRole('heading', { name: /10 files \(before-0\.txt and others\)/ })).toHaveTextContent(
    /10 K · 1 K a file/,
  );
  await chooseFile('Compare with', ...runs('after', 300));

  const comparison = await screen.findByRole('region', { name: 'Comparison of two sets of files' });
  expect(await within(comparison).findByText(/Sure \(10 and 10 files\)/)).toHaveTextContent('gc +19.9 points');
});

test('of runs that are alike nothing is called sure', async () => {
  render(<FilesPage />);
  await chooseFile('Profile', ...runs('before', 100));
  await chooseFile('Compare with', ...runs('after', 101));

  const comparison = await screen.findByRole('region', { name: 'Comparison of two sets of files' });
  expect(await within(comparison).findByText(/noise/)).toBeVisible();
});

test('samples of a part of the time are drawn alone; the link says which', async () => {
  const call = (functionName: string) => ({ functionName, url: '', lineNumber: -1 });
  const profile = {
    nodes: [
      { id: 1, callFrame: call('(root)'), children: [2, 3] },
      { id: 2, callFrame: call('parse') },
      { id: 3, callFrame: call('render') },
    ],
    ...{ startTime: 0, endTime: 40_000, samples: [2, 3, 2], timeDeltas: [0, 10_000, 20_000] },
  };
  render(<FilesPage />);
  await chooseFile('Profile', collapsed('run.cpuprofile', JSON.stringify(profile)));
  expect(await screen.findByRole('heading', { name: /run\.cpuprofile · 40 ms/ })).toBeVisible();

  const until = screen.getByLabelText('Last millisecond');
  await userEvent.clear(until);
  await userEvent.type(until, '20{Enter}');
  expect(await screen.findByRole('heading', { name: /run\.cpuprofile \(0 ns to 20 ms\) · 30 ms/ })).toBeVisible();
  expect(getSearch()).toContain('narrow=ms');

  await userEvent.click(screen.getByRole('button', { name: 'All samples' }));
  expect(await screen.findByRole('heading', { name: /run\.cpuprofile · 40 ms/ })).toBeVisible();
});
