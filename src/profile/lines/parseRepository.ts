/** A repository as people open it in a browser. */
export interface Repository {
  /** Lower case, with a port if the address has one: `git.example.com:8443`. */
  readonly host: string;
  /** Folders and name, without slashes around: `org/team/project`. */
  readonly path: string;
  readonly scheme: 'https' | 'http';
}

/**
 * Reads the address of a repository, as the label `service_repository` and overrides hold it: a URL, an ssh address
 * (`git@host:org/project.git`, `ssh://git@host:2222/org/project`), or `host/org/project`. Users and passwords in it are left
 * out. undefined for anything that leads nowhere on the web: local paths, other schemes, no path.
 */
export function parseRepository(text: string): Repository | undefined {
  const trimmed = text.trim();
  const scp = /^(?:[\w.-]+@)?([a-z0-9.-]+\.[a-z0-9-]+|localhost):(?!\/\/|\d+\/)(.+)$/i.exec(trimmed);
  if (scp && !trimmed.includes('://')) {
    return build('https', scp[1], scp[2]);
  }
  const withScheme = trimmed.includes('://') ? trimmed : `https://${trimmed}`;
  const url = readUrl(withScheme);
  const hasHost =
    url !== undefined && (trimmed.includes('://') || /^[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?\//i.test(trimmed));
  if (!url || !hasHost) {
    return undefined;
  }
  switch (url.protocol) {
    case 'https:':
    case 'http:':
      return build(url.protocol === 'http:' ? 'http' : 'https', url.host, decode(url.pathname));
    case 'ssh:':
    case 'git+ssh:':
    case 'git:':
      // The port is that of ssh.
      return build('https', url.hostname, decode(url.pathname));
    default:
      return undefined;
  }
}

/** `https://git.example.com/org/project`, each part of the path encoded. */
export function printRepository({ scheme, host, path }: Repository): string {
  return `${scheme}://${host}/${encodePath(path)}`;
}

/** Encodes a path for a URL: slashes stay, what else could end or change the URL is encoded. */
export function encodePath(path: string): string {
  return path.split('/').map(encodePart).join('/');
}

/** Encodes a piece of a URL; half a surrogate pair, which cannot be encoded, becomes U+FFFD. */
export function encodePart(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\uFFFD'));
}

function build(scheme: 'https' | 'http', host: string, rawPath: string): Repository | undefined {
  const path = rawPath
    .replace(/\/+/g, '/')
    .replace(/^\/|\/$/g, '')
    .replace(/\.git$/i, '');
  const parts = path.split('/');
  if (host === '' || path === '' || parts.some((part) => part === '.' || part === '..')) {
    return undefined;
  }
  return fixAzure({ scheme, host: host.toLowerCase(), path });
}

/** Azure's ssh addresses have a host and an order of their own: `ssh.dev.azure.com:v3/org/project/repo`. */
function fixAzure(repository: Repository): Repository {
  const { host, path } = repository;
  const [version, organisation, project, name] = path.split('/');
  if (/^(ssh\.dev\.azure\.com|vs-ssh\.visualstudio\.com)$/.test(host) && version === 'v3' && name) {
    return { scheme: 'https', host: 'dev.azure.com', path: `${organisation}/${project}/_git/${name}` };
  }
  return repository;
}

export function readUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    // The question was whether it is one.
    return undefined;
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray percent sign is one of the name's own.
    return text;
  }
}
