import { parseArgs } from 'node:util';
import type { HostKind } from '../host/buildHost';

export interface DemoOptions {
  readonly port: number;
  readonly hostKind: HostKind;
  /** How many made-up services to add to the recorded ones. */
  readonly syntheticServices: number;
  readonly isLive: boolean;
  readonly isBuilt: boolean;
  readonly isWatching: boolean;
  /** Whether somebody is signed in; else everybody is anonymous. */
  readonly isSignedIn: boolean;
  /** A real Pyroscope instead of the store, without a slash at the end. */
  readonly pyroscopeUrl: string | undefined;
}

export const USAGE = `Usage: npm run demo -- [options]
  --host react18|react19  packages that the shell runs on (react18)
  --services N            adds N made-up services
  --signed-in             somebody is signed in, for whom Grafana keeps favorites (everybody is anonymous)
  --no-live               no program that keeps pushing profiles
  --no-build              takes dist/ as it is, and does not watch it
  --watch                 builds again on every change, and reloads the browser
Environment: PORT (3300), PYROSCOPE_URL (a real Pyroscope instead of the recorded profiles)`;

const DEFAULT_PORT = 3300;

/** @throws Error with a message for people */
export function readOptions(args: readonly string[], env: NodeJS.ProcessEnv): DemoOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      host: { type: 'string', default: 'react18' },
      services: { type: 'string', default: '0' },
      'no-live': { type: 'boolean', default: false },
      'no-build': { type: 'boolean', default: false },
      watch: { type: 'boolean', default: false },
      'signed-in': { type: 'boolean', default: false },
    },
  });
  const pyroscopeUrl = readUrl('PYROSCOPE_URL', env.PYROSCOPE_URL);
  return {
    port: readCount('PORT', env.PORT || String(DEFAULT_PORT), 65_535),
    hostKind: readHostKind(values.host),
    syntheticServices: readCount('--services', values.services, 10_000),
    isLive: !values['no-live'] && pyroscopeUrl === undefined,
    isBuilt: values['no-build'],
    isWatching: values.watch,
    isSignedIn: values['signed-in'],
    pyroscopeUrl,
  };
}

function readHostKind(text: string): HostKind {
  if (text !== 'react18' && text !== 'react19') {
    throw new Error(`--host takes react18 or react19, not "${text}"`);
  }
  return text;
}

function readCount(name: string, text: string, max: number): number {
  const count = Number(text);
  if (!/^\d+$/.test(text) || count > max) {
    throw new Error(`${name} takes a number from 0 to ${max}, not "${text}"`);
  }
  return count;
}

function readUrl(name: string, text: string | undefined): string | undefined {
  if (!text) {
    return undefined;
  }
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new Error(`${name} takes an address such as http://127.0.0.1:4040, not "${text}"`);
  }
  return text.replace(/\/+$/, '');
}
