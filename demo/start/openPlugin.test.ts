/** @jest-environment node */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { packPlugin } from '../../scripts/packPlugin';
import { createBuilt, startGrafana } from '../../tests/contract/grafana/startStack';
import { openPlugin } from './openPlugin';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'open-plugin-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

function writeArchive(bytes: Uint8Array): string {
  const path = join(folder, 'plugin.zip');
  writeFileSync(path, bytes);
  return path;
}

test('the local stack serves the plugin from what npm run package packs', async () => {
  const built = createBuilt();
  for (const name of ['README.md', 'CHANGELOG.md', 'LICENSE']) {
    writeFileSync(join(built.distDir, name), name);
  }
  const plugin = openPlugin(writeArchive(packPlugin(built.distDir).bytes));
  const grafana = await startGrafana('http://127.0.0.1:9', { ...built, distDir: plugin.dir });
  try {
    const module = await fetch(`${grafana.url}/public/plugins/openprofiles-drilldown-app/module.js`);
    expect(await module.text()).toBe('define([], () => ({}));');
    const settings = await fetch(`${grafana.url}/api/plugins/openprofiles-drilldown-app/settings`);
    expect(await settings.json()).toMatchObject({ id: 'openprofiles-drilldown-app', info: { version: '0.0.1' } });
  } finally {
    await grafana.close();
    await plugin.close();
    built.remove();
  }
  expect(existsSync(plugin.dir)).toBe(false);
});

test('a folder is taken as it is, and stays', async () => {
  const plugin = openPlugin(folder);
  await plugin.close();
  expect(plugin.dir).toBe(folder);
  expect(existsSync(folder)).toBe(true);
});

test.each([
  ['two folders', { 'a/plugin.json': strToU8('{}'), 'b/x': strToU8('') }, /one folder/],
  ['no plugin', { 'a/x': strToU8('') }, /plugin\.json/],
  ['a way out', { 'a/plugin.json': strToU8('{}'), 'a/../../escaped': strToU8('') }, /leads out/],
])('an archive with %s is refused', (_what, files, message) => {
  const path = writeArchive(zipSync(files));
  expect(() => openPlugin(path)).toThrow(message);
  expect(existsSync(join(dirname(folder), 'escaped'))).toBe(false);
});
