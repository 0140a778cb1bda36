import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Order, RawWindow } from './runtime/order';

export interface RunningProgram {
  /** Resolves when the process is gone; rejects if it ended with an error. */
  readonly ended: Promise<void>;
  /** Asks the process to end. */
  stop(): void;
}

/**
 * Runs a program in a child process that ends with this one. `onWindow` gets its profiles, window by window.
 * Its garbage is collected by one thread, as in a container with one core: else most of that work would be booked on
 * threads that have no stacks.
 */
export function startProgram(order: Order, onWindow: (window: RawWindow) => void): RunningProgram {
  const child = fork(join(order.codeFolder, 'runtime', 'runProgram.js'), [JSON.stringify(order)], {
    execArgv: ['--single-threaded-gc'],
    serialization: 'advanced',
  });
  child.on('message', (message) => onWindow(readWindow(message)));
  const ended = once(child, 'exit').then(([code, signal]: unknown[]) => {
    if (code !== 0) {
      throw new Error(`${order.service} ended with ${String(code ?? signal)}.`);
    }
  });
  return {
    ended,
    stop: () => {
      if (child.connected) {
        child.disconnect();
      }
    },
  };
}

function readWindow(message: unknown): RawWindow {
  const window = message as RawWindow;
  if (!(window.time instanceof Uint8Array)) {
    throw new Error('The program sent something that is no window.');
  }
  return window;
}
