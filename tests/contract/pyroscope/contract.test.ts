/** @jest-environment node */
import { type RunningStore, startStore } from '../../../demo/store/startStore';
import { normaliseAnswer } from './normaliseAnswer';
import { type Answer, type Exchange, pushRecordedProfiles, readExchanges, send } from './recording';

const EXCHANGES = readExchanges();

/** Answers in which the store differs by design. A difference that is none any more fails, too. */
const DIFFERENCES: Readonly<Record<string, string>> = {
  'render json': 'The older GET API: the plugin and Grafana use the RPCs.',
  'render dot': 'The older GET API; DOT for language models is what plugins without a tree of their own need.',
  'render-diff': 'The older GET API: the plugin compares two trees itself.',
};

let running: RunningStore;

beforeAll(async () => {
  running = await startStore();
  await pushRecordedProfiles(running.url);
});

afterAll(() => running.close());

function normalise(exchange: Exchange, { status, contentType, answer }: Answer): Answer {
  return { status, contentType, answer: normaliseAnswer(exchange.path, answer) };
}

const isDifferent = ({ name }: Exchange) => name in DIFFERENCES;
// The recorded server held other data, too: these have tests of their own below.
const hasOtherData = ({ note }: Exchange) => note !== undefined;

test.each(EXCHANGES.filter((exchange) => !isDifferent(exchange) && !hasOtherData(exchange)))(
  'the store answers as the recorded server did: $name',
  async (exchange) => {
    const answer = await send(running.url, exchange);
    expect(normalise(exchange, answer)).toEqual(normalise(exchange, exchange));
  },
);

test.each(EXCHANGES.filter(isDifferent))('the listed difference is still one: $name', async (exchange) => {
  const answer = await send(running.url, exchange);
  expect(normalise(exchange, answer)).not.toEqual(normalise(exchange, exchange));
});

test('every listed difference belongs to a recorded request', () => {
  const names = EXCHANGES.map(({ name }) => name);
  expect(Object.keys(DIFFERENCES).filter((name) => !names.includes(name))).toEqual([]);
});

describe('where the recorded server held other data', () => {
  test('all of our profile types are among the recorded ones, and look like them', async () => {
    const exchange = findExchange('profile types in range');
    const { status, answer } = await send(running.url, exchange);
    expect(status).toBe(exchange.status);
    expect(exchange.answer).toEqual({ profileTypes: expect.arrayContaining(getProfileTypes(answer)) });
    expect(getProfileTypes(answer)).toHaveLength(9);
  });

  test('the statistics have the recorded fields', async () => {
    const exchange = findExchange('profile stats');
    const { status, contentType, answer } = await send(running.url, exchange);
    expect({ status, contentType }).toEqual({ status: exchange.status, contentType: exchange.contentType });
    expect(answer).toEqual({
      dataIngested: true,
      oldestProfileTime: '1795421460000',
      newestProfileTime: '1795422045000',
    });
    expect(Object.keys(Object(answer))).toEqual(Object.keys(Object(exchange.answer)));
  });
});

function findExchange(name: string): Exchange {
  const exchange = EXCHANGES.find((candidate) => candidate.name === name);
  if (!exchange) {
    throw new Error(`nothing was recorded as "${name}"`);
  }
  return exchange;
}

function getProfileTypes(answer: unknown): readonly unknown[] {
  const { profileTypes } = Object(answer);
  return Array.isArray(profileTypes) ? profileTypes : [];
}
