import { parseLimitMs, readLengthLimit } from 'pyroscope/classifyFailure';
import type { PyroscopeError, PyroscopeErrorKind } from 'pyroscope/PyroscopeError';

export interface ErrorDescription {
  readonly title: string;
  /** What to try, or who can change it. */
  readonly nextStep: string;
  /** The words of who failed, where there are any worth reading. */
  readonly detail?: string;
}

const DESCRIPTIONS: Readonly<Record<PyroscopeErrorKind, Omit<ErrorDescription, 'detail'>>> = {
  'no-answer': {
    title: 'No answer came from Grafana',
    nextStep: 'You are offline, or Grafana does not run. Retry once the connection is back.',
  },
  unreachable: {
    title: 'Pyroscope cannot be reached',
    nextStep:
      'Grafana got no answer from the data source in time. See whether the server runs and whether the URL of the data source is right, then retry.',
  },
  unauthenticated: { title: 'You are not signed in', nextStep: 'Sign in to Grafana again, then retry.' },
  forbidden: {
    title: 'You may not read this data source',
    nextStep: 'Choose another data source, or ask an administrator of Grafana for the permission to query this one.',
  },
  'no-source': {
    title: 'Grafana has no such data source',
    nextStep: 'Choose another data source. An administrator of Grafana can add this one again.',
  },
  'grafana-failed': {
    title: 'Grafana could not ask Pyroscope',
    nextStep: 'Retry; if it happens again, an administrator finds the reason in the log of Grafana.',
  },
  credentials: {
    title: 'Pyroscope does not accept the credentials of the data source',
    nextStep:
      'An administrator of Grafana can correct its tenant, user or password in the settings of the data source.',
  },
  denied: {
    title: 'Pyroscope does not let this data source read',
    nextStep:
      'Your own rights in Grafana are not the reason. Who runs Pyroscope, or the proxy in front of it, can give the account of the data source the right to read.',
  },
  busy: {
    title: 'Pyroscope is asked too much at the moment',
    nextStep: 'Wait a little, then retry. A shorter time range asks for less.',
  },
  'bad-range': {
    title: 'No server is asked for this time range',
    nextStep: 'Choose another time range.',
  },
  'bad-id': {
    title: 'No server is asked for this id',
    nextStep: 'Take it out of the link to see the whole profile.',
  },
  'too-long': {
    title: 'The time range is longer than this server answers',
    nextStep: 'Choose a shorter one. Who runs Pyroscope can raise the limit (max_query_length).',
  },
  refused: {
    title: 'Pyroscope refused the question',
    nextStep:
      'Its answer stands below. Some refusals pass by themselves, such as a range that begins exactly at the oldest profile: retry, or change the time range.',
  },
  unsupported: {
    title: 'This server does not know what was asked',
    nextStep:
      'An administrator can see whether the data source points to a Pyroscope server, and whether that is recent enough.',
  },
  malformed: {
    title: 'The answer could not be read',
    nextStep:
      'What came back is no profile data. A proxy may have answered in place of Pyroscope: see the URL of the data source, then retry.',
  },
  'too-large': {
    title: 'There is more than a page can show',
    nextStep: 'Choose a shorter time range, or add filters.',
  },
  failed: {
    title: 'Pyroscope failed while answering',
    nextStep: 'Retry; if it happens again, look into the log of the server.',
  },
};

/** What a failed call means to the person in front of the screen. */
export function describeError({ kind, message }: PyroscopeError): ErrorDescription {
  const { title, nextStep } = DESCRIPTIONS[kind];
  const limit = kind === 'too-long' ? readLengthLimit(message) : undefined;
  return {
    title: limit === undefined ? title : `This server answers at most ${formatLimit(limit)} at a time`,
    nextStep,
    detail: message.trim() || undefined,
  };
}

/** "1d" is 24 hours, as people choose it; of other limits the server's own writing stands. */
function formatLimit(limit: string): string {
  const ms = parseLimitMs(limit);
  const unit = UNITS.find(([, unitMs]) => ms !== undefined && ms % unitMs === 0);
  if (ms === undefined || !unit) {
    return limit;
  }
  const [name, unitMs] = unit;
  const count = ms / unitMs;
  return `${count} ${name}${count === 1 ? '' : 's'}`;
}

const HOUR_MS = 3_600_000;
const UNITS: ReadonlyArray<readonly [name: string, ms: number]> = [
  ['hour', HOUR_MS],
  ['minute', 60_000],
  ['second', 1000],
];
