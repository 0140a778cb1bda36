import { gunzipSync } from 'node:zlib';
import { type BusEvent, EventBusSrv } from '@grafana/data';
import { setAppEvents } from '@grafana/runtime';
import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ShareLinkContext } from 'components/ShareLink';
import { parseViewerData } from 'flamegraph/exports/viewer/viewerData';
import { parseCollapsed } from 'profile/formats/parseCollapsed';
import { parseSpeedscope } from 'profile/formats/parseSpeedscope';
import { buildTreeFromPprof } from 'profile/formats/pprof/buildTreeFromPprof';
import { decodePprof } from 'profile/formats/pprof/decodePprof';
import { classifyTree } from 'profile/names/classifyTree';
import { DEFAULT_CATEGORY_RULES } from 'profile/names/defaultCategoryRules';
import { computeCoverage } from 'profile/tree/computeCoverage';
import React from 'react';
import { printTree } from '../../../tests/helpers/printTree';
import { treeFromText } from '../../../tests/helpers/treeFromText';
import { ExportMenu } from './ExportMenu';
import type { ExportSubject } from './ExportSource';

const upright = treeFromText('main;handle;parse 30\nmain;gc 10');
const view = treeFromText('main;handle 30\nmain;small 10');
const subject: ExportSubject = {
  serviceName: 'shop/checkout',
  wholeTotal: 100,
  provenance: {
    profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
    labelSelector: '{service_name="shop/checkout"}',
    range: { fromMs: Date.UTC(2026, 10, 23, 7, 10), toMs: Date.UTC(2026, 10, 23, 8, 10) },
    timeZone: 'UTC',
    coverage: computeCoverage(upright),
    weight: 60,
    transforms: ['hide: x', 'inverted'],
    pluginVersion: '1.0.0',
    createdMs: 0,
  },
};
const BASE_NAME = 'shop-checkout_process_cpu-cpu-nanoseconds-cpu-nanoseconds_2026-11-23_0710-to-2026-11-23_0810';

interface SavedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly text: string;
}

let saved: Array<{ name: string; blob: Blob }>;

beforeEach(() => {
  saved = [];
  const blobs = new Map<string, Blob>();
  URL.createObjectURL = (blob) => {
    blobs.set(`blob:${blobs.size}`, blob as Blob);
    return `blob:${blobs.size - 1}`;
  };
  URL.revokeObjectURL = () => undefined;
  // What a click on a download link does in a browser.
  jest.spyOn(HTMLAnchorElement.prototype, 'dispatchEvent').mockImplementation(function (this: HTMLAnchorElement) {
    const blob = blobs.get(this.href);
    if (blob) {
      saved.push({ name: this.download, blob });
    }
    return true;
  });
});

afterEach(() => jest.restoreAllMocks());

async function readSaved(): Promise<SavedFile> {
  await waitFor(() => expect(saved).toHaveLength(1));
  const [{ name, blob } = { name: '', blob: new Blob() }] = saved;
  const bytes = await new Promise<Uint8Array>((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(new Uint8Array(reader.result as ArrayBuffer));
    reader.readAsArrayBuffer(blob);
  });
  return { name, bytes, text: new TextDecoder().decode(bytes) };
}

function renderMenu(props: Partial<React.ComponentProps<typeof ExportMenu>> = {}, getLink?: () => string): void {
  const categories = classifyTree(upright, DEFAULT_CATEGORY_RULES);
  const loadTrees = () => Promise.resolve({ upright, view, categories, picture: undefined });
  render(
    <ShareLinkContext.Provider value={getLink}>
      <ExportMenu
        subject={subject}
        pictured={new Set()}
        hasSandwich={false}
        loadTrees={loadTrees}
        onPreview={() => undefined}
        {...props}
      />
    </ShareLinkContext.Provider>,
  );
}

async function openMenu(): Promise<HTMLElement> {
  await userEvent.click(screen.getByRole('button', { name: 'Export' }));
  return screen.findByRole('menu', { name: 'Export' });
}

async function choose(name: RegExp): Promise<void> {
  const menu = await openMenu();
  await userEvent.click(within(menu).getByRole('menuitem', { name }));
}

