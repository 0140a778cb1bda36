/** @jest-environment node */
import { readOptions } from './readOptions';

test('without options the demo replays, pushes live and listens on 3300', () => {
  expect(readOptions([], {})).toEqual({
    port: 3300,
    hostKind: 'react18',
    syntheticServices: 0,
    isLive: true,
    isBuilt: false,
    pluginPath: undefined,
    isWatching: false,
    isSignedIn: false,
    role: 'Admin',
    model: undefined,
    pyroscopeUrl: undefined,
  });
});

test('every option has its effect', () => {
  const args = [
    '--host',
    'react19',
    '--services',
    '1000',
    '--no-live',
    '--no-build',
    '--watch',
    '--signed-in',
    '--role',
    'viewer',
  ];
  expect(readOptions(args, { PORT: '8080' })).toEqual({
    port: 8080,
    hostKind: 'react19',
    syntheticServices: 1000,
    isLive: false,
    isBuilt: true,
    pluginPath: undefined,
    isWatching: true,
    isSignedIn: true,
    role: 'Viewer',
    model: undefined,
    pyroscopeUrl: undefined,
  });
});

test('a packed plugin is not built first', () => {
  expect(readOptions(['--plugin', 'release/plugin.zip'], {})).toMatchObject({
    pluginPath: 'release/plugin.zip',
    isBuilt: true,
  });
});

test('a model is an address and a name, with a key where it needs one', () => {
  const env = { LLM_BASE_URL: 'http://localhost:11434/v1/', LLM_MODEL: 'small', LLM_API_KEY: 'secret' };
  expect(readOptions([], env).model).toEqual({
    baseUrl: 'http://localhost:11434/v1',
    apiKey: 'secret',
    baseModel: 'small',
    largeModel: 'small',
  });
});

test('nothing is pushed to a real Pyroscope', () => {
  expect(readOptions([], { PYROSCOPE_URL: 'http://pyroscope:4040/' })).toMatchObject({
    pyroscopeUrl: 'http://pyroscope:4040',
    isLive: false,
  });
});

test.each([
  [['--role', 'king'], {}, /viewer, editor or admin/],
  [[], { LLM_BASE_URL: 'http://localhost:11434/v1' }, /needs LLM_MODEL/],
  [['--host', 'vue'], {}, /react18 or react19/],
  [['--services', 'many'], {}, /--services takes a number/],
  [['--fast'], {}, /--fast/],
  [[], { PORT: '99999' }, /PORT takes a number/],
  [[], { PYROSCOPE_URL: 'localhost:4040' }, /PYROSCOPE_URL takes an address/],
])('%j with %j is refused', (args, env, message) => {
  expect(() => readOptions(args, env)).toThrow(message);
});
