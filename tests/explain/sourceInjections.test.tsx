import { createRouterTransport } from '@connectrpc/connect';
import { render, screen, waitFor, within } from '@testing-library/react';
import { readsPprof } from 'flamegraph/details/DetailsSource';
import { FunctionDetails } from 'flamegraph/details/FunctionDetails';
import type { CodeExcerpt } from 'profile/lines/CodeExcerpt';
import { VCSService } from 'pyroscope/gen/vcs/v1/vcs_pb';
import { createVcsClient } from 'pyroscope/vcs';
import React from 'react';
import { GithubSource } from 'sources/GithubSource';
import { DATA_END, DATA_START } from '../../src/profile/explain/prompt/systemPrompt';
import { explainTree } from '../helpers/explainTree';
import { fakeLayout } from '../helpers/fakeLayout';
import { pprofFromText } from '../helpers/pprofFromText';
import { treeFromText } from '../helpers/treeFromText';
import { INJECTIONS } from './injections';

const REPOSITORY = 'https://github.com/acme/shop';
const KINDS = [...new Set(INJECTIONS.map(({ kind }) => kind))];

/** Elements that begin a fetch as soon as they are on the page. */
const FETCHING = 'img, script, iframe, object, embed, link, video, audio, source, style, [style*="url("]';

let restoreLayout: () => void;

beforeEach(() => {
  restoreLayout = fakeLayout({ width: 800, height: 4_000 });
});

afterEach(() => restoreLayout());

/** Creates a GitHub of whose texts all are hostile. */
function createSource(texts: readonly string[]): GithubSource {
  const text = texts.join(' ');
  const transport = createRouterTransport((router) =>
    router.service(VCSService, {
      githubApp: () => ({ clientID: 'app', callbackURL: '' }),
      getFile: () => ({
        content: Buffer.from(['func f() {', ...texts.map((line) => `\tg() // ${line}`), '}'].join('\n')).toString(
          'base64',
        ),
        URL: text,
      }),
      getCommit: ({ ref }) => ({
        sha: ref,
        message: text,
        author: { login: text, avatarURL: texts[0] ?? '' },
        date: '2026-01-02T03:04:05Z',
        URL: text,
      }),
    }),
  );
  const session = { expiresMs: undefined };
  return new GithubSource(createVcsClient(transport), {
    readSession: () => session,
    writeSession: () => undefined,
    deleteSession: () => undefined,
    requestCode: () => Promise.reject(new Error('not asked')),
    now: () => 0,
  });
}

test.each(KINDS)(
  '%s: commits, authors, avatars and source are text beside the lines, and data in a prompt',
  async (kind) => {
    // A file with a zero byte is binary, and not shown at all.
    const texts = INJECTIONS.filter((injection) => injection.kind === kind).map(({ text }) =>
      text.replaceAll('\0', ''),
    );
    const file = texts.find((text) => !/[\s;>@#]/.test(text)) ?? 'f.go';
    const build = JSON.stringify({ repository: REPOSITORY, git_ref: texts[0], root_path: texts.at(-1) });
    let code: CodeExcerpt | undefined;
    const source = createSource(texts);
    render(
      <FunctionDetails
        {...{ name: 'f', callPath: undefined, isCallOnly: false, sampleType: 'cpu', expected: undefined }}
        {...{ caution: '', version: '' }}
        side={readsPprof(kind, async () => pprofFromText(`main:1;f:2@${file}.go#a 5`, { builds: { a: build } }))}
        format={{
          formatValue: (value) => `${value} ns`,
          getDifference: (before, after) => after - before,
          formatDifference: (difference) => `${difference} ns`,
        }}
        source={{
          ...{ serviceName: 'shop', dataSourceUid: 'p', server: source, hostPatterns: [], override: undefined },
          problem: '',
          otherOverrides: [],
          onOverride: async () => undefined,
          onForgetOverride: () => Promise.resolve(),
          onForgetOverrides: async () => undefined,
        }}
        onCode={(next) => {
          code = next;
        }}
        onCallOnly={() => undefined}
        onVersion={() => undefined}
        onShowFunction={() => undefined}
        onOptimize={() => undefined}
      />,
    );
    const panel = screen.getByRole('region', { name: 'Function details' });
    await waitFor(() => expect(code?.fileLineCount).toBeGreaterThan(2), { timeout: 10_000 });
    expect(await screen.findByText(/ · 2026-01-02/)).toBeInTheDocument();

    expect(panel.querySelectorAll(FETCHING)).toHaveLength(0);
    for (const link of within(panel).queryAllByRole('link')) {
      expect(link.getAttribute('href')).toMatch(/^https:\/\/github\.com\/acme\/shop/);
    }
    for (const element of panel.querySelectorAll('*')) {
      expect(element.getAttributeNames().filter((name) => name.startsWith('on'))).toEqual([]);
    }

    // Of the repository, a model gets the lines of the function alone.
    const { messages } = await explainTree(treeFromText('main;f 5')).buildPrompt({
      ...{ labels: [], redaction: { labelValues: true, pathsAndHosts: true }, budgetTokens: 8_000 },
      code,
    });
    const lines = messages[1].content.split('\n');
    expect(lines.filter((line) => line.includes('<'))).toEqual([DATA_START, DATA_END]);
    expect(lines.slice(2, -1).every((line) => typeof JSON.parse(line) === 'object')).toBe(true);
    expect(messages[1].content).not.toContain('2026-01-02');
    expect(messages[1].content).not.toContain('acme/shop');
  },
);
