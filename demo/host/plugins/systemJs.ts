import 'systemjs/dist/system.js';
import 'systemjs/dist/extras/amd.js';
import { sharedModules } from './sharedModules';

interface SystemPrototype {
  resolve(id: string, parentUrl?: string): string;
}

/** Gives plugins the shared modules by name and nothing else, so that what Grafana would answer with a 404 fails here, too. */
export function initSystemJs(): void {
  for (const [name, module] of Object.entries(sharedModules)) {
    // AMD code gets the object itself, not a copy that SystemJS wraps.
    System.set(toUrl(name), { default: module, __useDefault: true });
  }
  const prototype: SystemPrototype = Object.getPrototypeOf(System);
  const resolveUrl = prototype.resolve.bind(System);
  prototype.resolve = (id, parentUrl) => {
    if (id in sharedModules) {
      return toUrl(id);
    }
    if (/^(\.{0,2}\/|https?:|package:)/.test(id)) {
      return resolveUrl(id, parentUrl);
    }
    const shared = Object.keys(sharedModules).join(', ');
    throw new Error(`The plugin asks for "${id}", which is not shared with plugins: bundle it. Shared are ${shared}.`);
  };
}

function toUrl(name: string): string {
  return `package:${name}`;
}
