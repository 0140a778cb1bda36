import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { EventBusSrv } from '@grafana/data';
import { config, type DataSourceSrv, locationService, setBackendSrv, setDataSourceSrv } from '@grafana/runtime';
import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { PYROSCOPE_TYPE } from 'grafana/dataSources';
import {
  AdHocProfilesGetRequestSchema,
  AdHocProfilesGetResponseSchema,
  AdHocProfilesListResponseSchema,
  AdHocProfilesUploadRequestSchema,
} from 'pyroscope/gen/adhocprofiles/v1/adhocprofiles_pb';
import React from 'react';
import { HostBackendSrv } from '../../../demo/host/services/backendSrv';
import FilesPage from './FilesPage';

const ID = '01M8M0ZVSX91Q4GXNBQ4ZZZJBF';

/** Answers for a file in which handle calls parse and gc. */
function answer(name: string, type: string, types: readonly string[]) {
  const flamebearer = {
    names: ['total', 'handle', 'parse', 'gc'],
    levels: [
      [0, 40, 0, 0],
      [0, 40, 0, 1],
      [0, 30, 30, 2, 0, 10, 10, 3],
    ],
  };
  const metadata = { format: 'single', name: type, units: 'objects', sampleRate: 100 };
  return toBinary(
    AdHocProfilesGetResponseSchema,
    create(AdHocProfilesGetResponseSchema, {
      ...{ id: `${ID}-${name}`, name, uploadedAt: 1_795_968_462_653n, profileType: type, profileTypes: [...types] },
      flamebearerProfile: JSON.stringify({ version: 1, flamebearer, metadata }),
    }),
  );
}

/** jsdom's blobs have no other way. */
function readBytes(body: Blob): Promise<Uint8Array> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(new Uint8Array(reader.result as ArrayBuffer));
    reader.readAsArrayBuffer(body);
  });
}

type Answers = Readonly<Record<string, (body: Uint8Array) => Uint8Array | Response>>;

/** Answers by the name of the call, and keeps the names. */
function serve(answers: Answers): string[] {
  const calls: string[] = [];
  global.fetch = jest.fn(async (input, init) => {
    const call = /AdHocProfileService\/(\w+)$/.exec(String(input))?.[1] ?? '';
    if (call === '') {
      return new Response('{}', { headers: { 'content-type': 'application/json' } });
    }
    calls.push(call);
    const given = answers[call]?.(await readBytes(init?.body as Blob)) ?? new Response('', { status: 404 });
    return given instanceof Response
      ? given
      : new Response(new Uint8Array(given), { headers: { 'content-type': 'application/proto' } });
  });
  return calls;
}

const collapsed = (name: string, text: string) =>
  Object.assign(new File([text], name), { arrayBuffer: async () => Uint8Array.from(Buffer.from(text)).buffer });

const getSearch = () => locationService.getLocation().search;

beforeEach(() => {
  config.bootData.user.permissions = { 'datasources:query': true };
  setBackendSrv(new HostBackendSrv(new EventBusSrv()));
  setDataSourceSrv({
    getList: () => [{ uid: 'pyro', name: 'Pyroscope', type: PYROSCOPE_TYPE }],
  } as unknown as DataSourceSrv);
});

test('a link to a stored file opens it with the view, and says what a server does not give back', async () => {
  const calls = serve({
    Get: (body) => {
      const { id, profileType, maxNodes } = fromBinary(AdHocProfilesGetRequestSchema, body);
      expect([id, profileType, maxNodes]).toEqual([`${ID}-cpu.pb.gz`, 'allocs', 1_048_576n]);
      return answer('cpu.pb.gz', 'allocs', ['allocs']);
    },
  });
  locationService.push(`/?left=${ID}-cpu.pb.gz&type=allocs&find=gc`);
  render(<FilesPage />);

  expect(await screen.findByRole('heading', { name: /allocs · cpu\.pb\.gz · 40.*no lines/ })).toBeVisible();
  expect(await screen.findByRole('textbox', { name: 'Search functions' })).toHaveValue('gc');
  expect(screen.getByText(/cpu\.pb\.gz · kept on the server/)).toBeVisible();
  expect(calls).toEqual(['Get']);
});

