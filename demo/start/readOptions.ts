import { parseArgs } from 'node:util';
import type { HostKind } from '../host/buildHost';
import type { ModelConnection } from '../server/llm/Model';
import { type Role, ROLES } from '../server/settings/user';

export interface DemoOptions {
  readonly port: number;
  readonly hostKind: HostKind;
  /** Number of made-up services to add to the recorded ones. */
  readonly syntheticServices: number;
  readonly isLive: boolean;
  readonly isBuilt: boolean;
  /** A built plugin instead of `dist/`: a folder, or an archive of `npm run package`. */
  readonly pluginPath: string | undefined;
  readonly isWatching: boolean;
  /** True if somebody is signed in; else everybody is anonymous. */
  readonly isSignedIn: boolean;
  /** Role of everybody. */
  readonly role: Role;
  /** The model for explanations. */
  readonly model: ModelConnection | undefined;
  /** A real Pyroscope instead of the store, without a slash at the end. */
  readonly pyroscopeUrl: string | undefined;
}

export const USAGE = `Usage: npm run demo -- [options]
  --host react18|react19  packages that the shell runs on (react18)
  --services N            adds N made-up services
  --signed-in             somebody is signed in, for whom Grafana keeps favorites (everybody is anonymous)
  --role ROLE             none, viewer, editor or admin: what everybody may do (admin)
  --no-live               the hour before the start only, nothing is pushed after it
  --no-build              takes dist/ as it is, and does not watch it
  --plugin PATH           a built plugin instead of dist/: a folder or an archive of npm run package; implies --no-build
  --watch                 builds again on every change, and reloads the browser
Environment: PORT (3300), PYROSCOPE_URL (a real Pyroscope instead of the recorded profiles),
  LLM_BASE_URL (an OpenAI-compatible model for explanations, such as http://localhost:11434/v1), LLM_API_KEY, LLM_MODEL,
  LLM_LARGE_MODEL`;

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
      plugin: { type: 'string' },
      watch: { type: 'boolean', default: false },
      role: { type: 'string', default: 'admin' },
      'signed-in': { type: 'boolean', default: false },
    },
  });
  const pyroscopeUrl = readUrl('PYROSCOPE_URL', env.PYROSCOPE_URL);
  return {
    port: readCount('PORT', env.PORT || String(DEFAULT_PORT), 65_535),
    hostKind: readHostKind(values.host),
    syntheticServices: readCount('--services', values.services, 10_000),
    isLive: !values['no-live'] && pyroscopeUrl === undefined,
    isBuilt: values['no-build'] || values.plugin !== undefined,
    pluginPath: values.plugin,
    isWatching: values.watch,
    isSignedIn: values['signed-in'],
    role: readRole(values.role),
    model: readModel(env),
    pyroscopeUrl,
  };
}

function readHostKind(text: string): HostKind {
  if (text !== 'react18' && text !== 'react19') {
    throw new Error(`--host takes react18 or react19, not "${text}"`);
  }
  return text;
}

function readRole(text: string): Role {
  const role = ROLES.find((each) => each.toLowerCase() === text.toLowerCase());
  if (!role) {
    throw new Error(`--role takes none, viewer, editor or admin, not "${text}"`);
  }
  return role;
}

function readModel(env: NodeJS.ProcessEnv): ModelConnection | undefined {
  const baseUrl = readUrl('LLM_BASE_URL', env.LLM_BASE_URL);
  if (baseUrl === undefined) {
    return undefined;
  }
  if (!env.LLM_MODEL) {
    throw new Error('LLM_BASE_URL needs LLM_MODEL, the name of a model there');
  }
  const baseModel = env.LLM_MODEL;
  return { baseUrl, apiKey: env.LLM_API_KEY ?? '', baseModel, largeModel: env.LLM_LARGE_MODEL || baseModel };
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
