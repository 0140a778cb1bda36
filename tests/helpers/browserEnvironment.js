import { TestEnvironment as JsdomEnvironment } from 'jest-environment-jsdom';

// What a browser has and jsdom lacks. Uint8Array and ArrayBuffer are Node's own too: bytes from Node would otherwise
// fail protobuf's `instanceof` checks.
const NODE_GLOBALS = [
  'TextEncoder',
  'TextDecoder',
  'TextEncoderStream',
  'TextDecoderStream',
  'Uint8Array',
  'ArrayBuffer',
  'ReadableStream',
  'WritableStream',
  'TransformStream',
  'CompressionStream',
  'DecompressionStream',
  'fetch',
  'Headers',
  'Request',
  'Response',
  'structuredClone',
  'BroadcastChannel',
];

/** jsdom with the browser globals that it does not implement. */
export default class BrowserEnvironment extends JsdomEnvironment {
  async setup() {
    await super.setup();
    for (const name of NODE_GLOBALS) {
      this.global[name] = globalThis[name];
    }
  }
}
