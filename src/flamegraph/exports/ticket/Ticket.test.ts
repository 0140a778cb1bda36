import { marked } from 'marked';
import { HOSTILE_NAMES } from '../../../../tests/helpers/hostileNames';
import { printTicketHtml, printTicketMarkdown, type Ticket } from './Ticket';

const ticket: Ticket = {
  sentences: ['CPU time · checkout · 2026-11-23 14:37–15:07 UTC · 3.6 min.'],
  query: undefined,
  columns: ['Self', 'Total'],
  functions: [{ name: 'parse', numbers: ['1.2 min (33 %)', '3 min (83 %)'] }],
  link: 'https://grafana.example/a/app/explore?from=1&to=2',
};

function openHtml(html: string): HTMLElement {
  return new DOMParser().parseFromString(html, 'text/html').body;
}

const openMarkdown = (text: string): HTMLElement => openHtml(marked.parse(text, { async: false, gfm: true }));

test.each([
  ['Markdown', openMarkdown(printTicketMarkdown(ticket))],
  ['HTML', openHtml(printTicketHtml(ticket))],
])('%s has the sentence, a table of functions and the link', (_, body) => {
  expect(body.querySelector('p')?.textContent).toBe('CPU time · checkout · 2026-11-23 14:37–15:07 UTC · 3.6 min.');
  const rows = [...body.querySelectorAll('tr')].map((row) => [...row.children].map(({ textContent }) => textContent));
  expect(rows).toEqual([
    ['Function', 'Self', 'Total'],
    ['parse', '1.2 min (33 %)', '3 min (83 %)'],
  ]);
  expect(body.querySelector('a')?.getAttribute('href')).toBe(ticket.link);
});

const WORSE_NAMES = [
  ...HOSTILE_NAMES,
  '``` `x` ```',
  'a | b',
  '![x](https://evil.example/x.png)',
  'https://evil.example www.evil.example a@evil.example',
  '# heading',
];

test.each(WORSE_NAMES)('%j is no markup, wherever it stands', (name) => {
  const hostile: Ticket = {
    ...ticket,
    sentences: [`CPU time · ${name}.`],
    query: `{service_name="${name}"}`,
    functions: [{ name, numbers: ['1', '2'] }],
    link: undefined,
  };
  for (const body of [openMarkdown(printTicketMarkdown(hostile)), openHtml(printTicketHtml(hostile))]) {
    expect(body.querySelectorAll('a, img, script, h1, em, strong, svg, iframe, style')).toHaveLength(0);
    expect(body.querySelectorAll('td')).toHaveLength(3);
    expect(body.querySelectorAll('td code')).toHaveLength(1);
  }
});

test('the picture is in the HTML itself', () => {
  const body = openHtml(printTicketHtml(ticket, 'data:image/png;base64,AAAA'));
  expect(body.querySelector('img')?.src).toBe('data:image/png;base64,AAAA');
});
