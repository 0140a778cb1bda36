import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Answer {
  readonly status: number;
  readonly contentType?: string;
  readonly answer: unknown;
}

export interface Exchange extends Answer {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly request?: unknown;
  readonly requestContentType?: string;
  /** Messages of a web socket, or events of a stream. */
  readonly frames?: readonly unknown[];
}

const FOLDER = join(process.cwd(), 'tests/fixtures/recordings');

/** Reads requests to a real Grafana 12.2.0 with its answers, in the order in which they were made. */
export function readExchanges(file = 'grafana-12.2.json'): Exchange[] {
  const exchanges: Exchange[] = JSON.parse(readFileSync(join(FOLDER, file), 'utf8'));
  return exchanges;
}

/** Makes a recorded request to a server. */
export async function send(baseUrl: string, exchange: Exchange): Promise<Answer> {
  const { method, path, request, requestContentType = 'application/json' } = exchange;
  const body = request === undefined ? undefined : typeof request === 'string' ? request : JSON.stringify(request);
  const response = await fetch(baseUrl + path, { method, body, headers: { 'content-type': requestContentType } });
  const text = await response.text();
  const contentType = response.headers.get('content-type') ?? undefined;
  return { status: response.status, contentType, answer: contentType?.includes('json') ? JSON.parse(text) : text };
}
