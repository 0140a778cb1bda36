/**
 * Checks `.github/workflows` against GitHub's own grammar of workflows: keys, permissions, expressions, jobs that need each
 * other. It does not know which inputs an action takes.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { validate } from '@actions/languageservice';
import { TextDocument } from 'vscode-languageserver-textdocument';

const FOLDER = join(import.meta.dirname, '../.github/workflows');

const names = readdirSync(FOLDER).filter((name) => /\.ya?ml$/.test(name));
for (const name of names) {
  const path = join(FOLDER, name);
  const text = readFileSync(path, 'utf8');
  for (const { range, message } of await validate(TextDocument.create(pathToFileURL(path).href, 'yaml', 1, text))) {
    console.error(`.github/workflows/${name}:${range.start.line + 1}: ${message}`);
    process.exitCode = 1;
  }
}
if (names.length === 0) {
  console.error(`${FOLDER} has no workflow`);
  process.exitCode = 1;
}
