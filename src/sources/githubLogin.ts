import { config } from '@grafana/runtime';
import type { GithubApp } from 'pyroscope/vcs';

const CHANNEL = 'openprofiles-drilldown-app.github';
const CALLBACK_PATH = '/a/openprofiles-drilldown-app/github-callback';
const POLL_MS = 500;
/** The callback page's message may arrive just after its window closed. */
const GRACE_MS = 1_500;

/** Parameters of GitHub's redirect. */
interface GithubAnswer {
  readonly state: string;
  /** "" if the user was refused, or refused. */
  readonly code: string;
  /** GitHub's words; "" for none. */
  readonly error: string;
}

/** Called by the page that GitHub leads back to: hands the answer to the page that waits for it. */
export function passOnAnswer(query: string): void {
  const params = new URLSearchParams(query);
  const answer: GithubAnswer = {
    state: params.get('state') ?? '',
    code: params.get('code') ?? '',
    error: params.get('error_description') ?? params.get('error') ?? '',
  };
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(answer);
  channel.close();
}

/**
 * Opens GitHub's login in a window of its own and waits for the code. A click has to lead here, or the browser blocks the
 * window. Rejects with a sentence for people.
 */
export async function requestGithubCode({ clientId, callbackUrl }: GithubApp): Promise<string> {
  const state = createState();
  const url = buildLoginUrl(clientId, callbackUrl || getOwnCallbackUrl(), state);
  const popup = window.open(url, 'openprofiles-github-login', 'width=800,height=950,popup=yes');
  if (!popup) {
    throw new Error('The browser blocked the window of GitHub’s login. Allow pop-ups for this page and try again.');
  }
  try {
    const answer = await waitForAnswer(popup, state);
    if (answer.code === '') {
      throw new Error(`GitHub did not let you in${answer.error === '' ? '.' : `: ${answer.error}`}`);
    }
    return answer.code;
  } finally {
    popup.close();
  }
}

/** `state` carries our own address: a callback page that several Grafanas share sends the answer on to it. */
function buildLoginUrl(clientId: string, callbackUrl: string, state: string): string {
  const url = new URL('https://github.com/login/oauth/authorize');
  url.search = new URLSearchParams({ client_id: clientId, redirect_uri: callbackUrl, scope: 'repo', state }).toString();
  return url.href;
}

function createState(): string {
  const nonce = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0'));
  return btoa(JSON.stringify({ redirect_uri: getOwnCallbackUrl(), nonce: nonce.join('') }));
}

function getOwnCallbackUrl(): string {
  return `${window.location.origin}${config.appSubUrl}${CALLBACK_PATH}`;
}

function waitForAnswer(popup: Window, state: string): Promise<GithubAnswer> {
  return new Promise((resolve, reject) => {
    const channel = new BroadcastChannel(CHANNEL);
    let closedMs = 0;
    const end = () => {
      clearInterval(timer);
      channel.close();
    };
    const timer = setInterval(() => {
      closedMs = popup.closed ? closedMs + POLL_MS : 0;
      if (closedMs > GRACE_MS) {
        end();
        reject(new Error('GitHub’s window was closed before you were connected.'));
      }
    }, POLL_MS);
    channel.addEventListener('message', ({ data }: MessageEvent<GithubAnswer>) => {
      // Another login, in another tab, has another state.
      if (data.state === state) {
        end();
        resolve(data);
      }
    });
  });
}
