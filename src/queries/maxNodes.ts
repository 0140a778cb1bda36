import { SERVER_MAX_NODES } from 'pyroscope/client';

/** Enough for a first picture, and quick on any server. */
export const DEFAULT_MAX_NODES = 16_384;

export const MAX_NODES_CHOICES = [1_024, DEFAULT_MAX_NODES, 65_536, 262_144, SERVER_MAX_NODES] as const;

/** `maxNodes` of a URL: undefined for what is no whole number from 1 on; more than a server gives counts as all it gives. */
export function parseMaxNodes(value: unknown): number | undefined {
  const count = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : 0;
  return count >= 1 ? Math.min(count, SERVER_MAX_NODES) : undefined;
}
