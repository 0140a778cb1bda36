/**
 * Makes a fresh clone runnable: installs the packages that are missing and, with `--test`, what only the tests need
 * (the React 19 host, a browser). Plain Node, since nothing is installed yet.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const CACHE = join(ROOT, '.cache');

function run(command, args) {
  console.log(`> ${command} ${args.join(' ')}`);
  return spawnSync(command, args, { cwd: ROOT, stdio: 'inherit' }).status === 0;
}

function fail(message) {
  console.error(message);
  process.exit(1);
}

/** Runs `npm ci` in a folder unless its packages are those of its lock file. */
async function installPackages(folder) {
  const lock = createHash('sha256')
    .update(readFileSync(join(ROOT, folder, 'package-lock.json')))
    .digest('hex');
  const stamp = join(ROOT, folder, 'node_modules/.openprofiles-lock');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) {
    return;
  }
  console.log(`> npm ci (${folder})`);
  const npm = spawn('npm', ['ci', '--no-audit', '--no-fund'], { cwd: join(ROOT, folder), stdio: 'inherit' });
  const isInstalled = await new Promise((resolve) => {
    npm.on('error', () => resolve(false));
    npm.on('close', (code) => resolve(code === 0));
  });
  if (!isInstalled) {
    fail(`npm could not install the packages of ${folder}. Its message stands above.`);
  }
  writeFileSync(stamp, lock);
}

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

function findBrowser() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    return existsSync(named) ? named : fail(`CHROMIUM_PATH names ${named}, which is not there.`);
  }
  for (const name of BROWSERS) {
    const found = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' });
    if (found.status === 0) {
      return found.stdout.trim();
    }
  }
  return undefined;
}

/** Finds an installed browser, else Debian's, else downloads Playwright's own. The path is kept for the end-to-end tests. */
function provideBrowser() {
  let browser = findBrowser();
  if (!browser && spawnSync('sh', ['-c', 'command -v apt-get']).status === 0) {
    const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
    const [first, ...rest] = [...asRoot, 'apt-get'];
    if (
      run(first, [...rest, 'update']) &&
      run(first, [...rest, 'install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation'])
    ) {
      browser = findBrowser();
    }
  }
  if (!browser && !run('npx', ['playwright', 'install', '--with-deps', 'chromium'])) {
    fail('No browser for the end-to-end tests: install Chromium or name one with CHROMIUM_PATH.');
  }
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(join(CACHE, 'browser-path'), browser ?? '');
}

const [major = 0] = process.versions.node.split('.').map(Number);
if (major < 20) {
  fail(`Node ${process.versions.node} is too old: Node 20 or later is needed.`);
}
const isForTests = process.argv.includes('--test');
// Side by side: one unpacks while the other waits for the network.
await Promise.all([installPackages('.'), isForTests && installPackages('demo/host/react19')]);
if (isForTests) {
  provideBrowser();
}
