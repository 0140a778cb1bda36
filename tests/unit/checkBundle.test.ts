/** @jest-environment node */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkBundle } from '../../scripts/checkBundle';

let dist: string;
beforeEach(() => {
  dist = mkdtempSync(join(tmpdir(), 'bundle-'));
});
afterEach(() => rmSync(dist, { recursive: true }));

function writeBundle(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(dist, name), text);
  }
}

const GOOD = 'define(["react","@grafana/ui"],(function(a,b){}))';

test('a small AMD bundle of shared modules passes', () => {
  writeBundle({ 'module.js': GOOD, 'page.js': 'draw()' });
  expect(checkBundle(dist, ['page.js']).faults).toEqual([]);
});

test.each<[string, Readonly<Record<string, string>>, RegExp]>([
  [
    'a module that the host does not share',
    { 'module.js': 'define(["react","@grafana/schema"],(function(){}))' },
    /@grafana\/schema/,
  ],
  ['a bundle that is no AMD module', { 'module.js': '(()=>{})()' }, /no AMD module/],
  [
    'an element factory of its own',
    { 'module.js': GOOD, 'x.js': 'Symbol.for("react.element");a.ReactCurrentOwner' },
    /element factory/,
  ],
  ['an entry over its budget', { 'module.js': `${GOOD}//${randomText(30_000)}` }, /module\.js is/],
  ['a first page over its budget', { 'module.js': GOOD, 'page.js': randomText(400_000) }, /first page loads/],
  ['a missing entry', { 'page.js': '' }, /missing/],
])('%s fails', (_, files, fault) => {
  writeBundle(files);
  expect(checkBundle(dist, ['page.js']).faults).toEqual([expect.stringMatching(fault)]);
});

/** Makes text that gzip cannot shrink much, the same every time. */
function randomText(length: number): string {
  let state = 1;
  return Array.from({ length }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return String.fromCharCode(48 + (state % 75));
  }).join('');
}
