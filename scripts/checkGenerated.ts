/** Fails if src/pyroscope/gen is not what the .proto files generate. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
// As in buf.gen.yaml.
const OUT = 'src/pyroscope/gen';
const COMMITTED = join(ROOT, OUT);

/** Reads the texts of a folder by their paths below it. */
function readTree(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map((file) => {
      const path = join(file.parentPath, file.name);
      return [relative(folder, path), readFileSync(path, 'utf8')];
    }),
  );
}

/** Generates what `npm run generate` would write. */
function generate(): Map<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'generated-'));
  try {
    // The plugin is found beside buf.
    const bin = join(ROOT, 'node_modules/.bin');
    execFileSync(join(bin, 'buf'), ['generate', '--output', folder], {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, PATH: `${bin}:${process.env['PATH']}` },
    });
    execFileSync(join(bin, 'oxfmt'), ['-c', join(ROOT, '.oxfmtrc.json'), '.'], { cwd: folder, stdio: 'inherit' });
    return readTree(join(folder, OUT));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const wanted = generate();
const found = readTree(COMMITTED);
const stale = [...new Set([...wanted.keys(), ...found.keys()])].filter((path) => wanted.get(path) !== found.get(path));
if (stale.length > 0) {
  console.error(`src/pyroscope/gen does not fit the .proto files: ${stale.sort().join(', ')}\nRun: npm run generate`);
  process.exitCode = 1;
}
