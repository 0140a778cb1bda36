/** @jest-environment node */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDemoRepository, type DemoRepository } from './createDemoRepository';
import { RELEASES, REPOSITORY_URL } from './history';

const DISCOUNTS = 'demo/workloads/programs/checkout/discounts.ts';

let demo: DemoRepository;
const parent = mkdtempSync(join(tmpdir(), 'openprofiles-test-'));

beforeAll(async () => {
  demo = await createDemoRepository();
});

afterAll(async () => {
  await demo.close();
  rmSync(parent, { recursive: true });
});

async function readLines(version: string, path: string): Promise<string[]> {
  const commit = await demo.repository.findCommit(version);
  return (await demo.repository.readFile(commit?.sha ?? '', path))?.toString().split('\n') ?? [];
}

// Fails when a program changed: its recordings have the lines of the older one. Record it again
// (demo/profiles/README.md), then write the commits of this test into history.ts.
test.each(RELEASES)(
  '$version is the commit that its profiles name',
  async ({ version, sha, message, author, date }) => {
    expect(await demo.repository.findCommit(version)).toEqual({ sha, message: message.trim(), author, date });
  },
);

test('the newest version is the newest state', async () => {
  expect((await demo.repository.findCommit(''))?.sha).toBe(RELEASES.at(-1)?.sha);
  expect((await demo.repository.findCommit('main'))?.sha).toBe(RELEASES.at(-1)?.sha);
  expect(demo.repository.url).toBe(REPOSITORY_URL);
});

test('a function moved by a few lines between the versions', async () => {
  const findLine = async (version: string) =>
    (await readLines(version, DISCOUNTS)).indexOf(
      'function loadDiscountRules({ region, segment }: Shopper): DiscountRule[] {',
    );
  const [before, after] = [await findLine('v1'), await findLine('v2')];

  expect(before).toBeGreaterThan(0);
  expect(after - before).toBeGreaterThan(3);
  expect((await readLines('v2', DISCOUNTS))[0]).toBe(
    "import { type DiscountRule, parseDiscountRules } from './discountRules';",
  );
});

test.each(['v3', '--all', 'main:demo', `${'0'.repeat(40)}`, 'HEAD..main'])('there is no commit %j', async (ref) => {
  expect(await demo.repository.findCommit(ref)).toBeUndefined();
});

test.each(['none.ts', 'demo/workloads', '../../etc/passwd', 'demo/workloads/programs/checkout/v2/discounts.ts', ''])(
  'there is no file %j',
  async (path) => {
    expect(await demo.repository.readFile(RELEASES[0]?.sha ?? '', path)).toBeUndefined();
  },
);

test('a machine without git is told so, and nothing is left behind', async () => {
  const made = createDemoRepository({ parent, command: 'git-that-is-not-there' });
  await expect(made).rejects.toThrow('git-that-is-not-there was not found. Install git');
  expect(readdirSync(parent)).toEqual([]);
});

test('what a killed stack left behind is taken away', async () => {
  const killed = spawnSync(process.execPath, ['--version']).pid;
  for (const owner of [killed, process.pid]) {
    mkdirSync(join(parent, `openprofiles-repository-${owner}-abcdef`));
  }
  const other = await createDemoRepository({ parent });
  await other.close();
  expect(readdirSync(parent)).toEqual([`openprofiles-repository-${process.pid}-abcdef`]);
  rmSync(join(parent, `openprofiles-repository-${process.pid}-abcdef`), { recursive: true });
});

test('closing takes the folder away', async () => {
  const other = await createDemoRepository({ parent });
  expect(readdirSync(parent)).toHaveLength(1);
  await other.close();
  expect(readdirSync(parent)).toEqual([]);
});
