import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import { generateTreeBytes } from './generateTree';
import { type ShapeName, SHAPES } from './TreeShape';

const PAGE = `<!doctype html><meta charset="utf-8"><title>bench</title>
<style>body { margin: 0; background: #111217; } #place { height: 100vh; }</style>
<div id="place"></div><script type="module" src="/entry.js"></script>`;

/** Isolates the page: only such a page may ask how much memory it takes. */
const HEADERS = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cache-Control': 'no-store',
};

export function printTreeUrl(shape: ShapeName, nodeCount: number, seed = 1): string {
  return `/tree/${shape}/${nodeCount}/${seed}`;
}

/** Serves the page, its scripts and the made trees on loopback. Resolves with the address. */
export async function serve(scriptsDir: string): Promise<{ server: Server; origin: string }> {
  // The subjects ask for the same bytes one after the other.
  let last: { readonly url: string; readonly bytes: Uint8Array } | undefined;
  const getTree = (url: string): Uint8Array => {
    if (last?.url !== url) {
      const [shape = '', nodeCount, seed] = url.split('/').slice(2);
      last = { url, bytes: generateTreeBytes(SHAPES[shape as ShapeName], Number(nodeCount), Number(seed)) };
    }
    return last.bytes;
  };
  const answer = async (url: string): Promise<[type: string, body: string | Uint8Array]> => {
    switch (true) {
      case url === '/':
        return ['text/html', PAGE];
      case url === '/favicon.ico':
        return ['image/x-icon', ''];
      case url.startsWith('/public/'):
        // Icons of Grafana's components.
        return ['image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"/>'];
      case url.startsWith('/tree/'):
        return ['application/octet-stream', getTree(url)];
      default:
        return ['text/javascript', await readFile(join(scriptsDir, basename(url)))];
    }
  };
  const server = createServer((request, response) => {
    answer(request.url ?? '/').then(
      ([type, body]) => response.writeHead(200, { ...HEADERS, 'Content-Type': type }).end(body),
      (error: unknown) => response.writeHead(404, HEADERS).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}