test('says what is exported', async () => {
  renderMenu();

  expect(await openMenu()).toHaveTextContent('What is on screen: 2 transforms, whole profile');
});

test('without pictures on the clipboard the ticket is copied as Markdown, and what is missing is said', async () => {
  const said: unknown[] = [];
  setAppEvents(Object.assign(new EventBusSrv(), { publish: ({ payload }: BusEvent) => said.push(payload) }));
  const user = userEvent.setup();
  const link = 'https://grafana.example/explore?from=1';
  renderMenu({}, () => link);
  await user.click(screen.getByRole('button', { name: 'Export' }));
  await user.click(await screen.findByRole('menuitem', { name: /^Copy for a ticket/ }));
  await waitFor(() => expect(said).toHaveLength(1));
  expect(String(said[0])).toContain('The picture was not copied');
  const text = await navigator.clipboard.readText();
  expect(text).toContain('CPU time · shop/checkout · 2026-11-23 07:10–08:10 UTC');
  expect(text).toContain('| `parse` | 30 ns (75 %) | 30 ns (75 %) |');
  expect(text).toContain(`<${link}>`);
});

test('stacks are exported upright and complete, with where they come from', async () => {
  renderMenu();
  await choose(/^Collapsed/);
  const { name, text } = await readSaved();

  expect(name).toBe(`${BASE_NAME}.collapsed.txt`);
  expect(text).toContain('# Query: {service_name="shop/checkout"} #\n');
  expect(text).toContain('# Transforms: hide: x; inverted #\n');
  expect(printTree(parseCollapsed(text))).toEqual(printTree(upright));
  expect(screen.getByRole('status')).toHaveTextContent('Collapsed stacks: saved');
});

test('pprof is compressed and has the same stacks and its provenance', async () => {
  renderMenu();
  await choose(/^pprof/);
  const { name, bytes } = await readSaved();
  const profile = decodePprof(new Uint8Array(gunzipSync(bytes)));

  expect(name).toBe(`${BASE_NAME}.stacks.pb.gz`);
  expect(printTree(buildTreeFromPprof(profile, 0))).toEqual(printTree(upright));
  expect(profile).toMatchObject({ sampleTypes: [{ type: 'cpu', unit: 'nanoseconds' }], durationNs: 3600e9 });
  expect(profile.comments).toContain('Range: 2026-11-23T07:10:00.000+00:00 to 2026-11-23T08:10:00.000+00:00');
});

test('files of a profiler that sends microseconds say that their values are nanoseconds', async () => {
  const provenance = { ...subject.provenance, profileTypeId: 'wall:wall:microseconds:wall:microseconds' };
  renderMenu({ subject: { ...subject, provenance } });
  await choose(/^CSV/);
  const { text } = await readSaved();

  expect(text).toContain('nanoseconds');
  expect(text).not.toContain('microseconds');
});

test('speedscope and flamebearer carry their provenance', async () => {
  renderMenu();
  await choose(/^speedscope/);
  const { text } = await readSaved();

  expect(printTree(parseSpeedscope(text).tree)).toEqual(printTree(upright));
  expect(JSON.parse(text)).toMatchObject({
    name: 'CPU time · shop/checkout',
    provenance: { Coverage: 'whole profile' },
  });
  saved = [];
  await choose(/^Flamebearer/);
  expect(JSON.parse((await readSaved()).text)).toMatchObject({
    flamebearer: { numTicks: 40 },
    metadata: { units: 'samples', sampleRate: 1e9, provenance: { Coverage: 'whole profile' } },
  });
});

test('a page shows the tree as it is drawn', async () => {
  renderMenu();
  await choose(/^HTML/);
  const { name, text } = await readSaved();
  const page = new DOMParser().parseFromString(text, 'text/html');

  expect(name).toBe(`${BASE_NAME}.html`);
  expect(page.title).toBe('CPU time · shop/checkout');
  expect(printTree(parseViewerData(page.getElementById('profile')?.textContent ?? '').tree)).toEqual(printTree(view));
});

