import { createDataFrame, dateTime, FieldType, LoadingState, type PanelData } from '@grafana/data';
import { buildDenominators, describeShares } from 'components/describeShares';
import { describeFrame } from 'flamegraph/canvas/describeFrame';
import { buildFlameLayout } from 'flamegraph/canvas/FlameLayout';
import { describeSum } from 'flamegraph/details/describeSum';
import { computeSeriesOfProfile } from 'profile/amounts/computeSeriesOfProfile';
import { describeAmount } from 'profile/amounts/describeAmount';
import { describeProfileType, getRateDivisor } from 'profile/catalog/describeProfileType';
import { computeDiff } from 'profile/diff/DiffTree';
import { findDiff } from 'profile/diff/findDiff';
import { Explainer } from 'profile/explain/Explainer';
import { DEFAULT_FACT_RULES } from 'profile/explain/facts/buildFactRules';
import { computeFacts } from 'profile/explain/facts/computeFacts';
import { formatValue } from 'profile/format/formatValue';
import { printFunctionsCsv } from 'profile/formats/printFunctionsCsv';
import { listProvenance } from 'profile/formats/Provenance';
import { classifyTree } from 'profile/names/classifyTree';
import { DEFAULT_CATEGORY_RULES } from 'profile/names/defaultCategoryRules';
import { computeStatistics } from 'profile/series/services/computeStatistics';
import { computeCoverage } from 'profile/tree/computeCoverage';
import { getTotal } from 'profile/tree/FlameTree';
import { averageFrames } from 'queries/averageFrames';
import { keepAnswer, weighProfile } from 'queries/ChartAnswers';
import { readGroupedSeries } from 'queries/readGroupedSeries';
import { formatAmount, getAmountUnit } from '../../src/profile/amounts/AmountUnit';
import { readSeries } from '../../src/queries/readFrame';
import { type DrawnPod, drawPushes, selectDrawn, serveDrawn } from '../helpers/drawnPods';
import { treeFromText } from '../helpers/treeFromText';

const MINUTE_MS = 60_000;
const FROM_MS = 1_795_421_400_000;
const PODS = 3;

interface Shape {
  readonly hours: number;
  /** Step of the chart. */
  readonly stepMs: number;
  readonly everyMs: number;
  /** Delay of each pod's pushes after those of the one before. */
  readonly shiftMs: number;
}

/** Shapes of pushes, from a tenth of the range on, with a gap of a quarter of it. */
const SHAPES: readonly (readonly [string, Shape])[] = [
  ['steps shorter than pushes are apart', { hours: 1, stepMs: 15_000, everyMs: MINUTE_MS, shiftMs: 0 }],
  ['pods that push one after the other', { hours: 1, stepMs: 15_000, everyMs: MINUTE_MS, shiftMs: 20_000 }],
  ['steps of many pushes', { hours: 6, stepMs: 120_000, everyMs: 15_000, shiftMs: 5000 }],
];

function drawPods({ hours, stepMs, everyMs, shiftMs }: Shape, value: number) {
  const toMs = FROM_MS + hours * 60 * MINUTE_MS;
  const part = (share: number): number => FROM_MS + Math.round(((toMs - FROM_MS) * share) / stepMs) * stepMs;
  const pods: DrawnPod[] = Array.from({ length: PODS }, (_, at) => ({
    labels: { service_name: 'shop', pod: `shop-${at}` },
    pushes: [
      [part(0.1), part(0.4)],
      [part(0.65), toMs],
    ].flatMap(([firstMs = 0, lastMs = 0]) =>
      drawPushes(value, everyMs, firstMs + at * shiftMs + 1, lastMs - everyMs + at * shiftMs + 1),
    ),
  }));
  return { pods, range: { fromMs: FROM_MS, toMs } };
}

/** Profile types, with what one look at one pod sees, and whether Grafana hands the series over as a rate. */
const TYPES = [
  ['process_cpu:cpu:nanoseconds:cpu:nanoseconds', 12e9, true],
  ['process_cpu:samples:count:cpu:nanoseconds', 1200, false],
  ['wall:wall:nanoseconds:wall:nanoseconds', 44e9, true],
  ['memory:alloc_space:bytes:space:bytes', 700 * 2 ** 20, true],
  ['memory:alloc_objects:count:space:bytes', 52_000, true],
  ['memory:inuse_space:bytes:space:bytes', 170 * 2 ** 20, false],
  ['goroutine:goroutine:count:goroutine:count', 68, false],
  ['mutex:delay:nanoseconds:contentions:count', 2e9, true],
] as const;

async function draw(profileTypeId: string, value: number, isRate: boolean, shape: Shape) {
  const { stepMs } = shape;
  const profileType = describeProfileType(profileTypeId);
  const { pods, range } = drawPods(shape, value);
  const perPoint = isRate ? (stepMs / 1000) * getRateDivisor(profileType.rateUnit) : 1;
  const [summed] = selectDrawn(pods, { ...range, stepMs, groupBy: [] });
  const frame = createDataFrame({
    meta: isRate ? { custom: { rateCalculated: true } } : {},
    fields: [
      { name: 'time', type: FieldType.time, values: [...(summed?.timesMs ?? [])] },
      { name: 'value', type: FieldType.number, values: (summed?.values ?? []).map((sum) => sum / perPoint) },
    ],
  });
  const [from, to] = [dateTime(range.fromMs), dateTime(range.toMs)];
  const timeRange = { from, to, raw: { from, to } };
  const question = { profileTypeId, labelSelector: '{}', groupBy: [], stepMs };
  const { signal } = new AbortController();
  const series = profileType.isInstant
    ? await averageFrames(serveDrawn(pods).client, question, [frame], timeRange, signal)
    : [frame];
  const data: PanelData = { state: LoadingState.Done, series, timeRange };
  const whole = pods.reduce((sum, { pushes }) => sum + pushes.length * value, 0);
  const tree = treeFromText(`main.main;shop.work ${(whole * 3) / 4}\nmain.main;shop.wait ${whole / 4}`);
  return { profileType, data, tree, range };
}

