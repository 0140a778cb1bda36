/** @jest-environment node */
import type { RunningServer } from '../../../demo/server/startServer';
import { type RunningStore, startStore } from '../../../demo/store/startStore';
import { pushRecordedProfiles } from '../pyroscope/recording';
import { describeShape, normaliseAnswer } from './normaliseAnswer';
import { type Answer, type Exchange, readExchanges, send } from './recording';
import { createBuilt, startGrafana } from './startStack';

const EXCHANGES = readExchanges();

/** Requests compared below in part: this server differs by design, or the recording has less than the whole. */
const COMPARED_BELOW: Readonly<Record<string, string>> = {
  'proxy ok': 'the recorded Pyroscope held other profile types, too',
  'resource profileTypes': 'the recorded Pyroscope held other profile types, too',
  'data sources': 'the address of Pyroscope is another one',
  'data source': 'the address of Pyroscope is another one',
  'plugin settings, installed app': 'another app: only the fields are the same',
  'frontend settings (chosen keys)': 'chosen keys of many, and a list of the rest',
  'user storage: value of 2 MB': 'the value is described, not recorded',
};

/** `managedFields` is Kubernetes bookkeeping that no plugin reads: who wrote which field. */
const LEFT_OUT = ['managedFields'];

/** The signed-in user of the recordings. */
const EDITOR = { uid: '<user uid>', login: 'editor', name: 'Editor' };

const built = createBuilt();
let store: RunningStore;
let anonymous: RunningServer;
let signedIn: RunningServer;

beforeAll(async () => {
  store = await startStore();
  await pushRecordedProfiles(store.url);
  anonymous = await startGrafana(store.url, built);
  signedIn = await startGrafana(store.url, built, EDITOR);
});

afterAll(async () => {
  await signedIn.close();
  await anonymous.close();
  await store.close();
  built.remove();
});

// The object of the user is made, changed and read in this order.
const isUserStorage = ({ name }: Exchange) => name.startsWith('user storage: ');

function find(name: string): Exchange {
  const exchange = EXCHANGES.find((candidate) => candidate.name === name);
  if (!exchange) {
    throw new Error(`There is no recording "${name}"`);
  }
  return exchange;
}

function ask(exchange: Exchange): Promise<Answer> {
  return send(isUserStorage(exchange) ? signedIn.url : anonymous.url, exchange);
}

function normalise({ status, answer }: Answer): object {
  return { status, answer: normaliseAnswer(leaveOut(answer)) };
}

function leaveOut(answer: unknown): unknown {
  return JSON.parse(JSON.stringify(answer), (key, value: unknown) => (LEFT_OUT.includes(key) ? undefined : value));
}

describe('the server answers as the recorded Grafana did', () => {
  test.each(EXCHANGES.filter(({ name }) => !(name in COMPARED_BELOW)))('$name', async (exchange) => {
    const answer = await ask(exchange);
    expect(normalise(answer)).toEqual(normalise(exchange));
    // Some recordings name no content type.
    expect(answer.contentType).toBe(exchange.contentType ?? answer.contentType);
  });
});

describe('the server answers in part as the recorded Grafana did', () => {
  test('the profile types that the proxy passes on', async () => {
    const { status, contentType, answer } = await ask(find('proxy ok'));
    expect({ status, contentType }).toEqual({ status: 200, contentType: 'application/json' });
    const { profileTypes } = answer as { profileTypes: object[] };
    expect(profileTypes.length).toBeGreaterThan(5);
    expect((find('proxy ok').answer as { profileTypes: object[] }).profileTypes).toEqual(
      expect.arrayContaining(profileTypes),
    );
  });

  test('the profile types of the resource', async () => {
    const answer = (await ask(find('resource profileTypes'))).answer as object[];
    expect(answer.length).toBeGreaterThan(5);
    expect(find('resource profileTypes').answer).toEqual(expect.arrayContaining(answer));
  });

  test('data sources with another address', async () => {
    const [recorded] = find('data sources').answer as object[];
    expect((await ask(find('data sources'))).answer).toEqual([{ ...recorded, url: store.url }]);
    const alone = find('data source').answer as object;
    expect((await ask(find('data source'))).answer).toEqual({ ...alone, url: store.url });
  });

  test('the settings of an installed app have the fields of the recorded one', async () => {
    const { answer } = await ask({
      name: '',
      method: 'GET',
      path: '/api/plugins/openprofiles-drilldown-app/settings',
      status: 200,
      answer: undefined,
    });
    const recorded = find('plugin settings, installed app').answer as { info: object; dependencies: object };
    expect(describeShape(answer)).toEqual(
      describeShape({
        ...recorded,
        info: { ...recorded.info, links: [] },
        dependencies: { ...recorded.dependencies, extensions: { exposedComponents: [] } },
      }),
    );
    expect(answer).toMatchObject({
      module: 'public/plugins/openprofiles-drilldown-app/module.js',
      info: { logos: { small: 'public/plugins/openprofiles-drilldown-app/img/logo.svg' } },
    });
  });

  test('the frontend settings hold the recorded data sources, features and app', async () => {
    const recorded = find('frontend settings (chosen keys)').answer as {
      datasources: object;
      featureToggles: object;
      buildInfo: object;
      panelIds: string[];
      keys: string[];
      apps: Record<string, object>;
    };
    const answer = (await ask(find('frontend settings (chosen keys)'))).answer as typeof recorded & { panels: object };
    const id = 'openprofiles-drilldown-app';
    expect(answer.datasources).toEqual(recorded.datasources);
    expect(answer.featureToggles).toEqual(recorded.featureToggles);
    expect(answer.apps).toEqual({ [id]: recorded.apps[id] });
    expect(Object.keys(answer.panels)).toEqual(recorded.panelIds);
    expect(describeShape(answer.buildInfo)).toEqual(describeShape(recorded.buildInfo));
    expect(answer).toMatchObject({ defaultDatasource: 'Pyroscope', namespace: 'default', appSubUrl: '' });
    expect(recorded.keys).toEqual(expect.arrayContaining(Object.keys(answer)));
  });

  test('user storage takes a value of 2 MB', async () => {
    const exchange = find('user storage: value of 2 MB');
    const request = { spec: { data: { big: 'x'.repeat(2_000_000) } } };
    expect(await ask({ ...exchange, request })).toMatchObject({ status: exchange.status });
  });
});
