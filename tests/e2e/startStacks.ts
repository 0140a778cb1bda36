import { createServer } from 'node:http';
import { readOptions } from '../../demo/start/readOptions';
import { runUntilStopped } from '../../demo/start/runUntilStopped';
import { type Progress, startDemo } from '../../demo/start/startDemo';
import { getStackEnv, readyPort, type Stack, STACKS } from './stacks';

/**
 * Runs all stacks of the browser tests in one process: each would load the same code and replay the same hour of profiles, one
 * after the other. Stacks with the same services ask the same Pyroscope.
 */
await runUntilStopped(async (progress) => {
  const [first, ...others] = STACKS;
  if (first) {
    const pyroscopeUrl = await start(first, progress);
    await Promise.all(
      others.map((stack) => start(stack, progress, stack.flags.includes('--services') ? undefined : pyroscopeUrl)),
    );
  }
  createServer((_request, response) => response.end()).listen(readyPort, '127.0.0.1');
});

function start(stack: Stack, progress: Progress, pyroscopeUrl?: string): Promise<string> {
  const options = readOptions(['--no-build', '--no-live', ...stack.flags], getStackEnv(stack));
  return startDemo({ ...options, pyroscopeUrl }, progress);
}
