import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { JSON_WITH_CHARSET, sendJson } from '../http/sendJson';
import { BadChatRequest, LLM_APP_ID, type LlmApp, printError } from './LlmApp';
import { ModelError } from './Model';

const PREFIX = `/api/plugins/${LLM_APP_ID}/resources`;

/** Serves the resources of the LLM app, under the new path and the older one. */
export function addLlmRoutes(server: FastifyInstance, { llmApp }: { llmApp: LlmApp | undefined }): void {
  if (!llmApp) {
    server.all(`${PREFIX}/*`, (_request, reply) =>
      sendJson(reply, 404, { message: 'Plugin not found' }, JSON_WITH_CHARSET),
    );
    return;
  }
  // The app reads bodies itself, and complains in its own words.
  server.register((scope, _options, done) => {
    scope.removeContentTypeParser('application/json');
    scope.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text, parsed) =>
      parsed(null, text),
    );
    addAppRoutes(scope, llmApp);
    done();
  });
}

function addAppRoutes(server: FastifyInstance, llmApp: LlmApp): void {
  for (const api of ['llm/v1', 'openai/v1']) {
    server.get(`${PREFIX}/${api}/models`, (_request, reply) =>
      sendJson(reply, 200, { data: [{ id: 'base' }, { id: 'large' }] }),
    );
    server.get(`${PREFIX}/${api}/chat/completions`, (_request, reply) =>
      sendJson(reply, 405, { error: 'only POST method allowed' }),
    );
    server.post(`${PREFIX}/${api}/chat/completions`, (request, reply) => chat(llmApp, request, reply));
  }
  server.all(`${PREFIX}/*`, (_request, reply) =>
    reply.code(404).header('content-type', 'text/plain; charset=utf-8').send(Buffer.from('404 page not found\n')),
  );
}

async function chat(llmApp: LlmApp, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const controller = new AbortController();
  reply.raw.on('close', () => controller.abort());
  try {
    const body = parseBody(request.body);
    const isStream = typeof body === 'object' && body !== null && 'stream' in body && body.stream === true;
    if (!isStream) {
      return sendJson(reply, 200, await llmApp.complete(body, controller.signal));
    }
    const chunks = await llmApp.openStream(body, controller.signal);
    return reply
      .code(200)
      .header('content-type', 'text/event-stream')
      .send(Buffer.from(await printEvents(chunks)));
  } catch (error) {
    return sendJson(reply, error instanceof BadChatRequest ? 400 : 500, { error: printError(error) });
  }
}

/** Prints all events at once, as the app hands on no answer before its end. */
async function printEvents(chunks: AsyncIterable<object>): Promise<string> {
  const events: string[] = [];
  try {
    for await (const chunk of chunks) {
      events.push(JSON.stringify(chunk));
    }
  } catch (error) {
    events.push(JSON.stringify({ error: describeFailure(error) }));
  }
  return [...events, '[DONE]'].map((data) => `data: ${data}\n\n`).join('');
}

/** Returns the provider's own error, else the app's words for the failure. */
function describeFailure(error: unknown): object {
  const own = error instanceof ModelError ? error.response?.error : undefined;
  return typeof own === 'object' && own !== null
    ? { code: 0, ...own }
    : { code: 500, message: printError(error), type: '' };
}

function parseBody(text: unknown): unknown {
  try {
    const body: unknown = JSON.parse(String(text));
    return body;
  } catch {
    throw new BadChatRequest('could not decode request: unexpected end of JSON input');
  }
}
