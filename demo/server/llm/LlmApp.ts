import { askModel, type Chunk, type ModelConnection, ModelError, openModelStream } from './Model';

export const LLM_APP_ID = 'grafana-llm-app';

const VERSION = '1.0.8';

/** The filter result that providers behind Azure give for each choice. The app passes it on, and makes one up for others. */
const NOTHING_FILTERED = {
  hate: { filtered: false },
  self_harm: { filtered: false },
  sexual: { filtered: false },
  violence: { filtered: false },
  jailbreak: { filtered: false, detected: false },
  profanity: { filtered: false, detected: false },
};

/** A wrong request, for which no model was asked. */
export class BadChatRequest extends Error {
  override readonly name = 'BadChatRequest';
}

type JsonObject = Record<string, unknown>;

interface ModelHealth {
  readonly ok: boolean;
  readonly error?: string;
  readonly response?: object;
}

const HEALTHY: ModelHealth = { ok: true };

/** grafana-llm-app 1.0.8 as recorded, with a custom provider. */
export class LlmApp {
  private isHealthy = false;

  constructor(private readonly model: ModelConnection) {}

  /** The app's entry in the list of apps. */
  printEntry(): object {
    return {
      id: LLM_APP_ID,
      path: `public/plugins/${LLM_APP_ID}/module.js`,
      version: VERSION,
      // The local stack has no pages of this app.
      preload: false,
      angular: { detected: false },
      loadingStrategy: 'script',
      extensions: NO_EXTENSIONS,
      dependencies: DEPENDENCIES,
    };
  }

  printSettings(): object {
    const baseUrl = `public/plugins/${LLM_APP_ID}`;
    const { origin, pathname } = new URL(this.model.baseUrl);
    return {
      name: 'LLM',
      type: 'app',
      id: LLM_APP_ID,
      enabled: true,
      pinned: true,
      autoEnabled: true,
      module: `${baseUrl}/module.js`,
      baseUrl,
      info: {
        author: { name: 'Grafana', url: '' },
        description: '(text)',
        links: null,
        logos: { small: `${baseUrl}/img/logo.svg`, large: `${baseUrl}/img/logo.svg` },
        build: {},
        screenshots: [],
        version: VERSION,
        updated: '2026-04-17',
        keywords: ['app', 'generative', 'AI', 'LLM', 'OpenAI', 'assistant'],
      },
      includes: [],
      dependencies: DEPENDENCIES,
      extensions: NO_EXTENSIONS,
      jsonData: {
        models: { default: 'base', mapping: { base: this.model.baseModel, large: this.model.largeModel } },
        openAI: { apiPath: pathname, url: origin },
        provider: 'custom',
      },
      secureJsonFields: this.model.apiKey === '' ? {} : { openAIKey: true },
      defaultNavUrl: '',
      latestVersion: '',
      hasUpdate: false,
      state: '',
      signature: 'unsigned',
      signatureType: '',
      signatureOrg: '',
      angularDetected: false,
      loadingStrategy: 'script',
    };
  }

  /** Asks each model for a word, unless they answered before. */
  async checkHealth(): Promise<object> {
    const { baseModel, largeModel } = this.model;
    const models = this.isHealthy
      ? { base: HEALTHY, large: HEALTHY }
      : { base: await this.checkModel(baseModel), large: await this.checkModel(largeModel) };
    this.isHealthy = models.base.ok && models.large.ok;
    const { response } = models.base;
    const provider =
      models.base.ok || models.large.ok
        ? { configured: true, models, ok: true }
        : { configured: true, error: 'No functioning models are available', models, ok: false, response };
    return {
      details: { llmProvider: provider, openAI: provider, vector: { enabled: false, ok: false }, version: VERSION },
      message: '',
      status: 'OK',
    };
  }

