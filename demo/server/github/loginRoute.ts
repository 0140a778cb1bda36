import type { FastifyInstance } from 'fastify';
import { LOGIN_CODE } from '../../store/createVcsService';

/** The shell sends windows that ask for GitHub's login here. */
const LOGIN_PATH = '/github-login';

interface LoginQuery {
  readonly redirect_uri?: string;
  readonly state?: string;
}

/** Serves a page in the place of GitHub's login: nothing of it leaves this machine. */
export function addLoginRoute(server: FastifyInstance): void {
  server.get<{ Querystring: LoginQuery }>(LOGIN_PATH, ({ query, headers }, reply) => {
    const { redirect_uri: back = '', state = '' } = query;
    const own = `http://${headers.host ?? ''}/`;
    if (!back.startsWith(own)) {
      return reply.code(400).type('text/plain; charset=utf-8').send('The redirect_uri is not of this stack.\n');
    }
    const lead = (answer: Readonly<Record<string, string>>) =>
      escape(`${back}?${new URLSearchParams({ ...answer, state }).toString()}`);
    return reply.type('text/html; charset=utf-8').send(`<!doctype html>
<html lang="en">
<title>GitHub login of the local stack</title>
<style>body { font: 16px sans-serif; margin: 4em auto; max-width: 30em } a { display: block; margin: 1em 0 }</style>
<h1>This plays GitHub’s login</h1>
<p>Nothing leaves this machine. Profiles Drilldown asks to read your repositories.</p>
<a href="${lead({ code: LOGIN_CODE })}">Authorize</a>
<a href="${lead({ error: 'access_denied', error_description: 'The user has denied your application access.' })}">Cancel</a>
</html>
`);
  });
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
