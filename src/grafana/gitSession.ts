import { config } from '@grafana/runtime';

/** Pyroscope reads it; the data source has to forward it (“Allowed cookies”). */
const NAME = 'pyroscope_git_session';

/** The user's login at GitHub as Pyroscope gave it, encrypted by the server, kept in a cookie of this browser. */
export interface GitSession {
  /** Base64 of JSON with a `token`, or the form of an older server. */
  readonly value: string;
  /** Milliseconds since the epoch; undefined if it is not known. */
  readonly expiresMs: number | undefined;
}

export function readGitSession(): GitSession | undefined {
  const pair = document.cookie.split('; ').find((each) => each.startsWith(`${NAME}=`));
  const value = pair?.slice(NAME.length + 1) ?? '';
  return value === '' ? undefined : { value, expiresMs: readExpiry(value) };
}

/** Keeps a new session. `cookie`: `name=value; …` as older servers make it; its attributes are ours. */
export function writeGitSession(session: {
  readonly cookie: string;
  readonly token: string;
  readonly expiresMs: number;
}): void {
  const given = /^[^=;]+=([^;]+)/.exec(session.cookie)?.[1];
  const own = btoa(JSON.stringify({ token: session.token, expiry: session.expiresMs }));
  write(session.token === '' && given !== undefined ? given : own, '');
}

export function deleteGitSession(): void {
  write('', '; Max-Age=0');
}

function write(value: string, end: string): void {
  const secure = window.location.protocol === 'https:' ? '; Secure' : '';
  document.cookie = `${NAME}=${value}; Path=${config.appSubUrl || '/'}; SameSite=Lax${secure}${end}`;
}

function readExpiry(value: string): number | undefined {
  try {
    const fields: unknown = JSON.parse(atob(decodeURIComponent(value)));
    const isObject = typeof fields === 'object' && fields !== null;
    return isObject && 'expiry' in fields && typeof fields.expiry === 'number' && fields.expiry > 0
      ? fields.expiry
      : undefined;
  } catch {
    // A cookie that somebody else made: the server will say whether it is good.
    return undefined;
  }
}
