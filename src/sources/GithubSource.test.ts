import { PyroscopeError } from 'pyroscope/PyroscopeError';
import type { GithubSession, VcsClient } from 'pyroscope/vcs';
import { type GithubHost, GithubSource } from './GithubSource';

const NOW = 1_000_000_000;
const SESSION: GithubSession = { cookie: '', token: 'secret', expiresMs: NOW + 3_600_000, refreshExpiresMs: 0 };
const REQUEST = { repository: 'https://github.com/a/b', ref: 'v1', file: 'x.go', rootPath: '', functionName: 'f' };

/** A server and a browser that note what they are asked for. */
function setUp(server: Partial<VcsClient> = {}, host: Partial<GithubHost> = {}, session?: GithubSession) {
  const calls: string[] = [];
  let kept = session;
  const client: VcsClient = {
    fetchGithubApp: async () => ({ clientId: 'app', callbackUrl: '' }),
    logIn: async (code) => {
      calls.push(`log in with ${code}`);
      return SESSION;
    },
    refresh: async () => {
      calls.push('refresh');
      return SESSION;
    },
    fetchFile: async ({ file }) => {
      calls.push(`file ${file}`);
      return { bytes: Uint8Array.of(65), url: 'javascript:alert(1)' };
    },
    fetchCommits: async (_, refs) => ({
      commits: refs.map((sha) => ({ sha, message: 'm', author: 'a', date: '2026-01-02T03:04:05Z' })),
      error: undefined,
    }),
    ...server,
  };
  const source = new GithubSource(client, {
    readSession: () => kept,
    writeSession: (next) => (kept = next),
    deleteSession: () => (kept = undefined),
    requestCode: async ({ clientId }) => `code of ${clientId}`,
    now: () => NOW,
    ...host,
  });
  return { source, calls, getSession: () => kept };
}

/** Until the source has a state other than the one it is in. */
async function settle(source: GithubSource): Promise<void> {
  await new Promise<void>((resolve) => {
    const end = source.subscribe(() => {
      if (!['checking', 'connecting'].includes(source.getState().status)) {
        end();
        resolve();
      }
    });
  });
}

const signal = new AbortController().signal;

test('offers a login where the server can, and asks it once', async () => {
  const { source, calls, getSession } = setUp();
  await settle(source);
  expect(source.getState()).toEqual({ status: 'disconnected' });

  source.connect();
  expect(source.getState()).toEqual({ status: 'connecting' });
  await settle(source);

  expect(source.getState()).toEqual({ status: 'connected' });
  expect(calls).toEqual(['log in with code of app']);
  expect(getSession()).toBe(SESSION);
});

test('a session of this browser is used at once', async () => {
  const { source } = setUp({}, {}, SESSION);
  await settle(source);
  expect(source.getState().status).toBe('connected');
});

test('a server without the service is none to offer, and that is no problem', async () => {
  const { source } = setUp({
    fetchGithubApp: () => Promise.reject(new PyroscopeError('unsupported', 'GitHub integration is not configured')),
  });
  await settle(source);
  expect(source.getState()).toEqual({ status: 'unavailable' });
});

test.each([
  ['closed', 'GitHub’s window was closed before you were connected.'],
  ['denied', 'GitHub did not let you in: The user has denied access'],
])('a window that was %s leaves the user disconnected, and says so', async (_, sentence) => {
  const { source } = setUp({}, { requestCode: () => Promise.reject(new Error(sentence)) });
  await settle(source);
  source.connect();
  await settle(source);
  expect(source.getState()).toEqual({ status: 'disconnected', problem: sentence });
});

test('a session that is about to end is renewed once for all calls that wait', async () => {
  const { source, calls, getSession } = setUp({}, {}, { ...SESSION, expiresMs: NOW + 60_000 });
  await settle(source);
  await Promise.all([source.fetchFile(REQUEST, signal), source.fetchFile({ ...REQUEST, file: 'y.go' }, signal)]);

  expect(calls).toEqual(['refresh', 'file x.go', 'file y.go']);
  expect(getSession()).toBe(SESSION);
});

test('a 401 in the middle forgets the session and offers to connect again', async () => {
  const { source, getSession } = setUp(
    { fetchFile: () => Promise.reject(new PyroscopeError('credentials', 'token expired')) },
    {},
    SESSION,
  );
  await settle(source);
  await expect(source.fetchFile(REQUEST, signal)).rejects.toThrow('Connect again');

  expect(source.getState()).toMatchObject({
    status: 'disconnected',
    problem: expect.stringContaining('Connect again'),
  });
  expect(getSession()).toBeUndefined();
});

test('a file that is not there says so and leaves the session', async () => {
  const { source } = setUp(
    { fetchFile: () => Promise.reject(new PyroscopeError('refused', 'file not found')) },
    {},
    SESSION,
  );
  await settle(source);
  await expect(source.fetchFile(REQUEST, signal)).rejects.toThrow('file not found');
  expect(source.getState().status).toBe('connected');
});

test('addresses that are no web pages are dropped, dates read', async () => {
  const { source } = setUp({}, {}, SESSION);
  await settle(source);

  expect(await source.fetchFile(REQUEST, signal)).toEqual({ bytes: Uint8Array.of(65), url: undefined });
  expect(await source.fetchCommits('r', ['v1'], signal)).toEqual({
    commits: [{ sha: 'v1', message: 'm', author: 'a', dateMs: Date.UTC(2026, 0, 2, 3, 4, 5) }],
    error: undefined,
  });
});
