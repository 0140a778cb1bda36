import { SERVER_MAX_NODES } from 'pyroscope/serverLimits';

/** Enough for a first picture, and quick on any server. */
export const DEFAULT_MAX_NODES = 16_384;

export const MAX_NODES_CHOICES = [1_024, DEFAULT_MAX_NODES, 65_536, 262_144, SERVER_MAX_NODES] as const;
