import { encodePart, encodePath, parseRepository, printRepository, readUrl, type Repository } from './parseRepository';

export const HOST_KINDS = ['github', 'gitlab', 'bitbucket', 'bitbucket-server', 'gitea', 'azure'] as const;
/** Form of a host's addresses of lines. Forgejo uses Gitea's. */
export type HostKind = (typeof HOST_KINDS)[number];

/** Administrator's setting for a host's addresses: a known kind, or a pattern. */
export interface HostPattern {
  /** Host, with its port if it has one. */
  readonly host: string;
  /**
   * A kind, or a URL with {repository}, {path}, {ref}, {file} and {line}:
   * `https://git.example.com/{path}/blob/{ref}/{file}#L{line}`.
   */
  readonly format: string;
}

export interface SourceLine {
  /** Repository as in the label `service_repository`. */
  readonly repository: string;
  /** Commit, branch or tag; "" for the newest state. */
  readonly ref: string;
  /** Path from the root of the repository. */
  readonly file: string;
  /** 0 for the file as a whole. */
  readonly line: number;
}

/** Builds the address of a line in a browser; undefined if the repository has none, or its host is not known. */
export function buildSourceUrl(place: SourceLine, patterns: readonly HostPattern[] = []): string | undefined {
  const repository = parseRepository(place.repository);
  if (!repository) {
    return undefined;
  }
  const own = patterns.find(({ host }) => host.toLowerCase() === repository.host);
  const kind = own ? HOST_KINDS.find((each) => each === own.format) : getHostKind(repository.host);
  const url = own && !kind ? fillPattern(own.format, repository, place) : kind && printUrl(kind, repository, place);
  return url !== undefined && isWebUrl(url) ? url : undefined;
}

/** Returns the kind of host that a host's name tells; undefined for a name that tells none. */
export function getHostKind(host: string): HostKind | undefined {
  const name = host.replace(/:\d+$/, '');
  if (name === 'github.com' || /^github\./.test(name)) {
    return 'github';
  }
  if (name === 'bitbucket.org') {
    return 'bitbucket';
  }
  if (name === 'dev.azure.com' || name.endsWith('.visualstudio.com')) {
    return 'azure';
  }
  if (name === 'codeberg.org' || /^(gitea|forgejo)\./.test(name)) {
    return 'gitea';
  }
  return /^gitlab\./.test(name) ? 'gitlab' : /^bitbucket\./.test(name) ? 'bitbucket-server' : undefined;
}

/** Explains in a sentence why a pattern cannot be used; undefined for a valid one. */
export function findPatternFault({ host, format }: HostPattern): string | undefined {
  if (!/^[a-z0-9.-]+(:\d+)?$/i.test(host)) {
    return `“${host}” is no host name.`;
  }
  if (HOST_KINDS.some((kind) => kind === format)) {
    return undefined;
  }
  if (!/^(https?:\/\/[^{}\s/]+\/|\{repository\})\S*$/.test(format)) {
    return `Write one of ${HOST_KINDS.join(', ')}, or a pattern that begins with https://, http:// or {repository}.`;
  }
  const unknown = [...format.matchAll(/\{([^{}]*)\}/g)].find(([, name = '']) => !PLACEHOLDERS.includes(name));
  return unknown
    ? `${unknown[0]} is not known: there are ${PLACEHOLDERS.map((name) => `{${name}}`).join(', ')}.`
    : format.includes('{file}')
      ? undefined
      : 'The pattern has to have {file} in it.';
}

const PLACEHOLDERS = ['repository', 'path', 'ref', 'file', 'line'];

function fillPattern(format: string, repository: Repository, place: SourceLine): string | undefined {
  if (findPatternFault({ host: repository.host, format })) {
    return undefined;
  }
  const values: Record<string, string> = {
    repository: printRepository(repository),
    path: encodePath(repository.path),
    ref: encodePath(place.ref || 'HEAD'),
    file: encodePath(place.file),
    line: String(Math.max(1, place.line)),
  };
  return format.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}

function printUrl(kind: HostKind, repository: Repository, place: SourceLine): string {
  const web = printRepository(repository);
  const file = encodePath(place.file.replace(/^\/+/, ''));
  const { line } = place;
  const ref = encodePath(place.ref || 'HEAD');
  const anchor = (prefix: string) => (line > 0 ? `#${prefix}${line}` : '');
  switch (kind) {
    case 'github':
      return `${web}/blob/${ref}/${file}${anchor('L')}`;
    case 'gitlab':
      return `${web}/-/blob/${ref}/${file}${anchor('L')}`;
    case 'bitbucket':
      return `${web}/src/${ref}/${file}${anchor('lines-')}`;
    case 'gitea':
      return `${web}/src/${isCommit(place.ref) ? 'commit' : /^v?\d/.test(place.ref) ? 'tag' : 'branch'}/${ref}/${file}${anchor('L')}`;
    case 'azure': {
      const version = place.ref === '' ? '' : `&version=${isCommit(place.ref) ? 'GC' : 'GB'}${encodePart(place.ref)}`;
      const lines = line > 0 ? `&line=${line}&lineEnd=${line + 1}&lineStartColumn=1&lineEndColumn=1` : '';
      return `${web}?path=${encodePart(`/${place.file}`)}${version}${lines}`;
    }
    case 'bitbucket-server': {
      const at = place.ref === '' ? '' : `?at=${encodePart(place.ref)}`;
      return `${getBitbucketServerUrl(repository)}/browse/${file}${at}${line > 0 ? `#${line}` : ''}`;
    }
  }
}

/** Clones come from `/scm/PROJECT/name` or, by ssh, `/PROJECT/name`; pages are at `/projects/PROJECT/repos/name`. */
function getBitbucketServerUrl(repository: Repository): string {
  const [, project = '', name = ''] = /^(?:scm\/)?([^/]+)\/([^/]+)$/.exec(repository.path) ?? [];
  return name === ''
    ? printRepository(repository)
    : `${repository.scheme}://${repository.host}/projects/${encodePart(project)}/repos/${encodePart(name)}`;
}

function isCommit(ref: string): boolean {
  return /^[0-9a-f]{7,64}$/i.test(ref);
}

/** True for a web address. Only these may become links. */
function isWebUrl(text: string): boolean {
  return ['https:', 'http:'].includes(readUrl(text)?.protocol ?? '');
}
