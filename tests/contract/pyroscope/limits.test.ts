/** @jest-environment node */
import { ProfileStore } from '../../../demo/store/ProfileStore';
import { DEFAULT_LIMITS, type QueryLimits } from '../../../demo/store/QueryLimits';
import { type RunningStore, startStore } from '../../../demo/store/startStore';
import { normaliseAnswer } from './normaliseAnswer';
import { type Exchange, pushRecordedProfiles, readExchanges, send } from './recording';

const EXCHANGES = readExchanges('pyroscope-2', 'limits.json');
const END_MS = 1_795_968_360_000;

/** Time of the questions to the recorded server: its texts say how much of a range was within the look-back. */
const NOW_MS = END_MS + 166_658;
const SMALL_NOW_MS = END_MS + 167_323;
const SMALL: QueryLimits = { maxLengthMs: 5 * 60_000, lookBackMs: 8 * 60_000 };

/** The server wraps what a diff says of a side once more. Ours says it as it is. */
const DIFFERENCES: readonly string[] = ['Diff: one side 25 hours'];

const stores: RunningStore[] = [];
const start = async (limits: QueryLimits, nowMs: number): Promise<RunningStore> => {
  const running = await startStore({ store: new ProfileStore(() => nowMs, limits) });
  stores.push(running);
  await pushRecordedProfiles(running.url, 'pyroscope-2');
  return running;
};
let standard: RunningStore;
let small: RunningStore;

beforeAll(async () => {
  standard = await start(DEFAULT_LIMITS, NOW_MS);
  small = await start(SMALL, SMALL_NOW_MS);
});

afterAll(() => Promise.all(stores.map((store) => store.close())));

async function ask(exchange: Exchange) {
  const { url } = exchange.name.startsWith('small:') ? small : standard;
  const { status, answer } = await send(url, exchange);
  return { status, answer: normaliseAnswer(exchange.path, answer) };
}

const isDifferent = ({ name }: Exchange) => DIFFERENCES.includes(name);

test.each(EXCHANGES.filter((exchange) => !isDifferent(exchange)))(
  'the store has the limits of the recorded server: $name',
  async (exchange) => {
    expect(await ask(exchange)).toEqual({
      status: exchange.status,
      answer: normaliseAnswer(exchange.path, exchange.answer),
    });
  },
);

test.each(EXCHANGES.filter(isDifferent))('refused alike, in fewer words: $name', async (exchange) => {
  const { status, answer } = await ask(exchange);
  expect(status).toBe(exchange.status);
  expect(`${Object(exchange.answer).message}`).toBe(`invalid_argument: ${Object(answer).message}`);
});

test('a range whose length a server cannot count makes it fall over', async () => {
  const { status, answer } = await send(standard.url, {
    path: '/querier.v1.QuerierService/Series',
    request: { matchers: [], start: Date.UTC(1693, 0, 1), end: END_MS },
  });
  expect({ status, answer }).toEqual({
    status: 500,
    answer: { code: 'internal', message: 'runtime error: integer divide by zero' },
  });
});
