import { createDataFrame, dateTime } from '@grafana/data';
import { buildServiceMatrix } from 'profile/series/ServiceMatrix';
import { PyroscopeError } from 'pyroscope/PyroscopeError';
import type { CompleteAnswer, ServiceAnswer } from 'queries/GroupedSeries';
import { ListOrder } from './ListOrder';
import { planPicture, planServiceList, type ServiceListInputs } from './planServiceList';

const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const GO_HEAP = 'memory:inuse_space:bytes:space:bytes';
const NODE_HEAP = 'memory:inuse_space:bytes:inuse_space:bytes';

const timeRange = { from: dateTime(0), to: dateTime(1), raw: { from: 'now-1h', to: 'now' } };
const IN_EU: ServiceListInputs['filters'] = [{ label: 'region', operator: '=', values: ['eu'] }];

const matrix = buildServiceMatrix(
  [
    ['web', CPU],
    ['api', CPU],
    ['api', GO_HEAP],
    ['shop', NODE_HEAP],
  ].map(([service_name, __profile_type__]) => new Map(Object.entries({ service_name, __profile_type__ })) as never),
);

function answerOf(key: string, profileTypeId = CPU): ServiceAnswer {
  return { frame: createDataFrame({ fields: [] }), timeRange, profileTypeId, otherTypeIds: [], key };
}

function inputs(overrides: Partial<ServiceListInputs> = {}): ServiceListInputs {
  return {
    matrix,
    profileTypeId: CPU,
    filters: [],
    series: { key: 'now', answers: new Map(), complete: undefined as never, missingTypeIds: [] },
    listed: undefined,
    ...overrides,
  };
}

function complete(key: string, names: readonly string[]): CompleteAnswer {
  const answers = new Map(names.map((name) => [name, answerOf(key)]));
  return { key, profileTypeId: CPU, answers, timeRange, stepMs: 1, isAutomatic: false };
}

test('nothing is listed before it is known who sends what', () => {
  expect(planServiceList(inputs({ matrix: undefined }))).toMatchObject({ allNames: undefined, listed: undefined });
});

test('without filters, all that send the type are listed', () => {
  expect(planServiceList(inputs()).listed).toEqual(['api', 'web']);
});

test('types of one meaning are asked for together, the chosen one first', () => {
  const plan = planServiceList(inputs({ profileTypeId: NODE_HEAP }));
  expect(plan.listed).toEqual(['api', 'shop']);
  expect(plan.typeIds).toEqual([NODE_HEAP, GO_HEAP]);
});

test('where nobody sends the usual type another one takes its place; a type of a link stays', () => {
  const memoryOnly = buildServiceMatrix([
    new Map([
      ['service_name', 'api'],
      ['__profile_type__', GO_HEAP],
    ]),
  ]);
  expect(planServiceList(inputs({ matrix: memoryOnly })).otherTypeId).toBe(GO_HEAP);
  const asked = planServiceList(inputs({ matrix: memoryOnly, profileTypeId: 'a:b:c:d:e' }));
  expect(asked).toMatchObject({ otherTypeId: undefined, listed: [], typeIds: ['a:b:c:d:e'] });
});

test('with filters the list from before stays until all answers are here', () => {
  const filtered = { filters: IN_EU, listed: ['api', 'web'] };
  const { series } = inputs();
  expect(planServiceList(inputs(filtered)).listed).toEqual(['api', 'web']);
  expect(
    planServiceList(inputs({ ...filtered, series: { ...series, complete: complete('older', ['api']) } })).listed,
  ).toEqual(['api', 'web']);
  expect(
    planServiceList(inputs({ ...filtered, series: { ...series, complete: complete('now', ['web']) } })).listed,
  ).toEqual(['web']);
});

test('where a type failed, what the others brought is listed beside what was there', () => {
  const series = { ...inputs().series, answers: new Map([['shop', answerOf('now')]]), missingTypeIds: [GO_HEAP] };
  expect(planServiceList(inputs({ filters: IN_EU, listed: ['web'], series })).listed).toEqual(['shop', 'web']);
});

test('an answer to another question, or of a type that failed, is shown as older', () => {
  const error = new PyroscopeError('failed', 'out of memory');
  const series = {
    key: 'now',
    answers: new Map([
      ['api', answerOf('now')],
      ['web', answerOf('older')],
    ]),
    phase: 'done',
    error: undefined as never,
    missingTypeIds: [],
  } as const;
  expect(planPicture('api', series)).toMatchObject({ isOlder: false, isLoading: false });
  expect(planPicture('web', series)).toMatchObject({ isOlder: true });
  expect(planPicture('shop', series)).toEqual({ answer: undefined, isOlder: false, isLoading: false });
  expect(planPicture('api', { ...series, error })).toMatchObject({ isOlder: true });
  expect(planPicture('api', { ...series, error, missingTypeIds: [GO_HEAP] })).toMatchObject({ isOlder: false });
});

test('a new order waits for the hand on the list, unless it was asked for', () => {
  const order = new ListOrder();
  order.begin(['c', 'a']);
  expect(order.keep(['a', 'b', 'c'])).toEqual(['c', 'a', 'b']);
  expect(order.mustWait(true)).toBe(false);
  order.setTouched(true);
  expect(order.mustWait(true)).toBe(true);
  expect(order.mustWait(false)).toBe(false);
  order.ask();
  expect(order.mustWait(true)).toBe(false);
  expect(order.take(['b', 'c', 'a'])).toEqual(['b', 'c', 'a']);
  expect(order.mustWait(true)).toBe(true);
});
