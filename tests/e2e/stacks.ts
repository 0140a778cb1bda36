import { getModelPort } from './modelPort';

/** A Playwright project: one way to run the local stack, and its tests. */
export interface Stack {
  readonly name: string;
  readonly port: number;
  /** Flags of `demo/main.ts`. */
  readonly flags: readonly string[];
  readonly testMatch: RegExp;
  /** True if a model is set up, which tests start themselves. */
  readonly hasModel?: boolean;
}

/** An archive of `npm run package`: one stack serves the plugin from it in place of `dist/`. */
const packagePath = process.env.E2E_PACKAGE;

/** The stacks take this port and the ones after it. */
const firstPort = Number(process.env.E2E_PORT || 3411);

const ALL_STACKS: readonly Stack[] = [
  {
    name: 'react18',
    port: firstPort,
    flags: [],
    testMatch: /^(?!.*(thousand-services|signed-in|explain-model|explain-roles)).*\.spec\.ts$/,
  },
  {
    name: 'react19',
    port: firstPort + 1,
    flags: ['--host', 'react19', '--role', 'editor', ...(packagePath ? ['--plugin', packagePath] : [])],
    testMatch: /(smoke|explain-roles)\.spec\.ts/,
    hasModel: true,
  },
  {
    name: 'thousand-services',
    port: firstPort + 2,
    flags: ['--services', '1000', '--role', 'viewer'],
    testMatch: /(thousand-services|explain-roles)\.spec\.ts/,
    hasModel: true,
  },
  {
    name: 'signed-in',
    port: firstPort + 3,
    flags: ['--signed-in', '--role', 'viewer'],
    testMatch: /(signed-in|explain-roles)\.spec\.ts/,
    hasModel: true,
  },
  {
    name: 'explain',
    port: firstPort + 4,
    flags: [],
    testMatch: /explain-model\.spec\.ts/,
    hasModel: true,
  },
];

/** E2E_STACK=react18 starts only that one: Playwright itself starts all of them for any project. */
export const STACKS = ALL_STACKS.filter(({ name }) => !process.env.E2E_STACK || name === process.env.E2E_STACK);

/** A port that answers once all stacks are up. */
export const readyPort = firstPort + ALL_STACKS.length;

/** Gives the environment that `demo/main.ts` would read. */
export function getStackEnv({ port, hasModel = false }: Stack): Readonly<Record<string, string>> {
  const model = {
    LLM_BASE_URL: `http://127.0.0.1:${getModelPort(port)}/v1`,
    LLM_MODEL: 'small',
    LLM_API_KEY: 'secret',
  };
  return { PORT: String(port), ...(hasModel && model) };
}