  private async checkModel(model: string): Promise<ModelHealth> {
    try {
      const messages = [{ role: 'user', content: 'Hello' }];
      await askModel(this.model, { model, messages }, new AbortController().signal);
      return HEALTHY;
    } catch (error) {
      return {
        ok: false,
        error: printError(error),
        response: error instanceof ModelError ? error.response : undefined,
      };
    }
  }

  /** @throws BadChatRequest, ModelError */
  async complete(body: unknown, signal: AbortSignal): Promise<Chunk> {
    const answer = await askModel(this.model, this.buildRequest(body), signal);
    const choices = readList(answer.choices).map((choice) => ({
      ...choice,
      message: dropEmpty(readObject(choice.message)),
      content_filter_results: NOTHING_FILTERED,
    }));
    return { ...answer, choices, system_fingerprint: answer.system_fingerprint ?? '' };
  }

  /** Opens a stream of the chunks that the page gets. @throws BadChatRequest, ModelError */
  async openStream(body: unknown, signal: AbortSignal): Promise<AsyncGenerator<Chunk>> {
    return printChunks(await openModelStream(this.model, { ...this.buildRequest(body), stream: true }, signal));
  }

  private buildRequest(body: unknown): JsonObject {
    const { model, messages, ...others } = readObject(body);
    const kept = Object.fromEntries(Object.entries(others).filter(([name]) => KEPT_FIELDS.includes(name)));
    return { model: this.mapModel(body, model), messages: readList(messages), ...kept };
  }

  private mapModel(body: unknown, model: unknown): string {
    if (!('model' in readObject(body)) || model === 'base' || /^gpt-3\.5/.test(String(model))) {
      return this.model.baseModel;
    }
    if (model === 'large' || /^gpt-4/.test(String(model))) {
      return this.model.largeModel;
    }
    throw new BadChatRequest(`could not decode request: unrecognized model: "${String(model ?? '')}"`);
  }
}

const KEPT_FIELDS = [
  ...[
    'tools',
    'tool_choice',
    'parallel_tool_calls',
    'response_format',
    'seed',
    'stop',
    'max_tokens',
    'user',
    'metadata',
  ],
  ...[
    'max_completion_tokens',
    'stream',
    'stream_options',
    'reasoning_effort',
    'temperature',
    'top_p',
    'n',
    'logit_bias',
  ],
];

const NO_EXTENSIONS = {
  addedLinks: [],
  addedComponents: [],
  exposedComponents: [],
  extensionPoints: [],
  addedFunctions: [],
};

const DEPENDENCIES = {
  grafanaDependency: '>=9.5.2',
  grafanaVersion: '*',
  plugins: [],
  extensions: { exposedComponents: [] },
};

/** Prints chunks as the app does, which reads each into its own types: empty text goes, other fields are filled in. */
async function* printChunks(chunks: AsyncGenerator<Chunk>): AsyncGenerator<Chunk> {
  for await (const { id, object, created, model, choices, usage, system_fingerprint: fingerprint } of chunks) {
    yield {
      id,
      object,
      created,
      model,
      choices: readList(choices).map(({ index, delta, finish_reason: reason }) => ({
        index,
        delta: printDelta(readObject(delta)),
        finish_reason: reason ?? null,
        content_filter_results: NOTHING_FILTERED,
      })),
      ...(usage ? { usage } : {}),
      system_fingerprint: fingerprint ?? '',
      p: 'p'.repeat(1 + Math.floor(Math.random() * 35)),
    };
  }
}

function printDelta(delta: JsonObject): JsonObject {
  const calls = readList(delta.tool_calls).map((call) => ({
    ...call,
    type: call.type ?? '',
    function: dropEmpty(readObject(call.function)),
  }));
  return { ...dropEmpty(delta), ...(calls.length > 0 && { tool_calls: calls }) };
}

function dropEmpty(fields: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '' && value !== null));
}

export function printError(error: unknown): string {
  return error instanceof ModelError || error instanceof BadChatRequest ? error.message : 'unexpected EOF';
}

function readObject(value: unknown): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function readList(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.map(readObject) : [];
}
