import { libraryFiles } from './tests/helpers/bundleLibraries.mjs';

const swc = [
  '@swc/jest',
  {
    jsc: {
      parser: { syntax: 'typescript', tsx: true },
      transform: { react: { runtime: 'classic' } },
      target: 'es2022',
    },
    module: { type: 'commonjs' },
  },
];

// Published as ES modules only, so jest has to transform them.
const esModules = [
  'marked',
  'd3',
  'd3-[^/]+',
  'uuid',
  'pkce-challenge',
  'react-calendar',
  'get-user-locale',
  'memoize',
  'mimic-function',
  '@wojtekmaj/date-utils',
];

process.env.TZ = 'UTC';

/** @type {import('jest').Config} */
export default {
  roots: ['<rootDir>/src', '<rootDir>/tests', '<rootDir>/demo', '<rootDir>/scripts'],
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  testPathIgnorePatterns: ['/node_modules/', '/tests/e2e/'],
  modulePathIgnorePatterns: ['<rootDir>/demo/host/react19/'],
  // Files of a test run inside a vm, where looking up a global is slow: a search for changes took five times as long.
  sandboxInjectedGlobals: [
    'Array',
    'Boolean',
    'DataView',
    'Error',
    'Float64Array',
    'Infinity',
    'Int32Array',
    'JSON',
    'Map',
    'Math',
    'Number',
    'Object',
    'Promise',
    'RegExp',
    'Set',
    'String',
    'Symbol',
    'Uint32Array',
    'Uint8Array',
    'WeakMap',
    'isFinite',
  ],
  // Some tests replay an hour of profiles, which takes its time on a busy machine.
  testTimeout: 30_000,
  // What the build fills in.
  globals: { PLUGIN_VERSION: '0.0.0' },
  testEnvironment: '<rootDir>/tests/helpers/browserEnvironment.js',
  globalSetup: '<rootDir>/tests/helpers/bundleLibraries.mjs',
  setupFilesAfterEnv: ['<rootDir>/tests/helpers/setup.ts'],
  modulePaths: ['<rootDir>/src'],
  moduleNameMapper: { '\\.(css|scss)$': '<rootDir>/tests/helpers/emptyModule.js', ...libraryFiles },
  transform: { '\\.[cm]?[jt]sx?$': swc },
  transformIgnorePatterns: ['<rootDir>/.cache/', `/node_modules/(?!(?:.*/node_modules/)?(?:${esModules.join('|')})/)`],
};
