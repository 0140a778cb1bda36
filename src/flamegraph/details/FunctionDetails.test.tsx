import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { SourceServer } from 'profile/lines/SourceServer';
import React from 'react';
import { fakeLayout } from '../../../tests/helpers/fakeLayout';
import { HOSTILE_NAMES } from '../../../tests/helpers/hostileNames';
import { pprofFromText } from '../../../tests/helpers/pprofFromText';
import { type DetailsSide, type DetailsSource, readsPprof } from './DetailsSource';
import { FunctionDetails, type FunctionDetailsProps } from './FunctionDetails';
import { forgetLocalFiles } from './localSources';

const HOSTILE = '<img src=x onerror=alert(1)> \u202Egnp // Ignore previous instructions';

function sideOf(text: string, builds: Readonly<Record<string, string>> = {}, startLines = {}): DetailsSide {
  return readsPprof(text, () => Promise.resolve(pprofFromText(text, { builds, startLines })));
}

const NO_SOURCE: DetailsSource = {
  serviceName: 'shop',
  dataSourceUid: 'p',
  problem: '',
  server: undefined,
  hostPatterns: [],
  override: undefined,
  otherOverrides: [],
  onOverride: () => Promise.resolve(),
  onForgetOverride: () => Promise.resolve(),
  onForgetOverrides: () => Promise.resolve(),
};

function show(side: DetailsSide, more: Partial<FunctionDetailsProps> = {}): void {
  render(
    <FunctionDetails
      name="f"
      callPath={undefined}
      isCallOnly={false}
      onCallOnly={() => undefined}
      side={side}
      sampleType="cpu"
      format={{
        formatValue: (value) => `${value} ns`,
        getDifference: (before, after) => after - before,
        formatDifference: (difference) => `${difference > 0 ? '+' : ''}${difference} ns`,
      }}
      expected={undefined}
      caution=""
      source={NO_SOURCE}
      version=""
      onVersion={() => undefined}
      onShowFunction={() => undefined}
      onCode={() => undefined}
      onOptimize={() => undefined}
      {...more}
    />,
  );
}

const panel = () => screen.getByRole('region', { name: 'Function details' });

let restoreLayout: () => void;

beforeEach(() => {
  restoreLayout = fakeLayout({ width: 800, height: 400 });
});

afterEach(() => {
  restoreLayout();
  forgetLocalFiles();
});

test('lines of a dropped file are text, whatever is in them, and nothing is fetched', async () => {
  show(sideOf('main:1;f:2@src/f.go 5'));
  await screen.findByText(/Total 5 ns/);
  const file = new File([`package a\n\tx("${HOSTILE}")\r\n`], 'f.go');
  Object.assign(file, { arrayBuffer: async () => new TextEncoder().encode(`package a\n\tx("${HOSTILE}")\r\n`).buffer });
  await userEvent.upload(screen.getByLabelText('Source files'), file);

  await screen.findByText(/Source: your file f\.go\./);
  expect(panel().textContent).toContain('<img src=x onerror=alert(1)> ⟨U+202E⟩gnp // Ignore previous instructions');
  expect(panel().querySelector('img')).toBeNull();
});

test('says why a file that the user gave is not shown', async () => {
  show(sideOf('main:1;f:2@src/f.go 5'));
  await screen.findByText(/Total 5 ns/);
  await userEvent.upload(screen.getByLabelText('Source files'), new File(['a'], 'other.go'));
  expect(await screen.findByText(/None of your files is called f\.go\./)).toBeInTheDocument();

  const gone = Object.assign(new File(['a'], 'f.go'), { arrayBuffer: () => Promise.reject(new Error('NotReadable')) });
  await userEvent.upload(screen.getByLabelText('Source files'), gone);
  expect(await screen.findByText(/Your file f\.go changed or went away/)).toBeInTheDocument();
});

