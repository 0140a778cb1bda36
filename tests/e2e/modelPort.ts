/** Gives the port of the scripted model that tests start beside a stack. */
export function getModelPort(stackPort: number): number {
  return stackPort + 50;
}