test.each([/^HTML/, /^Collapsed/, /^speedscope/, /^Flamebearer/, /^CSV/])(
  'label values can be left out of %s',
  async (format) => {
    renderMenu();
    const menu = await openMenu();
    await userEvent.click(within(menu).getByRole('menuitemcheckbox', { name: /^Redact label values/ }));
    expect(within(menu).getByRole('menuitemcheckbox', { name: /^Redact/ })).toBeChecked();
    await userEvent.click(within(menu).getByRole('menuitem', { name: format }));
    const { name, text } = await readSaved();

    expect(name).toMatch(/^redacted_process_cpu/);
    expect(text).not.toContain('checkout');
  },
);

test('can be used by keyboard, and says what cannot be chosen as well', async () => {
  renderMenu();
  await userEvent.tab();
  await userEvent.keyboard('{Enter}');
  const menu = await screen.findByRole('menu', { name: 'Export' });
  await waitFor(() => expect(screen.getByRole('menuitem', { name: /^Copy for a ticket/ })).toHaveFocus());
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}');
  // It stays open, and in its place.
  const picture = within(menu).getByRole('menuitem', { name: /^PNG/ });
  expect(picture).toHaveFocus();
  expect(picture).toHaveAttribute('aria-disabled', 'true');
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{Enter}');

  expect((await readSaved()).name).toBe(`${BASE_NAME}.csv`);
});

test('pictures need a flame graph on the screen', async () => {
  renderMenu();
  const menu = await openMenu();

  expect(within(menu).getByRole('menuitem', { name: /^PNG/ })).toHaveAttribute('aria-disabled', 'true');
  expect(within(menu).getByRole('menuitem', { name: /^SVG/ })).toHaveTextContent('Show the flame graph');
});

test('while the sandwich is shown, each of its graphs on the screen is a picture by itself', async () => {
  const loadTrees = jest.fn(() => Promise.reject(new Error('asked for')));
  renderMenu({ hasSandwich: true, pictured: new Set(['callers']), loadTrees });
  const menu = await openMenu();
  const callees = within(menu).getByRole('menuitem', { name: /^Picture of callees/ });
  expect(callees).toHaveAttribute('aria-disabled', 'true');
  await userEvent.click(within(menu).getByRole('menuitem', { name: /^Picture of callers/ }));
  expect(await screen.findByText('The export failed: asked for')).toBeInTheDocument();
  expect(loadTrees.mock.calls).toEqual([['callers']]);
});

test('without a sandwich nothing is offered of it', async () => {
  renderMenu({ pictured: new Set(['graph']) });
  expect(within(await openMenu()).queryByRole('menuitem', { name: /^Picture of/ })).not.toBeInTheDocument();
});

describe('the server’s pprof', () => {
  test('is saved as it came, compressed', async () => {
    renderMenu({ fetchServerPprof: () => Promise.resolve(new Uint8Array([1, 2, 3])) });
    await choose(/^pprof from the server/);
    const { name, bytes } = await readSaved();

    expect(name).toBe(`${BASE_NAME}.pb.gz`);
    expect([...gunzipSync(bytes)]).toEqual([1, 2, 3]);
  });

  test('is not offered where there is none', async () => {
    renderMenu();

    expect(within(await openMenu()).queryByRole('menuitem', { name: /server/ })).not.toBeInTheDocument();
  });

  test('a failure is told', async () => {
    renderMenu({ fetchServerPprof: () => Promise.reject(new Error('The server is away.')) });
    await choose(/server/);

    expect(await screen.findByText('The export failed: The server is away.')).toBeInTheDocument();
    expect(saved).toEqual([]);
  });

  test('can be cancelled', async () => {
    let signal: AbortSignal | undefined;
    renderMenu({
      fetchServerPprof: (given) =>
        new Promise((_, reject) => {
          signal = given;
          given.addEventListener('abort', () => reject(given.reason as Error));
        }),
    });
    await choose(/server/);
    await screen.findByText('Exporting pprof from the server…');
    await waitFor(() => expect(signal).toBeDefined());
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    await act(async () => Promise.resolve());

    expect(signal?.aborted).toBe(true);
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
    expect(saved).toEqual([]);
  });
});
