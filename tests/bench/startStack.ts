import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

export interface Stack {
  readonly origin: string;
  readonly stop: () => void;
}

/** Starts the local stack with a build of the plugin and further `args`. Resolves once it answers. */
export async function startStack(build: string, port: number, args: readonly string[] = []): Promise<Stack> {
  const stack: ChildProcess = spawn(
    'node_modules/.bin/tsx',
    ['demo/main.ts', '--no-live', '--plugin', build, ...args],
    {
      cwd: root,
      env: { ...process.env, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  await new Promise<void>((resolve, reject) => {
    stack.stdout?.on('data', (data: Buffer) => data.toString().includes('Ready') && resolve());
    stack.on('exit', (code) => reject(new Error(`The stack of ${build} ended with ${code}`)));
  });
  return { origin: `http://127.0.0.1:${port}`, stop: () => stack.kill() };
}
