import { NameTable } from './NameTable';
import type { ProfileFormat } from './ProfileDecodeError';

/** Distinct names of an input, and where each of its names is in them: input may hold a name twice. */
export function indexNames(
  inputNames: readonly string[],
  format: ProfileFormat,
): { names: string[]; indexOf: Uint32Array } {
  const table = new NameTable(format);
  const indexOf = Uint32Array.from(inputNames, (name) => table.internText(name));
  return { names: table.names, indexOf };
}
