import { parseLimitMs, readLengthLimit } from 'pyroscope/classifyFailure';
import type { PyroscopeError, PyroscopeErrorKind } from 'pyroscope/PyroscopeError';

export interface ErrorDescription {
  readonly title: string;
  /** Advice on what to try, or who can change it. */
  readonly nextStep: string;
  /** The words of who failed, if there are any worth reading. */
  readonly detail?: string;
}

const NEXT_STEPS: Readonly<Record<PyroscopeErrorKind, string>> = {
  'no-answer': 'You are offline, or Grafana is not running. Retry once the connection is back.',
  unreachable:
    'Grafana got no answer from the data source in time. Check that the server runs and that the URL of the data source is right, then retry.',
  unauthenticated: 'Sign in to Grafana again, then retry.',
  forbidden: 'Choose another data source, or ask an administrator of Grafana for the permission to query this one.',
  'no-source': 'Choose another data source. An administrator of Grafana can add this one again.',
  'grafana-failed': 'Retry. If it happens again, an administrator can look for the reason in Grafana’s log.',
  credentials:
    'An administrator of Grafana can correct its tenant, user or password in the settings of the data source.',
  denied:
    'Your own rights in Grafana are not the reason. Whoever runs Pyroscope, or the proxy in front of it, can give the data source’s account the right to read.',
  busy: 'Wait a little, then retry. A shorter time range asks for less.',
  'bad-range': 'Choose another time range.',
  'bad-id': 'Take it out of the link to see the whole profile.',
  'too-long': 'Choose a shorter one. Whoever runs Pyroscope can raise the limit (max_query_length).',
  ignored:
    'Remove the selection above to see the whole profile. Pyroscope narrows profiles only where its second storage (v2) has all of the time range.',
  refused:
    'Its answer is below. Some refusals pass by themselves, such as a range that begins exactly at the oldest profile: retry, or change the time range.',
  unsupported:
    'An administrator can see whether the data source points to a Pyroscope server, and whether that is recent enough.',
  malformed:
    'The answer is not profile data. A proxy may have answered in place of Pyroscope: see the URL of the data source, then retry.',
  'too-large': 'Choose a shorter time range, or add filters.',
  'no-data': 'Choose a longer time range.',
  failed: 'Retry. If it happens again, check the server’s log.',
};

/** Servers whose storage is the first one, or was for a part of the range, name what they would need: "… the v2 query backend". */
const NEEDS_V2 = /\bv2\b/;

const ONLY_V2 = {
  title: 'This server cannot answer that for this time range',
  nextStep:
    'Pyroscope can in its second storage (v2), for ranges that lie wholly in it: try a later one. Whoever runs the server can tell when it changed its storage.',
};

/** Explains a failed call to the user. */
export function describeError({ kind, title, words }: PyroscopeError): ErrorDescription {
  if (kind === 'unsupported' && NEEDS_V2.test(words)) {
    return { ...ONLY_V2, detail: words.trim() };
  }
  const limit = kind === 'too-long' ? readLengthLimit(words) : undefined;
  return {
    title: limit === undefined ? title : `This server answers at most ${formatLimit(limit)} at a time`,
    nextStep: NEXT_STEPS[kind],
    detail: words.trim() || undefined,
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
