import { execFile } from 'node:child_process';
import { devNull } from 'node:os';

const MAX_ANSWER_BYTES = 64 * 1024 * 1024;

export interface GitCall {
  /** The repository's folder, bare. */
  readonly folder: string;
  readonly input?: string | Buffer;
  /** The git program, unless `git` on the path is it. */
  readonly command?: string;
}

/** A refusal of git, e.g. for an unknown commit or a missing file. */
export class GitRefusal extends Error {}

/** Runs git without anybody's settings. Rejects with a `GitRefusal`, or with a sentence for people if git is missing. */
export function runGit(args: readonly string[], { folder, input, command = 'git' }: GitCall): Promise<Buffer> {
  // Inside a hook, git says by variables which repository is meant.
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
  const env = { ...Object.fromEntries(inherited), GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: devNull, LC_ALL: 'C' };
  return new Promise((resolve, reject) => {
    const child = execFile(
      command,
      ['--git-dir', folder, ...args],
      { env, encoding: 'buffer', maxBuffer: MAX_ANSWER_BYTES },
      (error, stdout, stderr) => {
        if (!error) {
          resolve(stdout);
        } else if (error.code === 'ENOENT') {
          reject(new Error(`${command} was not found. Install git, or put it on the path.`));
        } else {
          reject(new GitRefusal(`git ${args[0] ?? ''}: ${stderr.toString().trim() || error.message}`));
        }
      },
    );
    // A git that is not there, or ends early, is reported above.
    child.stdin?.on('error', () => undefined).end(input);
  });
}