const CASES = SHAPES.flatMap(([name, shape]) => TYPES.map((type) => [...type, name, shape] as const));

test.each(CASES)('%s (%d, rate: %s) has the same amount in every place: %s', async (...drawn) => {
  const [profileTypeId, value, isRate, , shape] = drawn;
  const { profileType, data, tree, range } = await draw(profileTypeId, value, isRate, shape);
  const { isInstant } = profileType;
  const total = getTotal(tree);
  const coverage = computeCoverage(tree);
  const query = { profileTypeId, labelSelector: '{}', ...range, maxNodes: 16_384 };
  const { series, context } = readSeries(data, profileTypeId, shape.stepMs);

  // What people read first: All services, legends and badges.
  const statistics = computeStatistics(new Map([['shop', series]]), context).byName.get('shop');
  const average = formatValue(statistics?.totals.average ?? Number.NaN, context.averageUnit);
  const perSecond = (PODS * value) / (shape.everyMs / 1000) / getRateDivisor(profileType.rateUnit);
  // What pods that push one after the other did before the first and after the last push is nobody's guess.
  const truth = isInstant ? PODS * value : perSecond;
  expect(Math.abs((statistics?.totals.average ?? 0) / truth - 1)).toBeLessThan(isInstant ? 1e-9 : 0.01);
  const amount = isInstant ? average : formatValue(statistics?.totals.total ?? Number.NaN, profileType.unit);

  const places: Record<string, { readonly said: string; readonly expected: string }> = {};
  const place = (name: string, said: string, expected: string) => (places[name] = { said, expected });

  const [label] = readGroupedSeries({ data, profileTypeId, label: undefined, maxPoints: 250 });
  place('labels', formatValue(label?.amount ?? 0, label?.amountUnit ?? 'short'), amount);
  place('labels, on average', formatValue(label?.totals.average ?? 0, label?.averageUnit ?? 'short'), average);

  // The page of the flame graph: one weight for all that it shows.
  const charts = keepAnswer(new Map(), query, data, shape.stepMs);
  const { weight } = weighProfile(charts, { query, coverage });
  const unit = getAmountUnit(profileType, weight);
  const header = describeAmount({ profileType, range, total, weight }).join();
  place('header', header, amount);
  place('header, on average', header, average);

  const context2 = { unit, wholeTotal: total, getNotes: undefined };
  place('root frame', describeFrame(buildFlameLayout(tree), 0, context2).values?.total ?? '', amount);
  place('tables', describeShares(total, unit, buildDenominators(total, total)), amount);
  const course = {
    name: 'main.main',
    of: 'function',
    wholeValue: total,
    isTreeChanged: false,
    isPaired: false,
  } as const;
  place('over time', describeSum(Float64Array.of(total / 4, (total * 3) / 4), course, unit, total), amount);
  const provenance = {
    ...{ profileTypeId, labelSelector: '{}', range, timeZone: 'UTC', coverage, weight },
    ...{ transforms: [], pluginVersion: '', createdMs: 0 },
  };
  place('pictures and pages', listProvenance(provenance).Total ?? '', amount);
  const categories = classifyTree(tree, DEFAULT_CATEGORY_RULES);
  const csv = [
    ...printFunctionsCsv(tree, {
      ...{ unit: '', wholeTotal: total, categories },
      moments: isInstant ? weight : undefined,
    }),
  ].join('');
  const row = csv.split('\r\n').find((line) => line.startsWith('main.main'));
  place('CSV', formatValue(Number(row?.split(',')[4]), profileType.unit), amount);

  const stacks = { tree, profileTypeId, weight, untransformedTotal: total, categories };
  const facts = computeFacts({ ...stacks, coverage, range, rules: DEFAULT_FACT_RULES });
  const sentences = facts.facts.map(({ sentence }) => sentence).join(' ');
  place('facts', sentences, `holds ${amount}`);
  place('facts, on average', sentences, average);
  const explainer = new Explainer({ ...stacks, facts, durationMs: shape.hours * 60 * MINUTE_MS });
  const redaction = { labelValues: false, pathsAndHosts: false };
  const prompt = explainer.buildPrompt({ labels: [], redaction, budgetTokens: 10_000 });
  place('prompt', prompt.messages[1].content, `(${amount})`);
  const functionIds = [tree.names.indexOf('main.main')];
  const answer = { text: '`F1` takes {F1.total}.', isFinished: true, functionIds, knownWords: [] };
  place(
    'answers',
    explainer
      .checkAnswer(answer)
      .claims.map(({ replacement }) => replacement)
      .join(),
    amount,
  );

  const side = { range, profileType, series: computeSeriesOfProfile(series, context, range) };
  const finding = findDiff({
    baseline: { ...side, selector: '{a="1"}' },
    comparison: { ...side, selector: '{a="2"}' },
    ...{ diff: computeDiff(tree, tree), mode: 'per-second', sureness: undefined, nowMs: range.toMs },
  });
  const shown = finding.kind === 'change' ? finding : undefined;
  place(
    'diff',
    formatValue((shown?.baseline ?? 0) / (shown?.format.divisor ?? 1), shown?.format.unit ?? 'short'),
    average,
  );

  const others = Object.entries(places).filter(([, { said, expected }]) => !said.includes(expected));
  expect(others).toEqual([]);
  expect(formatAmount(total, unit, total)).toBe(amount);
});
