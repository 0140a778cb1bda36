import { setTimeout } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { decodeTree } from 'profile/formats/decodeTree';
import type { FlameTree } from 'profile/tree/FlameTree';
import { PushRequestSchema } from 'pyroscope/gen/push/v1/push_pb';
import {
  DiffRequestSchema,
  DiffResponseSchema,
  ProfileFormat,
  type SelectMergeStacktracesRequest,
  SelectMergeStacktracesRequestSchema,
  SelectMergeStacktracesResponseSchema,
} from 'pyroscope/gen/querier/v1/querier_pb';
import { splitIntoPprofs } from './splitIntoPprofs';

/** Time of one kind of answer, from the request to its last byte. */
export interface ServerAnswer {
  readonly firstMs: number;
  /** Median of five more. */
  readonly againMs: number;
  readonly bytes: number;
  /** Nodes of both sides together. */
  readonly nodeCount: number;
}

export interface ServerDiff {
  /** The server's own diff, as small as it cuts it. */
  readonly diff: ServerAnswer;
  /** Both whole trees at once: the beginning of our diff. */
  readonly trees: ServerAnswer;
}

const PROFILE_TYPE = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const MAX_NODES = 1_048_576;
const REPEATS = 5;

/** A server that throttles lets more in after a second. */
const THROTTLED = 429;
const WAIT_MS = 1000;
const PATIENCE_MS = 300_000;

/** Pushes two trees to a Pyroscope under an unused name, waits for them, and asks for their diff. */
export async function measureServerDiff(url: string, sides: readonly [FlameTree, FlameTree]): Promise<ServerDiff> {
  const serviceName = `flame-graph-bench-${Date.now()}`;
  const files = sides.map((tree) => splitIntoPprofs(tree, 0).length);
  const endMs = Date.now();
  const startMs = endMs - Math.max(...files) * 1000;
  const requests: SelectMergeStacktracesRequest[] = [];
  for (const [place, tree] of sides.entries()) {
    for (const pprof of splitIntoPprofs(tree, startMs)) {
      await push(url, { __name__: 'process_cpu', service_name: serviceName, side: String(place) }, pprof);
    }
    const request = create(SelectMergeStacktracesRequestSchema, {
      profileTypeID: PROFILE_TYPE,
      labelSelector: `{service_name="${serviceName}", side="${place}"}`,
      start: BigInt(startMs - 60_000),
      end: BigInt(endMs + 60_000),
      maxNodes: BigInt(MAX_NODES),
      format: ProfileFormat.TREE,
    });
    await waitFor(url, request, tree.total[0] ?? 0);
    requests.push(request);
  }
  const [left, right] = requests;
  const diffRequest = toBinary(DiffRequestSchema, create(DiffRequestSchema, { left, right }));
  return {
    diff: await measure(
      async () => [await call(url, 'querier.v1.QuerierService/Diff', diffRequest)],
      ([bytes = new Uint8Array()]) => {
        const levels = fromBinary(DiffResponseSchema, bytes).flamegraph?.levels ?? [];
        // Seven numbers per bar.
        return levels.reduce((sum, { values }) => sum + values.length / 7, 0);
      },
    ),
    trees: await measure(
      () => Promise.all(requests.map((request) => fetchTreeAnswer(url, request))),
      (answers) => answers.reduce((sum, bytes) => sum + decodeAnswer(bytes).nodeCount, 0),
    ),
  };
}

async function measure(
  ask: () => Promise<Uint8Array[]>,
  countNodes: (answers: Uint8Array[]) => number,
): Promise<ServerAnswer> {
  const times: number[] = [];
  let answers: Uint8Array[] = [];
  for (let round = 0; round <= REPEATS; round++) {
    const beganMs = performance.now();
    answers = await ask();
    times.push(performance.now() - beganMs);
  }
  const [firstMs = NaN, ...others] = times;
  const againMs = others.sort((left, right) => left - right)[Math.floor(REPEATS / 2)] ?? NaN;
  const bytes = answers.reduce((sum, { length }) => sum + length, 0);
  return { firstMs, againMs, bytes, nodeCount: countNodes(answers) };
}

/** Waits until pushed profiles can be queried. */
async function waitFor(url: string, request: SelectMergeStacktracesRequest, total: number): Promise<void> {
  const giveUpMs = Date.now() + PATIENCE_MS;
  while (decodeAnswer(await fetchTreeAnswer(url, { ...request, maxNodes: 16n })).total[0] !== total) {
    if (Date.now() > giveUpMs) {
      throw new Error(`The server has not got all of the profiles that were pushed (${request.labelSelector}).`);
    }
    await setTimeout(WAIT_MS);
  }
}

function fetchTreeAnswer(url: string, request: SelectMergeStacktracesRequest): Promise<Uint8Array> {
  const message = toBinary(SelectMergeStacktracesRequestSchema, request);
  return call(url, 'querier.v1.QuerierService/SelectMergeStacktraces', message);
}

function decodeAnswer(bytes: Uint8Array): FlameTree {
  return decodeTree(fromBinary(SelectMergeStacktracesResponseSchema, bytes).tree, { limited: false });
}

async function push(url: string, labels: Readonly<Record<string, string>>, pprof: Uint8Array): Promise<void> {
  const request = create(PushRequestSchema, {
    series: [
      {
        labels: Object.entries(labels).map(([name, value]) => ({ name, value })),
        samples: [{ rawProfile: gzipSync(pprof) }],
      },
    ],
  });
  await call(url, 'push.v1.PusherService/Push', toBinary(PushRequestSchema, request));
}

/** Makes a binary Connect call; waits if the server throttles. */
async function call(url: string, method: string, message: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const giveUpMs = Date.now() + PATIENCE_MS;
  for (;;) {
    const response = await fetch(`${url.replace(/\/$/, '')}/${method}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/proto', 'Connect-Protocol-Version': '1' },
      body: message,
    });
    if (response.ok) {
      return new Uint8Array(await response.arrayBuffer());
    }
    const text = await response.text();
    if (response.status !== THROTTLED || Date.now() > giveUpMs) {
      throw new Error(`${method} answered ${response.status}: ${text.slice(0, 300)}`);
    }
    await setTimeout(WAIT_MS);
  }
}
