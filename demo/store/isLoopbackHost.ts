/**
 * Whether a Host header names this machine only. Anything else is a web page that had its own name resolve to
 * 127.0.0.1 (DNS rebinding) to reach a server that never meant to be on the web.
 */
export function isLoopbackHost(host: string | undefined): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(host ?? '');
}
