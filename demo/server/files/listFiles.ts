import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Lists all files below a folder by their path in URLs (`img/logo.svg`); none if the folder is missing. */
export function listFiles(dir: string): ReadonlyMap<string, string> {
  return new Map(readFolder(dir).map((path) => [relative(dir, path).split(sep).join('/'), path]));
}

function readFolder(dir: string): string[] {
  try {
    return readdirSync(dir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return [];
    }
    throw error;
  }
}
