import type { ExportFile } from './ExportSource';

/** A pprof file, in gzip if the browser can; readers take both. `baseName` is without extension. */
export async function compressPprof(baseName: string, bytes: Uint8Array<ArrayBuffer>): Promise<ExportFile> {
  const type = 'application/octet-stream';
  const stream = new Response(bytes).body;
  if (stream === null || typeof CompressionStream === 'undefined') {
    return { name: `${baseName}.pb`, blob: new Blob([bytes], { type }) };
  }
  const compressed = await new Response(stream.pipeThrough(new CompressionStream('gzip'))).arrayBuffer();
  return { name: `${baseName}.pb.gz`, blob: new Blob([compressed], { type }) };
}
