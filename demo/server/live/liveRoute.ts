import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { isFromThisPage } from '../http/isFromThisPage';
import { sendJson } from '../http/sendJson';
import type { LlmApp } from '../llm/LlmApp';
import { ChatStreams, type Listener } from './ChatStreams';
import { acceptHandshake, refuseHandshake, WebSocketConnection } from './WebSocketConnection';

/** `[live] message_size_limit` of Grafana 12.2. */
export const MAX_MESSAGE_BYTES = 8_388_608;

const PATH = '/api/live/ws';
const PING_SECONDS = 25;
const MAX_CHANNEL_CHARS = 255;
const CLOSE_SHUTDOWN = 1001;

interface Command {
  readonly id?: number;
  readonly connect?: object;
  readonly subscribe?: { readonly channel: string; readonly data?: unknown };
  readonly unsubscribe?: { readonly channel: string };
}

/** Serves Grafana Live: a web socket with Centrifuge's JSON protocol, one object a line, and the LLM app's channels. */
export function addLiveRoute(server: FastifyInstance, { llmApp }: { llmApp: LlmApp | undefined }): { close(): void } {
  const streams = llmApp && new ChatStreams(llmApp);
  const connections = new Set<WebSocketConnection>();

  // There is no way to stream but the web socket.
  server.post('/api/live/publish', (_request, reply) => sendJson(reply, 403, { message: 'Forbidden' }));
  server.server.on('upgrade', (request: IncomingMessage, socket: Duplex) => {
    if (!isFromThisPage('GET', request.headers) || request.headers['sec-fetch-mode'] === 'navigate') {
      return refuseHandshake(socket, '403 Forbidden');
    }
    if (request.url?.split('?')[0] !== PATH) {
      return refuseHandshake(socket, '404 Not Found');
    }
    if (acceptHandshake(request, socket)) {
      connections.add(serveConnection(socket, streams, (connection) => connections.delete(connection)));
    }
  });
  return {
    close: () => {
      streams?.close();
      for (const connection of connections) {
        connection.close(CLOSE_SHUTDOWN);
      }
    },
  };
}

function serveConnection(
  socket: Duplex,
  streams: ChatStreams | undefined,
  onClose: (connection: WebSocketConnection) => void,
): WebSocketConnection {
  const channels = new Set<string>();
  const send = (message: object): void => connection.send(JSON.stringify(message));
  const listener: Listener = { publish: (channel, data) => send({ push: { channel, pub: { data } } }) };
  const connection = new WebSocketConnection(socket, MAX_MESSAGE_BYTES, {
    onMessage: (text) => {
      for (const line of text.split('\n').filter(Boolean)) {
        const command = parseCommand(line);
        const reply = command && obey(command);
        if (reply) {
          send({ id: command.id, ...reply });
        }
      }
    },
    onClose: () => {
      clearInterval(ping);
      for (const channel of channels) {
        streams?.unsubscribe(channel, listener);
      }
      onClose(connection);
    },
  });
  const ping = setInterval(() => send({}), PING_SECONDS * 1000);

  function obey({ id, connect, subscribe, unsubscribe }: Command): object | undefined {
    if (connect) {
      return { connect: { client: randomUUID(), ping: PING_SECONDS, pong: true } };
    }
    if (unsubscribe) {
      channels.delete(unsubscribe.channel);
      streams?.unsubscribe(unsubscribe.channel, listener);
      return { unsubscribe: {} };
    }
    if (!subscribe) {
      // The answer to a ping.
      return undefined;
    }
    const { channel, data } = subscribe;
    const error = findFault(channel, streams !== undefined);
    if (error) {
      return { error };
    }
    channels.add(channel);
    // The answer goes before the first message.
    setImmediate(() => streams?.subscribe(channel, data, listener));
    return id === undefined ? undefined : { subscribe: {} };
  }
  return connection;
}

function findFault(channel: string, hasApp: boolean): object | undefined {
  if (channel.length > MAX_CHANNEL_CHARS) {
    return { code: 107, message: 'bad request' };
  }
  if (!hasApp) {
    return { code: 100, message: 'internal server error', temporary: true };
  }
  return /^1\/plugin\/grafana-llm-app\/(llm|openai)\/v1\/chat\/completions\/./.test(channel)
    ? undefined
    : { code: 404, message: 'Not Found' };
}

function parseCommand(line: string): Command | undefined {
  try {
    const command: Command = JSON.parse(line);
    return command;
  } catch {
    // Only our own shell speaks here; what is no command gets no answer.
    return undefined;
  }
}
