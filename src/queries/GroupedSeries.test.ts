import {
  createDataFrame,
  type DataQueryRequest,
  dateTime,
  FieldType,
  LoadingState,
  type PanelData,
  type TimeRange,
} from '@grafana/data';
import { type DataSourceSrv, setDataSourceSrv, setRunRequest } from '@grafana/runtime';
import { EmbeddedScene, SceneFlexLayout, SceneTimeRange } from '@grafana/scenes';
import { retryFailed } from 'loading/failedQuestions';
import { Subject } from 'rxjs';
import type { PyroscopeSeriesQuery } from './fetchSeries';
import { type GroupedQuestion, GroupedSeries } from './GroupedSeries';

interface Asked {
  readonly selector: string;
  /** The profile type of every query of the request. */
  readonly types: readonly string[];
  readonly isCancelled: () => boolean;
  /** One series for each of these services. */
  readonly answer: (...services: string[]) => void;
  /** A series for each service of each query, in the order of the queries. */
  readonly answerEach: (...services: readonly string[][]) => void;
  readonly fail: (message: string) => void;
  /** The first query has these services, the second fails. */
  readonly failSecond: (...services: string[]) => void;
}

/** A scene whose queries are answered by the test, and whose clock stands until the test moves it. */
class SeriesScene {
  readonly asked: Asked[] = [];
  readonly series = new GroupedSeries();
  private readonly timeRange = new SceneTimeRange({ from: 'now-1h', to: 'now' });
  private question: GroupedQuestion = {
    dataSourceUid: 'local',
    profileTypeId: 'cpu',
    filters: [],
    serviceNames: Array.from({ length: 100 }, (_, i) => `s${i}`),
    onScreen: () => ['s1', 's2'],
  };

  constructor() {
    setDataSourceSrv({ get: () => Promise.resolve({}), getList: () => [] } as unknown as DataSourceSrv);
    setRunRequest((_, request) => this.receive(request as DataQueryRequest<PyroscopeSeriesQuery>));
    new EmbeddedScene({
      $timeRange: this.timeRange,
      body: new SceneFlexLayout({ children: [] }),
      controls: [this.series],
    }).activate();
    this.series.activate();
  }

  get selectors(): string[] {
    return this.asked.map(({ selector }) => selector);
  }

  async ask(changes: Partial<GroupedQuestion> = {}): Promise<void> {
    this.question = { ...this.question, ...changes };
    this.series.ask(this.question, false);
    await settle();
  }

  /** Acts as the refresh picker does by itself. */
  async tick(afterMs: number): Promise<void> {
    jest.setSystemTime(Date.now() + afterMs);
    this.timeRange.onRefresh();
    this.series.ask(this.question, true);
    await settle();
  }

  async click(): Promise<void> {
    this.timeRange.onRefresh();
    await this.ask();
  }

  async retry(): Promise<void> {
    retryFailed();
    await settle();
  }

  async zoom(from: string, to: string): Promise<void> {
    const range: TimeRange = {
      from: dateTime(from),
      to: dateTime(to),
      raw: { from: dateTime(from), to: dateTime(to) },
    };
    this.timeRange.onTimeRangeChange(range);
    await this.ask();
  }

  async answerLast(...services: string[]): Promise<void> {
    this.asked.at(-1)?.answer(...services);
    await settle();
  }

  private receive(request: DataQueryRequest<PyroscopeSeriesQuery>): Subject<PanelData> {
    const data = new Subject<PanelData>();
    const finish = (state: LoadingState, series: PanelData['series'], errors?: PanelData['errors']): void => {
      data.next({ state, series, errors, timeRange: request.range });
      data.complete();
    };
    this.asked.push({
      selector: request.targets[0]?.labelSelector ?? '',
      isCancelled: () => !data.observed,
      types: request.targets.map(({ profileTypeId }) => profileTypeId),
      answer: (...services) => finish(LoadingState.Done, services.map(createSeries)),
      answerEach: (...services) => {
        const frames = services.map((names, query) =>
          names.map((name) => ({ ...createSeries(name), refId: request.targets[query]?.refId })),
        );
        // Grafana hands the answers over in an order of its own.
        finish(LoadingState.Done, frames.reverse().flat());
      },
      fail: (message) => finish(LoadingState.Error, [], [{ message }]),
      failSecond: (...services) =>
        finish(
          LoadingState.Error,
          services.map((name) => ({ ...createSeries(name), refId: request.targets[0]?.refId })),
          [{ message: 'down', refId: request.targets[1]?.refId }],
        ),
    });
    return data;
  }
}

