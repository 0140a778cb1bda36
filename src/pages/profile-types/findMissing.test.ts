import { createDataFrame, dateTime, FieldType, LoadingState, type PanelData } from '@grafana/data';
import { findMissing } from './planProfileTypes';

const MINUTE_MS = 60_000;
const FROM_MS = Date.UTC(2026, 0, 1, 14);
const HOUR = { from: dateTime(FROM_MS), to: dateTime(FROM_MS + 60 * MINUTE_MS) };

const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const MEMORY = 'memory:inuse_space:bytes:space:bytes';
const MUTEX = 'mutex:contentions:count:contentions:count';

/** An hour with a point in each minute of which the pattern says so. */
function createData(hasPoint: (minute: number) => boolean): PanelData {
  const minutes = Array.from({ length: 60 }, (_, minute) => minute).filter(hasPoint);
  const frame = createDataFrame({
    meta: { custom: { rateCalculated: true, stepMs: MINUTE_MS } },
    fields: [
      { name: 'time', type: FieldType.time, values: minutes.map((minute) => FROM_MS + (minute + 1) * MINUTE_MS) },
      { name: 'value', type: FieldType.number, values: minutes.map(() => 1) },
    ],
  });
  return { state: LoadingState.Done, series: [frame], timeRange: { ...HOUR, raw: HOUR } };
}

function judge(answers: Readonly<Record<string, (minute: number) => boolean>>) {
  const data = Object.entries(answers).map(([id, hasPoint]) => [id, createData(hasPoint)] as const);
  return Object.fromEntries(
    [...findMissing(new Map(data))].map(([id, { start, end }]) => [id, { began: start?.isOwn, stopped: end?.isOwn }]),
  );
}

const always = () => true;
const untilHalf = (minute: number) => minute < 30;

test('a type that ends while others of the service go on stopped; one that begins after them began', () => {
  expect(judge({ [CPU]: always, [MEMORY]: untilHalf })).toEqual({ [MEMORY]: { stopped: true } });
  expect(judge({ [CPU]: always, [MEMORY]: (minute) => minute >= 30 })).toEqual({ [MEMORY]: { began: true } });
});

test('alone, or where all end together, it is only known that there are no data', () => {
  expect(judge({ [CPU]: untilHalf })).toEqual({ [CPU]: { stopped: false } });
  expect(judge({ [CPU]: untilHalf, [MEMORY]: untilHalf })).toEqual({
    [CPU]: { stopped: false },
    [MEMORY]: { stopped: false },
  });
});

test('where no lock was waited for, nothing stopped', () => {
  expect(judge({ [CPU]: always, [MUTEX]: untilHalf })).toEqual({ [MUTEX]: { stopped: false } });
});

test('an answer without series is no evidence', () => {
  const empty = { ...createData(always), series: [] };
  expect([...findMissing(new Map([[CPU, empty]]))]).toEqual([]);
});
