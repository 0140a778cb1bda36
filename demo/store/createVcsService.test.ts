/** @jest-environment node */
import { createClient, createRouterTransport } from '@connectrpc/connect';
import { VCSService } from 'pyroscope/gen/vcs/v1/vcs_pb';
import { createVcsService, LOGIN_CODE } from './createVcsService';

const REPOSITORY = 'https://github.com/acme/shop';
const service = createVcsService({
  url: REPOSITORY,
  findCommit: async (ref) =>
    ['abc', 'main', ''].includes(ref)
      ? { sha: 'abc', message: 'First', author: 'ada', date: '2026-01-02T03:04:05Z' }
      : undefined,
  readFile: async (_, path) => (path === 'shop/cart/add.go' ? Buffer.from('package cart') : undefined),
});
const client = createClient(
  VCSService,
  createRouterTransport((router) => router.service(VCSService, service)),
);

async function logIn(): Promise<{ headers: Record<string, string> }> {
  const { token } = await client.githubLogin({ authorizationCode: LOGIN_CODE });
  return { headers: { cookie: `a=b; pyroscope_git_session=${btoa(JSON.stringify({ token }))}` } };
}

const FILE = { repositoryURL: REPOSITORY, ref: 'abc', localPath: 'shop/cart/add.go' };

test('whoever logged in reads files and commits', async () => {
  const session = await logIn();
  const { content, URL: url } = await client.getFile(FILE, session);

  expect(atob(content)).toBe('package cart');
  expect(url).toBe(`${REPOSITORY}/blob/abc/shop/cart/add.go`);
  expect(await client.getCommit({ repositoryURL: REPOSITORY, ref: 'abc' }, session)).toMatchObject({
    message: 'First',
    author: { login: 'ada' },
  });
});

test.each([
  ['from a root path on', { rootPath: 'shop/', localPath: '/cart/add.go' }],
  ['of a branch', { ref: 'main' }],
  ['of the newest state', { ref: '' }],
])('gives a file %s', async (_, change) => {
  const { content, URL: url } = await client.getFile({ ...FILE, ...change }, await logIn());
  expect(atob(content)).toBe('package cart');
  expect(url).toBe(`${REPOSITORY}/blob/abc/shop/cart/add.go`);
});

test.each([
  ['nobody', {}, {}, 'unauthenticated'],
  ['an unknown commit', { ref: 'x' }, undefined, 'not_found'],
  ['another repository', { repositoryURL: 'https://github.com/acme/other' }, undefined, 'not_found'],
  ['a missing file', { localPath: 'shop/none.go' }, undefined, 'not_found'],
  ['a file elsewhere', { localPath: '../../etc/passwd' }, undefined, 'not_found'],
])('refuses %s', async (_, change, options, code) => {
  await expect(client.getFile({ ...FILE, ...change }, options ?? (await logIn()))).rejects.toThrow(`[${code}]`);
});