test('a server that silently gives another profile than the link asks for is told of', async () => {
  serve({ Get: () => answer('cpu.pb.gz', 'samples', ['samples']) });
  locationService.push(`/?left=${ID}-cpu.pb.gz&type=wall`);
  render(<FilesPage />);

  expect(await screen.findByRole('alert')).toHaveTextContent('No file has a profile “wall”: “samples” is shown.');
});

test('what is no file of the server is said, and asked for again on a click', async () => {
  let isThere = false;
  const gone = { code: 'not_found', message: `profile ${ID}-cpu.pb.gz not found` };
  serve({
    Get: () => (isThere ? answer('cpu.pb.gz', 'samples', ['samples']) : Response.json(gone, { status: 404 })),
  });
  locationService.push(`/?left=${ID}-cpu.pb.gz`);
  render(<FilesPage />);
  expect(await screen.findByRole('alert')).toHaveTextContent(`keeps no file ${ID}-cpu.pb.gz. Another data source may.`);

  isThere = true;
  await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
  expect(await screen.findByRole('heading', { name: /samples · cpu\.pb\.gz/ })).toBeVisible();
});

test('a file is sent after it was shown what of it, and the address becomes its link', async () => {
  locationService.push('/');
  const calls = serve({
    Upload: (body) => {
      const { name, profile } = fromBinary(AdHocProfilesUploadRequestSchema, body);
      expect(name).toBe('run.txt.json');
      const { flamebearer, metadata } = JSON.parse(Buffer.from(profile, 'base64').toString());
      expect(flamebearer.names).toEqual(['total', 'main', 'parse']);
      expect(metadata).toMatchObject({ name: 'stacks', format: 'single' });
      return answer(name, 'stacks', ['stacks']);
    },
  });
  render(<FilesPage />);
  await userEvent.upload(screen.getByLabelText('Profile: files'), [collapsed('run.txt', 'main;parse 30\nmain 11\n')]);
  await screen.findByTestId('flame-graph-view');
  await userEvent.click(screen.getByRole('button', { name: 'Store on the server…' }));
  const dialog = screen.getByRole('dialog', { name: 'Store on the server' });
  expect(dialog).toHaveTextContent(
    'Everybody who can query Pyroscope can open what is stored, and nobody can delete it',
  );
  expect(await within(dialog).findByText(/The profile “stacks” is sent as Pyroscope’s JSON/)).toBeVisible();
  expect(calls).toEqual([]);

  await userEvent.click(within(dialog).getByRole('button', { name: 'Store the file' }));
  expect(await screen.findByText(/Kept on the server: the address of this page/)).toBeVisible();
  const search = new URLSearchParams(getSearch());
  expect([...search]).toEqual([
    ['var-dataSource', 'pyro'],
    ['left', `${ID}-run.txt.json`],
    ['type', 'stacks'],
  ]);
  // The file of this tab is shown on: it says more than the server would.
  expect(screen.getByText(/run\.txt · 22 B · collapsed stacks/)).toBeVisible();
  expect(calls).toEqual(['Upload']);
});