function createSeries(service: string): PanelData['series'][number] {
  const labels = { service_name: service };
  return createDataFrame({
    fields: [
      { name: 'time', type: FieldType.time, values: [1] },
      { name: 'value', type: FieldType.number, values: [1], labels },
    ],
  });
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 30; turn++) {
    await Promise.resolve();
  }
}

/** The services that have an answer to the newest question, and those whose answer is older. */
function describeAnswers({ state: { answers, key } }: GroupedSeries): { newest: string[]; older: string[] } {
  const names = [...answers.keys()];
  return {
    newest: names.filter((name) => answers.get(name)?.key === key),
    older: names.filter((name) => answers.get(name)?.key !== key),
  };
}

const SCREEN = '{service_name=~"s1|s2"}';

beforeEach(() => {
  jest.useFakeTimers({ now: Date.parse('2026-01-01T10:00:00Z'), doNotFake: ['queueMicrotask', 'nextTick'] });
});

afterEach(() => {
  jest.useRealTimers();
});

test('asks for what is on the screen, then for all', async () => {
  const scene = new SeriesScene();
  await scene.ask();
  expect(scene.selectors).toEqual([SCREEN]);
  await scene.answerLast('s1', 's2');
  expect(scene.selectors).toEqual([SCREEN, '{}']);
  expect(scene.series.state.complete).toBeUndefined();
  await scene.answerLast('s1', 's2', 's3');
  expect(scene.series.state).toMatchObject({ phase: 'done', complete: { isAutomatic: false } });
  await scene.ask();
  expect(scene.asked).toHaveLength(2);
});

test('the clock repeats what is on the screen every time, and all at most once a minute', async () => {
  const scene = new SeriesScene();
  await scene.ask();
  await scene.answerLast('s1', 's2');
  await scene.answerLast('s1', 's2', 's3');
  for (let second = 10; second <= 50; second += 10) {
    await scene.tick(10_000);
    await scene.answerLast('s1', 's2');
  }
  expect(scene.selectors.slice(2)).toEqual([SCREEN, SCREEN, SCREEN, SCREEN, SCREEN]);
  expect(describeAnswers(scene.series)).toEqual({ newest: ['s1', 's2', 's3'], older: [] });

  await scene.tick(10_000);
  await scene.answerLast('s1', 's2');
  expect(scene.selectors.slice(-2)).toEqual([SCREEN, '{}']);
  await scene.answerLast('s1');
  expect(scene.series.state.complete?.isAutomatic).toBe(true);
});

test('a click asks for all again, whatever the clock says', async () => {
  const scene = new SeriesScene();
  await scene.ask();
  await scene.answerLast();
  await scene.answerLast();
  jest.setSystemTime(Date.now() + 1000);
  await scene.click();
  await scene.answerLast();
  expect(scene.selectors.slice(2)).toEqual([SCREEN, '{}']);
});

test('a server that is slower than the clock is not asked again before it has answered', async () => {
  const scene = new SeriesScene();
  await scene.ask();
  await scene.answerLast('s1');
  await scene.tick(5000);
  await scene.tick(5000);
  expect(scene.selectors).toEqual([SCREEN, '{}']);
  expect(scene.asked[1]?.isCancelled()).toBe(false);
  await scene.answerLast('s1', 's9');
  expect(scene.series.state.complete?.answers.has('s9')).toBe(true);
});

test('another profile type keeps the older pictures until its own are here', async () => {
  const scene = new SeriesScene();
  await scene.ask();
  await scene.answerLast('s1', 's2');
  await scene.answerLast('s1', 's2', 's3');
  await scene.ask({ profileTypeId: 'memory' });
  expect(describeAnswers(scene.series)).toEqual({ newest: [], older: ['s1', 's2', 's3'] });
  await scene.answerLast('s1');
  expect(describeAnswers(scene.series)).toEqual({ newest: ['s1'], older: ['s2', 's3'] });
  await scene.answerLast('s1', 's2');
  expect(describeAnswers(scene.series)).toEqual({ newest: ['s1', 's2'], older: [] });
});

