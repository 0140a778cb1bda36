import { cacheStore } from 'react-inlinesvg';

/**
 * Hands all icons to the library that draws them, as Grafana does with those it uses often. An icon that changes while it loads
 * would stay as it was: the spinner of a finished select would turn for ever.
 */
export async function fillIconCache(): Promise<void> {
  const response = await fetch('/public/build/icons.json');
  const icons: Record<string, string> = await response.json();
  for (const [path, content] of Object.entries(icons)) {
    cacheStore.set(`${window.__grafana_public_path__}build/img/icons/${path}`, { content, status: 'loaded' });
  }
}

declare global {
  interface Window {
    /** The page sets it; see the server. */
    __grafana_public_path__: string;
  }
}
