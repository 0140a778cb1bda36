/** Largest tree a server gives; more is a 400. */
export const SERVER_MAX_NODES = 1_048_576;
