/** @jest-environment node */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { packPlugin } from './packPlugin';

const BUILT = {
  'plugin.json': '{ "id": "acme-app", "info": { "version": "1.2.3" } }',
  'module.js': 'define([], () => ({}));',
  'img/logo.svg': '<svg />',
  'README.md': '# Acme',
  'CHANGELOG.md': '# Changelog',
  LICENSE: 'Apache',
};

const folders: string[] = [];

function build(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'pack-plugin-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

test('everything is in one folder that is named like the plugin', () => {
  const { name, bytes } = packPlugin(build(BUILT));
  expect(name).toBe('acme-app-1.2.3.zip');
  const texts = Object.entries(unzipSync(bytes)).map(([path, file]) => [path, new TextDecoder().decode(file)]);
  expect(Object.fromEntries(texts)).toEqual(
    Object.fromEntries(Object.entries(BUILT).map(([path, text]) => [`acme-app/${path}`, text])),
  );
});

test('the same files give the same bytes, whenever and in whichever order they were written', () => {
  const second = build(Object.fromEntries(Object.entries(BUILT).reverse()));
  utimesSync(join(second, 'module.js'), 1_000_000_000, 1_000_000_000);
  expect(packPlugin(build(BUILT)).bytes).toEqual(packPlugin(second).bytes);
});

test('the checksums are those of the archive', () => {
  const { bytes, sha1, sha256 } = packPlugin(build(BUILT));
  expect(sha1).toBe(createHash('sha1').update(bytes).digest('hex'));
  expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
});

test('what is not built, or has no version, is refused', () => {
  const withoutModule = build(BUILT);
  rmSync(join(withoutModule, 'module.js'));
  expect(() => packPlugin(withoutModule)).toThrow(/lacks module\.js/);
  expect(() =>
    packPlugin(build({ ...BUILT, 'plugin.json': '{ "id": "acme-app", "info": { "version": "%VERSION%" } }' })),
  ).toThrow(/%VERSION%/);
});
