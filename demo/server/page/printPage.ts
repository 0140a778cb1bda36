export interface PageData {
  readonly settings: object;
  readonly user: object;
  readonly navTree: readonly object[];
}

export interface PrintPageOptions {
  readonly data: PageData;
  /** Lets the page's own scripts run if the policy forbids inline scripts. */
  readonly nonce: string;
  /** The shell's style sheets by URL. */
  readonly styles: readonly string[];
  /** True if the page reloads after each build of the plugin. */
  readonly reloads: boolean;
}

/** Pages of `--watch` listen here. */
export const RELOAD_PATH = '/local-stack/reload';

// The theme is a choice of this browser, so it is read here and not on the server.
const CHOOSE_THEME = `
const theme = localStorage.getItem('grafana.demo.theme');
if (theme === 'light' || theme === 'dark') {
  grafanaBootData.user.theme = theme;
  grafanaBootData.user.lightTheme = theme === 'light';
}
document.documentElement.style.background = grafanaBootData.user.lightTheme ? '#f4f5f5' : '#111217';`;

const RELOAD = `
new EventSource('${RELOAD_PATH}').addEventListener('built', () => location.reload());`;

/** Prints the page around the shell: data it starts with, then its bundle. */
export function printPage({ data, nonce, styles, reloads }: PrintPageOptions): string {
  const bootData = { ...data, assets: { light: '', dark: '' } };
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>Grafana</title>
    <base href="/" />
    <link rel="icon" href="data:," />
    <script nonce="${nonce}">
window.__grafana_public_path__ = '/public/';
window.grafanaBootData = ${printScriptJson(bootData)};${CHOOSE_THEME}${reloads ? RELOAD : ''}
    </script>
    ${styles.map((url) => `<link rel="stylesheet" href="${url}" />`).join('\n    ')}
    <script nonce="${nonce}" defer src="/public/build/main.js"></script>
  </head>
  <body>
    <div id="reactRoot"></div>
  </body>
</html>
`;
}

/** Prints JSON in which nothing can end the script element. */
function printScriptJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

/** Allows scripts and requests of this server only; emotion inserts styles at run time, and workers may start from blobs. */
export function printContentSecurityPolicy(nonce: string): string {
  return [
    `default-src 'none'`,
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' data: blob:`,
    `font-src 'self' data:`,
    `connect-src 'self'`,
    `worker-src 'self' blob:`,
    `base-uri 'self'`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
  ].join('; ');
}
