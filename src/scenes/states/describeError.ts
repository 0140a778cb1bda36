import type { PyroscopeError } from 'pyroscope/PyroscopeError';

export interface ErrorDescription {
  readonly title: string;
  /** What to try. */
  readonly nextStep: string;
  /** The server's own words, where there are any worth reading. */
  readonly detail?: string;
}

/** What a failed call means to the person in front of the screen. */
export function describeError(error: PyroscopeError): ErrorDescription {
  const detail = error.message.trim() || undefined;
  switch (error.kind) {
    case 'unreachable':
      return {
        title: 'Pyroscope cannot be reached',
        nextStep:
          'Grafana got no answer from the data source in time. See whether the server runs and whether the URL of the data source is right, then retry.',
        detail,
      };
    case 'unauthenticated':
      return {
        title: 'You are not signed in',
        nextStep:
          'Sign in to Grafana again. If you are signed in, the credentials of the data source are not accepted by Pyroscope.',
        detail,
      };
    case 'forbidden':
      return {
        title: 'You may not read this data source',
        nextStep: 'Choose another data source, or ask an administrator for the permission to query this one.',
        detail,
      };
    case 'refused':
      return {
        title: 'Pyroscope refused the question',
        nextStep:
          'Its answer stands below. Some refusals pass by themselves, such as a range that begins exactly at the oldest profile: retry, or change the time range.',
        detail,
      };
    case 'unsupported':
      return {
        title: 'This server does not know what was asked',
        nextStep: 'See whether the data source points to a Pyroscope server, and whether that is recent enough.',
        detail,
      };
    case 'malformed':
      return {
        title: 'The answer could not be read',
        nextStep:
          'What came back is no profile data. A proxy may have answered in place of Pyroscope: see the URL of the data source, then retry.',
        detail,
      };
    case 'too-large':
      return {
        title: 'There is more than a page can show',
        nextStep: 'Choose a shorter time range, or add filters.',
        detail,
      };
    case 'failed':
      return {
        title: 'Pyroscope failed while answering',
        nextStep: 'Retry; if it happens again, look into the log of the server.',
        detail,
      };
  }
}
