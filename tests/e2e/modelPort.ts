/** Where tests of a stack with a model put their scripted one. */
export function getModelPort(stackPort: number): number {
  return stackPort + 50;
}
