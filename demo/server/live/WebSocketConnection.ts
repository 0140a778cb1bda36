import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

/** RFC 6455, 1.3 */
const HANDSHAKE_SUFFIX = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

const OPCODE = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

const CLOSE_TOO_BIG = 1009;
const CLOSE_PROTOCOL_ERROR = 1002;

export interface WebSocketHandlers {
  readonly onMessage: (text: string) => void;
  /** Called once, whichever side closed. */
  readonly onClose: () => void;
}

/** The server's end of a web socket for text (RFC 6455), as far as Grafana Live needs it. */
export class WebSocketConnection {
  private buffer: Buffer = Buffer.alloc(0);
  private parts: Buffer[] = [];
  private partBytes = 0;
  private isClosed = false;

  constructor(
    private readonly socket: Duplex,
    private readonly maxMessageBytes: number,
    private readonly handlers: WebSocketHandlers,
  ) {
    socket.on('data', (bytes: Buffer) => this.read(bytes));
    socket.on('close', () => this.end());
    // A reset is a way to close.
    socket.on('error', () => this.end());
  }

  send(text: string): void {
    this.write(OPCODE.text, Buffer.from(text));
  }

  close(code: number): void {
    if (!this.isClosed) {
      const payload = Buffer.alloc(2);
      payload.writeUInt16BE(code);
      this.write(OPCODE.close, payload);
      this.socket.end();
      this.end();
    }
  }

  private end(): void {
    if (!this.isClosed) {
      this.isClosed = true;
      this.handlers.onClose();
    }
  }

  private write(opcode: number, payload: Buffer): void {
    if (!this.isClosed) {
      this.socket.write(Buffer.concat([printHeader(opcode, payload.length), payload]));
    }
  }

  private read(bytes: Buffer): void {
    this.buffer = Buffer.concat([this.buffer, bytes]);
    for (let frame = readFrame(this.buffer); frame && !this.isClosed; frame = readFrame(this.buffer)) {
      if (frame.payloadBytes + this.partBytes > this.maxMessageBytes) {
        return this.close(CLOSE_TOO_BIG);
      }
      if (this.buffer.length < frame.headerBytes + frame.payloadBytes) {
        return;
      }
      if (!frame.mask) {
        return this.close(CLOSE_PROTOCOL_ERROR);
      }
      const { mask } = frame;
      const payload = this.buffer.subarray(frame.headerBytes, frame.headerBytes + frame.payloadBytes);
      this.buffer = this.buffer.subarray(frame.headerBytes + frame.payloadBytes);
      this.take(frame, Buffer.from(payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0))));
    }
  }

  private take({ opcode, isFinal }: Frame, payload: Buffer): void {
    switch (opcode) {
      case OPCODE.text:
      case OPCODE.continuation:
        this.parts.push(payload);
        this.partBytes += payload.length;
        if (isFinal) {
          const text = Buffer.concat(this.parts).toString();
          this.parts = [];
          this.partBytes = 0;
          this.handlers.onMessage(text);
        }
        break;
      case OPCODE.ping:
        this.write(OPCODE.pong, payload);
        break;
      case OPCODE.close:
        this.close(1000);
        break;
    }
  }
}

interface Frame {
  readonly opcode: number;
  readonly isFinal: boolean;
  readonly mask: Buffer | undefined;
  readonly headerBytes: number;
  readonly payloadBytes: number;
}

/** Reads one frame; undefined if its header is not whole yet. */
function readFrame(buffer: Buffer): Frame | undefined {
  const first = buffer[0];
  const second = buffer[1];
  if (first === undefined || second === undefined) {
    return undefined;
  }
  const short = second & 0x7f;
  const lengthBytes = short === 126 ? 2 : short === 127 ? 8 : 0;
  const isMasked = (second & 0x80) !== 0;
  const headerBytes = 2 + lengthBytes + (isMasked ? 4 : 0);
  if (buffer.length < headerBytes) {
    return undefined;
  }
  const payloadBytes =
    lengthBytes === 2 ? buffer.readUInt16BE(2) : lengthBytes === 8 ? Number(buffer.readBigUInt64BE(2)) : short;
  return {
    opcode: first & 0x0f,
    isFinal: (first & 0x80) !== 0,
    mask: isMasked ? buffer.subarray(headerBytes - 4, headerBytes) : undefined,
    headerBytes,
    payloadBytes,
  };
}

function printHeader(opcode: number, length: number): Buffer {
  const first = 0x80 | opcode;
  if (length < 126) {
    return Buffer.of(first, length);
  }
  const header = Buffer.alloc(length < 65_536 ? 4 : 10);
  header[0] = first;
  if (length < 65_536) {
    header[1] = 126;
    header.writeUInt16BE(length, 2);
  } else {
    header[1] = 127;
    header.writeBigUInt64BE(BigInt(length), 2);
  }
  return header;
}

/** Answers the handshake. If the request is none, returns false and closes the socket. */
export function acceptHandshake({ headers }: IncomingMessage, socket: Duplex): boolean {
  const key = headers['sec-websocket-key'];
  if (key === undefined || headers.upgrade?.toLowerCase() !== 'websocket') {
    refuseHandshake(socket, '400 Bad Request');
    return false;
  }
  const accept = createHash('sha1').update(`${key}${HANDSHAKE_SUFFIX}`).digest('base64');
  socket.write(
    [
      'HTTP/1.1 101 Switching Protocols',
      'Upgrade: websocket',
      'Connection: Upgrade',
      `Sec-WebSocket-Accept: ${accept}`,
      '\r\n',
    ].join('\r\n'),
  );
  return true;
}

export function refuseHandshake(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
