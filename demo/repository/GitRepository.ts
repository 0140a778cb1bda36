import { posix } from 'node:path';
import type { SourceCommit, SourceRepository } from '../store/createVcsService';
import { GitRefusal, runGit } from './runGit';

/** Commits and files of a bare repository, read by git itself. */
export class GitRepository implements SourceRepository {
  constructor(
    readonly url: string,
    private readonly folder: string,
  ) {}

  async findCommit(ref: string): Promise<SourceCommit | undefined> {
    const verified = await this.ask([
      'rev-parse',
      '--verify',
      '--quiet',
      '--end-of-options',
      `${ref || 'HEAD'}^{commit}`,
    ]);
    const sha = verified?.toString().trim();
    const found =
      sha && (await this.ask(['log', '-1', '--format=%an%x00%ad%x00%B', '--date=format-local:%FT%TZ', sha]));
    if (!found) {
      return undefined;
    }
    const [author = '', date = '', message = ''] = found.toString().split('\0');
    return { sha, author, date, message: message.trim() };
  }

  async readFile(sha: string, path: string): Promise<Buffer | undefined> {
    return this.ask(['cat-file', 'blob', `${sha}:${posix.normalize(path).replace(/^\/+/, '')}`]);
  }

  private async ask(args: readonly string[]): Promise<Buffer | undefined> {
    try {
      return await runGit(args, { folder: this.folder });
    } catch (error) {
      if (error instanceof GitRefusal) {
        return undefined;
      }
      throw error;
    }
  }
}
