import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { LabelledEntry } from './pipeline';

interface Chunk {
  readonly lines: string[];
  bytes: number;
}

export interface FlushedChunk {
  readonly stream: string;
  readonly digest: string;
  readonly data: Uint8Array;
}

const CHUNK_BYTES = 64_000;
const KEPT_CHUNKS = 64;

/** Collects entries by stream and compresses what has grown large enough. */
export class ChunkStore {
  readonly #open = new Map<string, Chunk>();
  readonly #flushed: FlushedChunk[] = [];

  append(entry: LabelledEntry): void {
    const stream = printLabels(entry.labels);
    const chunk = this.#getChunk(stream);
    const line = serializeEntry(entry);
    chunk.lines.push(line);
    chunk.bytes += line.length;
    if (chunk.bytes >= CHUNK_BYTES) {
      this.#flush(stream, chunk);
    }
  }

  #getChunk(stream: string): Chunk {
    const existing = this.#open.get(stream);
    if (existing !== undefined) {
      return existing;
    }
    const created: Chunk = { lines: [], bytes: 0 };
    this.#open.set(stream, created);
    return created;
  }

  #flush(stream: string, chunk: Chunk): void {
    this.#open.delete(stream);
    const data = compressChunk(chunk);
    this.#flushed.push({ stream, digest: computeDigest(data), data });
    if (this.#flushed.length > KEPT_CHUNKS) {
      this.#flushed.shift();
    }
  }
}

function printLabels(labels: ReadonlyMap<string, string>): string {
  const pairs = [...labels].sort(([left], [right]) => left.localeCompare(right, 'en'));
  return `{${pairs.map(([name, value]) => `${name}="${value}"`).join(',')}}`;
}

function serializeEntry(entry: LabelledEntry): string {
  return JSON.stringify([entry.timestampMs, entry.message, entry.fields]);
}

function compressChunk(chunk: Chunk): Uint8Array {
  return gzipSync(chunk.lines.join('\n'), { level: 6 });
}

function computeDigest(data: Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