test('another time range cancels what is on its way, and a late answer to it is not drawn', async () => {
  const scene = new SeriesScene();
  await scene.ask();
  await scene.zoom('2026-01-01T09:10:00Z', '2026-01-01T09:20:00Z');
  expect(scene.asked[0]?.isCancelled()).toBe(true);
  scene.asked[0]?.answer('s7');
  await settle();
  expect(scene.series.state.answers.size).toBe(0);
});

test('another data source begins empty', async () => {
  const scene = new SeriesScene();
  await scene.ask();
  await scene.answerLast('s1');
  await scene.answerLast('s1');
  await scene.ask({ dataSourceUid: 'other', serviceNames: undefined });
  expect(scene.series.state).toMatchObject({ phase: 'waiting', complete: undefined });
  expect(scene.series.state.answers.size).toBe(0);
});

test('new filters take one query, since nobody knows yet whom they leave; their refresh asks for the screen first', async () => {
  const scene = new SeriesScene();
  await scene.ask({ filters: [{ label: 'region', operator: '=', values: ['eu'] }] });
  expect(scene.selectors).toEqual(['{region="eu"}']);
  await scene.answerLast('s1', 's2');
  await scene.tick(10_000);
  expect(scene.selectors.slice(1)).toEqual(['{service_name=~"s1|s2",region="eu"}']);
});

test('types of one meaning are queries of one request, and a service that sends two shows the first, not their sum', async () => {
  const [go, node] = ['memory:inuse_space:bytes:space:bytes', 'memory:inuse_space:bytes:inuse_space:bytes'];
  const scene = new SeriesScene();
  await scene.ask({ profileTypeId: go, otherTypeIds: [node] });
  scene.asked.at(-1)?.answerEach(['s1'], ['s2']);
  await settle();
  scene.asked.at(-1)?.answerEach(['s1', 's3'], ['s2', 's3']);
  await settle();
  expect(scene.selectors).toEqual([SCREEN, '{}']);
  expect(scene.asked.map(({ types }) => types)).toEqual([
    [go, node],
    [go, node],
  ]);
  const answers = scene.series.state.complete?.answers;
  const shown = [...(answers ?? [])].map(([name, { profileTypeId, otherTypeIds, frame }]) => [
    name,
    profileTypeId,
    otherTypeIds,
    frame.fields[1]?.values,
  ]);
  expect(shown).toEqual([
    ['s1', go, [], [1]],
    ['s3', go, [node], [1]],
    ['s2', node, [], [1]],
  ]);
});

test('few services take one query', async () => {
  const scene = new SeriesScene();
  await scene.ask({ serviceNames: ['a', 'b'] });
  await scene.answerLast('a');
  expect(scene.selectors).toEqual(['{}']);
});

test('a failure leaves the pictures, and Retry asks again', async () => {
  const scene = new SeriesScene();
  await scene.ask();
  await scene.answerLast('s1');
  await scene.answerLast('s1', 's2');
  await scene.click();
  scene.asked.at(-1)?.fail('down');
  await settle();
  scene.asked.at(-1)?.fail('down');
  await settle();
  expect(scene.series.state).toMatchObject({ phase: 'done', error: { words: 'down' } });
  expect(describeAnswers(scene.series).newest).toEqual(['s1', 's2']);
  await scene.retry();
  await scene.answerLast('s1');
  await scene.answerLast('s1');
  expect(scene.selectors.slice(-2)).toEqual([SCREEN, '{}']);
  expect(scene.series.state.error).toBeUndefined();
});

test('a profile type that fails takes none of the others away, and is named', async () => {
  const [go, node] = ['memory:inuse_space:bytes:space:bytes', 'memory:inuse_space:bytes:inuse_space:bytes'];
  const scene = new SeriesScene();
  await scene.ask({ profileTypeId: go, otherTypeIds: [node], serviceNames: ['s1', 's2'] });
  scene.asked.at(-1)?.failSecond('s1');
  await settle();
  expect(scene.series.state).toMatchObject({ phase: 'done', error: { words: 'down' }, missingTypeIds: [node] });
  expect([...scene.series.state.answers.keys()]).toEqual(['s1']);
  // What is missing is not told as "no samples".
  expect(scene.series.state.complete).toBeUndefined();
  await scene.retry();
  scene.asked.at(-1)?.answerEach(['s1'], ['s2']);
  await settle();
  expect(scene.series.state).toMatchObject({ error: undefined, missingTypeIds: [] });
  expect([...(scene.series.state.complete?.answers.keys() ?? [])]).toEqual(['s1', 's2']);
});
