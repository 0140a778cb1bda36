import { gunzipSync, gzipSync } from 'node:zlib';
import { createRandom, getInteger, pickFrom, type Random } from '../../random';
import type { Program } from '../Program';
import { ChunkStore } from './ChunkStore';
import { parseLine } from './parseLine';
import { runPipeline } from './pipeline';

/** Takes gzipped batches of log lines, labels them and stores them in compressed chunks. */
export function createLogIngest(): Program<Uint8Array> {
  const random = createRandom(83);
  const store = new ChunkStore();
  return {
    requests: Array.from({ length: 40 }, () => createBatch(random)),
    requestsPerSecond: 34,
    pollMs: 1500,
    handle: (batch) => handlePush(store, batch),
    getRoute: () => 'POST /push',
  };
}

function handlePush(store: ChunkStore, batch: Uint8Array): void {
  for (const line of decodeBatch(batch)) {
    ingestLine(store, line);
  }
}

function decodeBatch(batch: Uint8Array): string[] {
  return gunzipSync(batch).toString('utf8').split('\n');
}

function ingestLine(store: ChunkStore, line: string): void {
  store.append(runPipeline(parseLine(line)));
}

function createBatch(random: Random): Uint8Array {
  return gzipSync(Array.from({ length: 120 }, () => createLine(random)).join('\n'));
}

function createLine(random: Random): string {
  const ts = new Date(1_780_000_000_000 + getInteger(random, 0, 3_600_000)).toISOString();
  const level = pickFrom(random, ['debug', 'info', 'info', 'info', 'warn', 'error']);
  const msg = createMessage(random);
  const took = `${getInteger(random, 1, 900)}ms`;
  return random() < 0.4
    ? JSON.stringify({ ts, level, msg, took })
    : `ts=${ts} level=${level} msg="${msg}" took=${took}`;
}

function createMessage(random: Random): string {
  const path = pickFrom(random, ['/orders', '/cart/items', '/login', '/search']);
  const kind = random();
  if (kind < 0.1) {
    return `call to ${path} timed out after ${getInteger(random, 100, 9000)}ms`;
  }
  if (kind < 0.15) {
    return `login with token=${getInteger(random, 1e15, 9e15).toString(36)}${getInteger(random, 1e15, 9e15).toString(36)}`;
  }
  return `GET ${path} ${pickFrom(random, [200, 200, 200, 304, 404, 500])} from pool ${getInteger(random, 1, 40)}`;
}
