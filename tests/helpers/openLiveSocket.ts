import { request } from 'node:http';
import type { Socket } from 'node:net';

export interface LiveSocket {
  send(message: object): void;
  /** Resolves with the next message of the server that is not a ping. */
  next(): Promise<unknown>;
  close(): void;
}

/** Opens a client of Grafana Live's web socket. Rejects with the status if the server refuses it. */
export function openLiveSocket(baseUrl: string, headers: Record<string, string> = {}): Promise<LiveSocket> {
  const { hostname, port } = new URL(baseUrl);
  const handshake = { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' };
  const key = Buffer.alloc(16, 7).toString('base64');
  return new Promise((resolve, reject) => {
    request({ hostname, port, path: '/api/live/ws', headers: { ...handshake, 'sec-websocket-key': key, ...headers } })
      .on('upgrade', (_answer, socket: Socket) => resolve(wrap(socket)))
      .on('response', ({ statusCode }) => reject(new Error(`status ${statusCode}`)))
      .on('error', reject)
      .end();
  });
}

function wrap(socket: Socket): LiveSocket {
  const messages: unknown[] = [];
  let wake: () => void = () => undefined;
  let buffer = Buffer.alloc(0);
  socket.on('data', (bytes: Buffer) => {
    buffer = Buffer.concat([buffer, bytes]);
    for (let frame = cutFrame(buffer); frame; frame = cutFrame(buffer)) {
      buffer = frame.rest;
      const message: unknown = frame.isText ? JSON.parse(frame.text) : { closed: true };
      if (Object.keys(message as object).length > 0) {
        messages.push(message);
      }
    }
    wake();
  });
  socket.on('error', () => undefined);
  return {
    send: (message) => socket.write(printFrame(JSON.stringify(message))),
    next: async () => {
      while (messages.length === 0) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      return messages.shift();
    },
    close: () => socket.destroy(),
  };
}

/** Prints a frame with a mask of zeros, which is a mask, too. */
function printFrame(text: string): Buffer {
  const payload = Buffer.from(text);
  const header = Buffer.alloc(8);
  header[0] = 0x81;
  header[1] = 0x80 | 126;
  header.writeUInt16BE(payload.length, 2);
  return Buffer.concat([header, payload]);
}

function cutFrame(
  buffer: Buffer<ArrayBuffer>,
): { isText: boolean; text: string; rest: Buffer<ArrayBuffer> } | undefined {
  const short = buffer[1] ?? 0;
  const start = short === 126 ? 4 : short === 127 ? 10 : 2;
  if (buffer.length < start) {
    return undefined;
  }
  const length = short === 126 ? buffer.readUInt16BE(2) : short === 127 ? Number(buffer.readBigUInt64BE(2)) : short;
  if (buffer.length < start + length) {
    return undefined;
  }
  const isText = ((buffer[0] ?? 0) & 15) === 1;
  return { isText, text: buffer.toString('utf8', start, start + length), rest: buffer.subarray(start + length) };
}
