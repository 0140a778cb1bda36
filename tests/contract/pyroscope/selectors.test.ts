/** @jest-environment node */
import { type RunningStore, startStore } from '../../../demo/store/startStore';
import { normaliseAnswer } from './normaliseAnswer';
import { type Answer, type Exchange, pushRecordedProfiles, readExchanges, send } from './recording';

const SELECTORS = readExchanges('pyroscope-2', 'selectors.json');
const EXCHANGES = [...SELECTORS, ...readExchanges('pyroscope-2', 'heatmap.json')];

/** Answers in which the store differs. A difference that is none any more fails, too. */
const DIFFERENCES: ReadonlyArray<readonly [RegExp, string]> = [
  [
    /(?<!not there, )FLAMEGRAPH$|^span profile: (one|three|no span|PPROF)/,
    'The store adds the tree, as older servers do.',
  ],
  [/^stacktraces: native frames without symbols$/, 'The same.'],
  [/with max nodes 3$/, 'Which of equal nodes is cut: the plugin asks for what was cut.'],
  [/not a uuid$/, 'The plugin sends no such id.'],
  [
    /^(select series|heatmap).*(exemplars individual(?!, no)|exemplars, to learn)/,
    'Exemplars of a profile per name of span.',
  ],
  [/^heatmap: (individual|limit|\{\}|start an hour)/, 'Whole profiles over time, which the plugin does not ask for.'],
  [/^heatmap: span (with exemplars|by span_name)$/, 'Which of equal spans is named, and the labels beside its name.'],
];

let running: RunningStore;
/** Our profile ids by the recorded ones, as each server makes its own. */
let ids: ReadonlyMap<string, string>;

beforeAll(async () => {
  running = await startStore();
  await pushRecordedProfiles(running.url, 'pyroscope-2');
  const learn = SELECTORS.find(({ name }) => name.endsWith('to learn profile ids'));
  const own = learn && (await send(running.url, learn));
  const ownIds = new Map(listExemplars(own?.answer));
  ids = new Map(listExemplars(learn?.answer).map(([timestamp, id]) => [id, ownIds.get(timestamp) ?? '']));
});

afterAll(() => running.close());

/** Lists time and id of the profiles; their service sends one at a time. */
function listExemplars(answer: unknown): [string, string][] {
  const found: [string, string][] = [];
  JSON.parse(JSON.stringify(answer), (_, item) => {
    const { profileId, timestamp } = Object(item);
    if (typeof profileId === 'string') {
      found.push([String(timestamp), profileId]);
    }
    return item;
  });
  return found;
}

/** Puts the store's own ids into the request. */
function translate(exchange: Exchange): Exchange {
  const withDashes = [...ids];
  const pairs = [...withDashes, ...withDashes.map((pair) => pair.map((id) => id.replaceAll('-', '')))];
  const text = pairs.reduce((all, [from = '', to = '']) => all.replaceAll(from, to), JSON.stringify(exchange.request));
  return { ...exchange, request: JSON.parse(text) };
}

function normalise(path: string, { status, answer }: Pick<Answer, 'status' | 'answer'>) {
  return { status, answer: normaliseAnswer(path, answer) };
}

const isDifferent = ({ name }: Exchange) => DIFFERENCES.some(([pattern]) => pattern.test(name));

test.each(EXCHANGES.filter((exchange) => !isDifferent(exchange)))(
  'the store answers as the recorded server did: $name',
  async (exchange) => {
    const answer = await send(running.url, translate(exchange));
    expect(normalise(exchange.path, answer)).toEqual(normalise(exchange.path, exchange));
  },
);

test.each(EXCHANGES.filter(isDifferent))('the listed difference is still one: $name', async (exchange) => {
  const answer = await send(running.url, translate(exchange));
  expect(normalise(exchange.path, answer)).not.toEqual(normalise(exchange.path, exchange));
});
