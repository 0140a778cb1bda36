const GITHUB_LOGIN = 'https://github.com/login/oauth/authorize';
const LOCAL_LOGIN = '/github-login';

/** Shows the page that plays GitHub in windows that ask for its login. */
export function playGithub(): void {
  const open = window.open.bind(window);
  window.open = (url, ...rest) => {
    const text = String(url ?? '');
    return open(text.startsWith(GITHUB_LOGIN) ? LOCAL_LOGIN + text.slice(GITHUB_LOGIN.length) : url, ...rest);
  };
}
