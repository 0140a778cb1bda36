import { createDataFrame, dateTime, FieldType, LoadingState, type PanelData } from '@grafana/data';
import { buildDenominators, describeShares } from 'components/describeShares';
import { describeFrame } from 'flamegraph/canvas/describeFrame';
import { buildFlameLayout } from 'flamegraph/canvas/FlameLayout';
import { describeSum } from 'flamegraph/details/describeSum';
import { formatAmount } from 'profile/amounts/AmountUnit';
import { computeSeriesOfProfile } from 'profile/amounts/computeSeriesOfProfile';
import { getAmountUnit } from 'profile/amounts/computeWeight';
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
import { computeStatistics } from 'profile/series/change/computeStatistics';
import { computeCoverage } from 'profile/tree/computeCoverage';
import { getTotal } from 'profile/tree/FlameTree';
import { keepAnswer, weighProfile } from 'queries/ChartAnswers';
import { readGroupedSeries } from 'queries/readGroupedSeries';
import { readSeries } from 'queries/readSeries';
import { treeFromText } from '../helpers/treeFromText';

const STEP_MS = 15_000;
const MINUTE_MS = 60_000;
const FROM_MS = 1_795_421_400_000;
const RANGE = { fromMs: FROM_MS, toMs: FROM_MS + 60 * MINUTE_MS };

/** Looked at once a minute, at three pods at once, from the sixth minute on, with a gap of 15 minutes. */
const MINUTES = Array.from({ length: 55 }, (_, at) => at + 6).filter((minute) => minute <= 25 || minute > 40);
const PODS = 3;

/** What one look at one pod sees, and whether Grafana hands the series over as a rate. */
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

function draw(profileTypeId: string, value: number, isRate: boolean) {
  const profileType = describeProfileType(profileTypeId);
  const perPoint = isRate ? (STEP_MS / 1000) * getRateDivisor(profileType.rateUnit) : 1;
  const values = MINUTES.map(() => (PODS * value) / perPoint);
  const frame = createDataFrame({
    meta: isRate ? { custom: { rateCalculated: true } } : {},
    fields: [
      { name: 'time', type: FieldType.time, values: MINUTES.map((minute) => FROM_MS + minute * MINUTE_MS - STEP_MS) },
      { name: 'value', type: FieldType.number, values },
    ],
  });
  const [from, to] = [dateTime(RANGE.fromMs), dateTime(RANGE.toMs)];
  const data: PanelData = { state: LoadingState.Done, series: [frame], timeRange: { from, to, raw: { from, to } } };
  const whole = PODS * value * MINUTES.length;
  const tree = treeFromText(`main.main;shop.work ${(whole * 3) / 4}\nmain.main;shop.wait ${whole / 4}`);
  return { profileType, data, tree };
}

test.each(TYPES)('%s has the same amount in every place', (profileTypeId, value, isRate) => {
  const { profileType, data, tree } = draw(profileTypeId, value, isRate);
  const { isInstant } = profileType;
  const total = getTotal(tree);
  const coverage = computeCoverage(tree);
  const query = { profileTypeId, labelSelector: '{}', ...RANGE, maxNodes: 16_384 };
  const { series, context } = readSeries(data, profileTypeId, STEP_MS);

  // What people read first: All services, legends and badges.
  const statistics = computeStatistics(new Map([['shop', series]]), context).byName.get('shop');
  const average = formatValue(statistics?.totals.average ?? Number.NaN, context.averageUnit);
  const perSecond = (PODS * value) / 60 / getRateDivisor(profileType.rateUnit);
  expect(average).toBe(
    isInstant ? formatValue(PODS * value, profileType.unit) : formatValue(perSecond, profileType.rateUnit),
  );
  const amount = isInstant ? average : formatValue(statistics?.totals.total ?? Number.NaN, profileType.unit);

  const places: Record<string, { readonly said: string; readonly expected: string }> = {};
  const place = (name: string, said: string, expected: string) => (places[name] = { said, expected });

  const [label] = readGroupedSeries({ data, profileTypeId, label: undefined, maxPoints: 250 });
  place('labels', formatValue(label?.amount ?? 0, label?.amountUnit ?? 'short'), amount);
  place('labels, on average', formatValue(label?.totals.average ?? 0, label?.averageUnit ?? 'short'), average);

  // The page of the flame graph: one weight for all that it shows.
  const charts = keepAnswer(new Map(), query, data, STEP_MS);
  const { weight } = weighProfile(charts, { query, coverage });
  const unit = getAmountUnit(profileType, weight);
  const header = describeAmount({ profileType, range: RANGE, total, weight }).join();
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
    ...{ profileTypeId, labelSelector: '{}', range: RANGE, timeZone: 'UTC', coverage, weight },
    ...{ transforms: [], pluginVersion: '', createdMs: 0 },
  };
  place('pictures and pages', listProvenance(provenance).Total, amount);
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
  const facts = computeFacts({ ...stacks, coverage, range: RANGE, rules: DEFAULT_FACT_RULES });
  const sentences = facts.facts.map(({ sentence }) => sentence).join(' ');
  place('facts', sentences, `holds ${amount}`);
  place('facts, on average', sentences, average);
  const explainer = new Explainer({ ...stacks, facts, durationMs: 60 * MINUTE_MS });
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

  const side = { range: RANGE, profileType, series: computeSeriesOfProfile(series, context, RANGE) };
  const finding = findDiff({
    baseline: { ...side, selector: '{a="1"}' },
    comparison: { ...side, selector: '{a="2"}' },
    ...{ diff: computeDiff(tree, tree), mode: 'per-second', sureness: undefined, nowMs: RANGE.toMs },
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