test('the same file on both sides is sent twice where they show different samples of it, each for its own side', async () => {
  const sent: string[][] = [];
  serve({
    Upload: (body) => {
      const { profile } = fromBinary(AdHocProfilesUploadRequestSchema, body);
      sent.push(JSON.parse(Buffer.from(profile, 'base64').toString()).flamebearer.names);
      return answer(`thread-${sent.length}`, 'cpu-clock', ['cpu-clock']);
    },
    Get: () => answer('thread', 'cpu-clock', ['cpu-clock']),
  });
  // The choice of labels measures its text, and draws nothing.
  const context = new Proxy({}, { get: (_, name) => () => (name === 'measureText' ? { width: 50 } : undefined) });
  const canvas = jest.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(context as never);
  locationService.push('/');
  const sample = (tid: number, seconds: number, frame: string) =>
    `shop ${tid} [000] ${seconds}.000000: 250000 cpu-clock:\n\t    8f00 ${frame}+0x20 (/bin/shop)\n\n`;
  const text = sample(12, 1, 'parse') + sample(13, 2, 'render') + sample(12, 3, 'parse');
  render(<FilesPage />);
  await userEvent.upload(screen.getByLabelText('Profile: files'), [collapsed('perf.txt', text)]);
  await screen.findByTestId('flame-graph-view');
  await userEvent.upload(screen.getByLabelText('Compare with: files'), [collapsed('perf.txt', text)]);
  await screen.findByTestId('diff-view');
  act(() => locationService.partial({ narrow: 'is thread=shop%2012', 'narrow-2': 'is thread=shop%2013' }));
  await screen.findByText(/parse -100 points/);
  await userEvent.click(screen.getByRole('button', { name: 'Store on the server…' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Store 2 files' }));

  expect(await screen.findByText(/Kept on the server/)).toBeVisible();
  expect(sent).toEqual([
    ['total', 'shop', 'parse'],
    ['total', 'shop', 'render'],
  ]);
  const search = new URLSearchParams(getSearch());
  expect([search.get('left'), search.get('right')]).toEqual([`${ID}-thread-1`, `${ID}-thread-2`]);
  canvas.mockRestore();
});

test('stored files are listed, filtered by name, and opened as a side', async () => {
  locationService.push('/');
  const calls = serve({
    List: () =>
      toBinary(
        AdHocProfilesListResponseSchema,
        create(AdHocProfilesListResponseSchema, {
          profiles: ['before.pb', 'after.pb'].map((name, place) => ({
            ...{ id: `${ID}-${name}`, name, uploadedAt: BigInt(1_795_968_462_653 + place) },
          })),
        }),
      ),
    Get: () => answer('after.pb', 'samples', ['samples']),
  });
  render(<FilesPage />);
  await userEvent.click(screen.getByRole('button', { name: 'Stored on the server…' }));
  const rows = await screen.findByRole('list', { name: 'Stored files' });
  expect(
    within(rows)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent),
  ).toEqual([expect.stringMatching(/^after\.pb/), expect.stringMatching(/^before\.pb/)]);
  await userEvent.type(screen.getByRole('textbox', { name: 'Filter by name' }), 'AFTER');
  expect(screen.getByText('1 of 2 files')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Open after.pb as the comparison' }));

  await waitFor(() => expect(getSearch()).toContain(`right=${ID}-after.pb`));
  expect(await screen.findByRole('heading', { name: /samples · after\.pb/ })).toBeVisible();
  expect(calls).toEqual(['List', 'Get']);
});

test('a server that keeps no files is said to, and what is open stays', async () => {
  locationService.push('/');
  serve({});
  render(<FilesPage />);
  await userEvent.upload(screen.getByLabelText('Profile: files'), [collapsed('run.txt', 'main;parse 30\n')]);
  await screen.findByTestId('flame-graph-view');
  await userEvent.click(screen.getByRole('button', { name: 'Store on the server…' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Store the file' }));
  expect(await screen.findByText(/cannot store files\. Files that you drop still work\./)).toBeVisible();
  expect(getSearch()).toMatch(/^\?file=/);
});

test('who may not query is offered nothing of the server, and nothing is asked', async () => {
  config.bootData.user.permissions = {};
  locationService.push('/');
  const calls = serve({});
  render(<FilesPage />);
  expect(screen.getByText(/You may not query data sources.*and stay in this tab/)).toBeVisible();
  await userEvent.upload(screen.getByLabelText('Profile: files'), [collapsed('run.txt', 'main;parse 30\n')]);
  await screen.findByTestId('flame-graph-view');
  expect(screen.queryByRole('button', { name: /on the server/ })).toBeNull();
  expect(calls).toEqual([]);
});
