/** @jest-environment node */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { VIEWER_SCRIPT, VIEWER_STYLE } from './viewerAssets';

test.each([
  ['script', VIEWER_SCRIPT],
  ['style', VIEWER_STYLE],
])('the content policy accepts exactly the %s', (_, { text, source }) => {
  expect(source).toBe(`'sha256-${createHash('sha256').update(text).digest('base64')}'`);
});

test('the assets are what their sources give (if not: npx tsx scripts/generateViewer.ts)', () => {
  execFileSync(process.execPath, ['--import', 'tsx', 'scripts/generateViewer.ts', '--check'], { stdio: 'pipe' });
});
