import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(process.cwd(), 'tests/fixtures/recordings');

type Recorded = 'pyroscope' | 'pyroscope-2';

/** One request to a real Pyroscope and its answer. */
export interface Exchange {
  readonly name: string;
  readonly path: string;
  readonly method?: 'GET';
  readonly headers?: Readonly<Record<string, string>>;
  readonly request?: Readonly<Record<string, unknown>>;
  readonly status: number;
  readonly contentType: string;
  readonly answer: unknown;
  /** Present if that server held data beside the recorded pushes. */
  readonly note?: string;
  /** The one of several servers that answered. */
  readonly server?: string;
}

interface Input {
  readonly pushes: readonly { readonly file: string; readonly labels: Readonly<Record<string, string>> }[];
}

export function readExchanges(recorded: Recorded = 'pyroscope', file = 'queries.json'): readonly Exchange[] {
  return JSON.parse(readFileSync(join(FOLDER, recorded, file), 'utf8'));
}

/** Sends every recorded profile to a server, in order. The profiles have their own times. */
export async function pushRecordedProfiles(url: string, recorded: Recorded = 'pyroscope'): Promise<void> {
  const { pushes }: Input = JSON.parse(readFileSync(join(FOLDER, recorded, 'input.json'), 'utf8'));
  for (const { file, labels } of pushes) {
    const rawProfile = readFileSync(join(FOLDER, recorded, 'input', file)).toString('base64');
    const pairs = Object.entries(labels).map(([name, value]) => ({ name, value }));
    const answer = await send(url, {
      path: '/push.v1.PusherService/Push',
      request: { series: [{ labels: pairs, samples: [{ rawProfile }] }] },
    });
    if (answer.status !== 200) {
      throw new Error(`${file} was refused: ${JSON.stringify(answer)}`);
    }
  }
}

export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly answer: unknown;
}

/** Sends a request as it was recorded: Connect JSON, or GET for the older paths. */
export async function send(
  url: string,
  { path, method, headers, request }: Pick<Exchange, 'path' | 'method' | 'headers' | 'request'>,
): Promise<Answer> {
  const response = await fetch(`${url}${path}`, {
    method: method ?? 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: method === 'GET' ? undefined : JSON.stringify(request),
  });
  const contentType = response.headers.get('content-type') ?? '';
  const text = await response.text();
  return {
    status: response.status,
    contentType,
    answer: contentType.startsWith('application/json') ? JSON.parse(text) : text,
  };
}
