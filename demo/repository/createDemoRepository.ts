import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { REPOSITORY_FOLDER } from '../workloads/buildPrograms';
import { GitRepository } from './GitRepository';
import { type Release, RELEASES, REPOSITORY_URL } from './history';
import { runGit } from './runGit';

const PREFIX = 'openprofiles-repository-';
const PROGRAMS = 'demo/workloads/programs';
/** Folders of the files that the profiles name. */
const FOLDERS = [PROGRAMS, 'demo/workloads/runtime'];
const FILES = ['demo/workloads/random.ts'];
/** Files that belong to no program; the last one knows several versions at once. */
const LEFT_OUT = /\.test\.ts$|\/README\.md$|\/createProgram\.ts$/;

export interface DemoRepositoryOptions {
  /** The folder in which the repository's own is made. */
  readonly parent?: string;
  /** The git program, unless `git` on the path is it. */
  readonly command?: string;
}

export interface DemoRepository {
  readonly repository: GitRepository;
  /** Removes the folder. */
  close(): Promise<void>;
}

/**
 * Makes a git repository of the recorded programs, one commit for each of their versions, in a temporary folder. Everything in it
 * is given, so that the same programs always have the same commits. Rejects with a sentence for people if git is missing.
 */
export async function createDemoRepository(options: DemoRepositoryOptions = {}): Promise<DemoRepository> {
  const { parent = tmpdir(), command } = options;
  await removeOrphans(parent);
  const folder = await mkdtemp(join(parent, `${PREFIX}${process.pid}-`));
  const close = () => rm(folder, { recursive: true, force: true });
  try {
    await runGit(['init', '--bare', '--quiet', '--initial-branch=main'], { folder, command });
    await runGit(['fast-import', '--quiet'], { folder, command, input: printHistory() });
  } catch (error) {
    await close();
    throw error;
  }
  return { repository: new GitRepository(REPOSITORY_URL, folder), close };
}

/** Removes folders that killed processes left behind. */
async function removeOrphans(parent: string): Promise<void> {
  const orphans = readdirSync(parent).filter((name) => {
    const owner = name.startsWith(PREFIX) ? Number.parseInt(name.slice(PREFIX.length), 10) : NaN;
    return owner > 0 && !isRunning(owner);
  });
  await Promise.all(orphans.map((name) => rm(join(parent, name), { recursive: true, force: true })));
}

function isRunning(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch (error) {
    // Somebody else's process may not be asked, but is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Prints a stream for `git fast-import`: each release as a commit on `main`, with its version as a tag. */
function printHistory(): string {
  const releases = RELEASES.map((release, index) => {
    const by = `${release.author} <${release.author}@example.com> ${Date.parse(release.date) / 1000} +0000`;
    const files = listFiles(release).map(([path, text]) => `M 100644 inline ${path}\n${printData(text)}`);
    return [
      `commit refs/heads/main\nmark :${index + 1}\nauthor ${by}\ncommitter ${by}\n${printData(release.message)}deleteall\n`,
      ...files,
      `reset refs/tags/${release.version}\nfrom :${index + 1}\n\n`,
    ].join('');
  });
  return releases.join('');
}

function printData(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}

/** Lists the files of a version by their paths in the repository. Files in a folder `v2` take the place of the folder. */
function listFiles({ version }: Release): Array<readonly [path: string, text: string]> {
  const paths = [...FILES, ...FOLDERS.flatMap(listFolder)].filter((path) => !LEFT_OUT.test(path)).sort();
  return paths.flatMap((path) => {
    // As it is committed, even if git checks files out with other line ends.
    const text = readFileSync(join(REPOSITORY_FOLDER, path), 'utf8').replaceAll('\r\n', '\n');
    const [, program = '', own, file = ''] = /^(.+\/programs\/[^/]+)\/(v\d+)\/(.+)$/.exec(path) ?? [];
    if (own === undefined) {
      return [[path, text] as const];
    }
    return own === version ? [[`${program}/${file}`, text.replaceAll("from '../", "from './")] as const] : [];
  });
}

function listFolder(folder: string): string[] {
  return readdirSync(join(REPOSITORY_FOLDER, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(REPOSITORY_FOLDER, join(entry.parentPath, entry.name)).split(sep).join('/'));
}