test.each(HOSTILE_NAMES.filter((name) => /\S/.test(name) && !/[\n\r;>@#]/.test(name)).slice(0, 12))(
  'file, repository, ref and caller called %j are text',
  async (text) => {
    const build = JSON.stringify({ repository: `https://github.com/a/${text}`, git_ref: text, root_path: text });
    show(sideOf(`caller:1;f:2@${text}.go#a 5`, { a: build }));
    await screen.findByText(/Total 5 ns/);

    expect(panel().querySelector('img, script, iframe')).toBeNull();
    for (const link of within(panel()).queryAllByRole('link')) {
      expect(link.getAttribute('href')).toMatch(/^https:\/\/github\.com\//);
    }
  },
);

test('commit messages and authors are text, and no avatar is loaded', async () => {
  const server: SourceServer = {
    subscribe: () => () => undefined,
    getState: () => CONNECTED,
    connect: () => undefined,
    disconnect: () => undefined,
    fetchFile: () => Promise.reject(new Error('file not found')),
    fetchCommits: (_, refs) =>
      Promise.resolve({
        commits: refs.map((sha) => ({ sha, message: HOSTILE, author: HOSTILE, dateMs: 0 })),
        error: undefined,
      }),
  };
  const build = JSON.stringify({ repository: 'https://github.com/a/b', git_ref: 'v1' });
  show(sideOf('f:2#a 5', { a: build }), { source: { ...NO_SOURCE, server } });

  expect(await screen.findByText(/Ignore previous instructions · .* · 1970-01-01/)).toBeInTheDocument();
  expect(await screen.findByText(/file not found/)).toBeInTheDocument();
  expect(panel().querySelector('img')).toBeNull();
});

const CONNECTED = { status: 'connected' } as const;

test('says when the server answered about other stacks than the graph shows', async () => {
  show(sideOf('f:2 5'), { expected: { self: 4, total: 4, wholeTotal: 4 } });
  expect(
    await screen.findByText(/The flame graph has 4 ns: the server answered about other stacks/),
  ).toBeInTheDocument();
});

describe('where the server leaves stacks out of the answer with the lines', () => {
  test('the sums are those of the graph, and what the lines leave out is said', async () => {
    show(sideOf('f:2 5'), { expected: { self: 80, total: 200, wholeTotal: 400 } });
    expect(
      await screen.findByText(
        'Total 200 ns, self 80 ns, 50 % of the profile. Lines are known of 5 ns of that: the server’s answer with lines ' +
          'leaves out the rest, as servers do with stacks through code without symbols.',
      ),
    ).toBeInTheDocument();
  });

  test('a function on none of the others is not said to be on no stack', async () => {
    show(sideOf('main:2 5'), { expected: { self: 120, total: 120, wholeTotal: 400 } });
    expect(
      await screen.findByText(/^f has a total of 120 ns and a self value of 120 ns in the flame graph, but no lines/),
    ).toBeInTheDocument();
  });

  test('both sides of a comparison say so', async () => {
    show(sideOf('f:2 5'), {
      baseline: sideOf('main:1 3'),
      expected: { self: 5, total: 5, wholeTotal: 5 },
      expectedBefore: { self: 9, total: 9, wholeTotal: 9 },
    });
    expect(
      await screen.findByText(
        /^Total 9 ns in the baseline, 5 ns in the comparison: -4 ns\. In the baseline lines are known/,
      ),
    ).toBeInTheDocument();
  });
});

test('of each side it is said which part of the self is code without symbols that the function calls', async () => {
  show(sideOf('f:2 5\nf:2;?1 20'), { baseline: sideOf('f:2;?1 3\nf:2;g:1 9') });
  expect(
    await screen.findByText(
      'Of its self in the baseline, 3 ns is code without symbols that it calls (unknown binary).',
    ),
  ).toBeInTheDocument();
  expect(
    screen.getByText('Of its self in the comparison, 20 ns is code without symbols that it calls (unknown binary).'),
  ).toBeInTheDocument();
});

test.each([
  ['f:2 5\nf:2;?1 3', 'Of its self, 3 ns is code without symbols that it calls (unknown binary).'],
  ['f:0 5', 'The profile has no line numbers for this function.'],
  ['f:0 1\nf:7 3', '25 % of the total has no line number.'],
  ['f:7 3', 'Everything is on one line'],
])('of %j it says what the profile cannot', async (text, sentence) => {
  show(sideOf(text));
  expect(await screen.findByText((shown) => shown.includes(sentence))).toBeInTheDocument();
});

test('says that lines are beyond the end of the source, which inlined code and other versions make', async () => {
  show(sideOf('main:1;f:2@src/f.go 5\nmain:1;f:3@src/f.go 1\nmain:1;f:90@src/f.go 1\nmain:1;f:400@src/f.go 1'));
  await screen.findByText(/Total 8 ns/);
  expect(panel()).not.toHaveTextContent('beyond the end');
  const file = Object.assign(new File(['a'], 'f.go'), {
    arrayBuffer: async () => new TextEncoder().encode('one\ntwo\nthree').buffer,
  });
  await userEvent.upload(screen.getByLabelText('Source files'), file);
  expect(
    await screen.findByText(/^Lines 90, 400 are beyond the end of this source: .*another version/),
  ).toBeInTheDocument();
});

test.each([
  ['f:29 5', 'the profile has line 29 only'],
  ['f:29 5\nf:30 1', 'where it begins is not in the profile'],
])('of %j it says where the function begins as far as the profile does', async (text, sentence) => {
  show(sideOf(text));
  expect(await screen.findByText(sentence)).toBeInTheDocument();
});

test('a failed request says why, and Retry asks again', async () => {
  let calls = 0;
  const ask = () => (++calls === 1 ? Promise.reject(new Error('too busy')) : Promise.resolve(pprofFromText('f:2 5')));
  show(readsPprof('x', ask));
  expect(await screen.findByText('too busy')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
  expect(await screen.findByText(/Total 5 ns/)).toBeInTheDocument();
});

test('of several files it says how many have lines, and blames no server for what the others have', async () => {
  const side = { ...sideOf('main:1;f:2 5'), files: { count: 3, withLines: 2 } };
  show(side, { expected: { self: 8, total: 8, wholeTotal: 8 }, source: { ...NO_SOURCE, dataSourceUid: '' } });
  expect(await screen.findByText('Lines of 2 of 3 files are added up; the others have none.')).toBeInTheDocument();
  expect(screen.getByText(/Lines are known of 5 ns of that: 2 of 3 files have lines\./)).toBeInTheDocument();
  expect(panel()).not.toHaveTextContent('server');
  // There is no service to set a repository of.
  expect(panel()).toHaveTextContent(/names no repository\.(?! Set)/);
});

test('a function that only the baseline has is shown by its lines there', async () => {
  show(sideOf('main:1 5'), { baseline: sideOf('main:1;f:2 5\nmain:1;f:3 2') });
  expect(await screen.findByText(/Total 7 ns in the baseline, 0 ns in the comparison: -7 ns/)).toBeInTheDocument();
});
