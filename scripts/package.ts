/**
 * `npm run package` writes the plugin as Grafana's catalog takes it to `release/`, with its checksums. It is signed if
 * GRAFANA_ACCESS_POLICY_TOKEN is set; `--no-build` takes `dist/` as it is.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packPlugin } from './packPlugin';

const ROOT = join(import.meta.dirname, '..');
const RELEASE = join(ROOT, 'release');

/** Grafana's own signer, fetched only with a token for it. */
const SIGN = ['npx', '--yes', '@grafana/sign-plugin@3.3.3'];

function run(command: string, args: readonly string[]): void {
  if (spawnSync(command, args, { cwd: ROOT, stdio: 'inherit' }).status !== 0) {
    console.error(`${[command, ...args].join(' ')} failed. Why stands above.`);
    process.exit(1);
  }
}

if (!process.argv.includes('--no-build')) {
  run(process.execPath, ['--import', 'tsx', 'scripts/build.ts']);
}
if (process.env.GRAFANA_ACCESS_POLICY_TOKEN) {
  const [command = '', ...args] = SIGN;
  run(command, args);
} else {
  console.log('Not signed: GRAFANA_ACCESS_POLICY_TOKEN is not set.');
}
const { name, bytes, sha1, sha256 } = packPlugin(join(ROOT, 'dist'));
rmSync(RELEASE, { recursive: true, force: true });
mkdirSync(RELEASE);
writeFileSync(join(RELEASE, name), bytes);
// Two spaces, as `sha256sum --check` reads it.
writeFileSync(join(RELEASE, `${name}.sha1`), `${sha1}  ${name}\n`);
writeFileSync(join(RELEASE, `${name}.sha256`), `${sha256}  ${name}\n`);
console.log(`release/${name}: ${(bytes.length / 1e6).toFixed(1)} MB\nsha1   ${sha1}\nsha256 ${sha256}`);
