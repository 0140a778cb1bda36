/** @jest-environment node */
import { join } from 'node:path';
import { createClient, createRouterTransport } from '@connectrpc/connect';
import { VCSService } from 'pyroscope/gen/vcs/v1/vcs_pb';
import { createVcsService, LOGIN_CODE } from './createVcsService';

const REPOSITORY = 'https://github.com/acme/shop';
const service = createVcsService({
  url: REPOSITORY,
  folder: join(process.cwd()),
  shownPrefix: 'demo/workloads/',
  commits: [{ sha: 'abc', message: 'First', author: 'ada', date: '2026-01-02T03:04:05Z' }],
});
const client = createClient(
  VCSService,
  createRouterTransport((router) => router.service(VCSService, service)),
);

async function logIn(): Promise<{ headers: Record<string, string> }> {
  const { token } = await client.githubLogin({ authorizationCode: LOGIN_CODE });
  return { headers: { cookie: `a=b; pyroscope_git_session=${btoa(JSON.stringify({ token }))}` } };
}

const FILE = { repositoryURL: REPOSITORY, ref: 'abc', localPath: 'demo/workloads/README.md' };

test('whoever logged in reads files and commits', async () => {
  const session = await logIn();
  const { content, URL: url } = await client.getFile(FILE, session);

  expect(atob(content)).toContain('#');
  expect(url).toBe(`${REPOSITORY}/blob/abc/demo/workloads/README.md`);
  expect(await client.getCommit({ repositoryURL: REPOSITORY, ref: 'abc' }, session)).toMatchObject({
    message: 'First',
    author: { login: 'ada' },
  });
});

test.each([
  ['nobody', {}, {}, 'unauthenticated'],
  ['an unknown commit', { ref: 'x' }, undefined, 'not_found'],
  ['another repository', { repositoryURL: 'https://github.com/acme/other' }, undefined, 'not_found'],
  ['a missing file', { localPath: 'demo/workloads/none.go' }, undefined, 'not_found'],
  ['a file elsewhere', { localPath: 'demo/workloads/../../package.json' }, undefined, 'not_found'],
])('refuses %s', async (_, change, options, code) => {
  await expect(client.getFile({ ...FILE, ...change }, options ?? (await logIn()))).rejects.toThrow(`[${code}]`);
});
