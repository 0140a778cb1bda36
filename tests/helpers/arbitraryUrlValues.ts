import fc from 'fast-check';
import type { Filter } from 'profile/labels/Filter';
import { SERVICE_SORTS } from 'profile/series/services/sortServices';
import { DIFF_MODES, DIFF_WIDTHS, LAYOUTS, PANEL_TYPES, type UrlValues, VIEW_TYPES } from 'url/parameters';
import {
  ALIGNMENTS,
  AMOUNTS,
  COLOR_SCHEMES,
  DIFF_COLORS,
  DIFF_COLUMNS,
  DIFF_VALUES,
  DIRECTIONS,
  FUNCTION_COLUMNS,
  FUNCTION_GROUPS,
  PANES,
  RENDERERS,
} from 'url/viewValues';

/** Any text that a URL can carry; URLs have no halves of surrogate pairs. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...'|,#\\"\'`\n\r\t\0 %&=+?{}()[]*.$^~é\u{1f525}\u202e', '__gfp__', 'on', '0') }),
);
const someText = text.filter((each) => each !== '');
const optionalText = fc.option(text, { nil: undefined });

const filter: fc.Arbitrary<Filter> = fc
  .tuple(someText, fc.constantFrom('=', '!=', 'is-empty', 'in', 'not-in', '=~', '!~'), text)
  .chain(([label, operator, value]): fc.Arbitrary<Filter> => {
    if (operator === 'in' || operator === 'not-in') {
      return fc.array(text, { minLength: 1, maxLength: 4 }).map((values) => ({ label, operator, values }));
    }
    return fc.constant({ label, operator, values: operator === 'is-empty' ? [] : [value] });
  });
const filters = fc.array(filter, { maxLength: 4 });

const moment = fc.oneof(
  fc.constantFrom('now', 'now-1h', 'now-30m', 'now/d', 'now-1d/d', 'now+2w', 'now-15m/fQ'),
  fc.integer({ min: 0, max: 4e12 }).map(String),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
);
/** Ids as servers make them: time, chance and name. */
const storedIds = fc.array(fc.stringMatching(/^[0-9A-Z]{26}-[\w.-]{1,20}$/), { maxLength: 3 });

const files = fc.array(
  fc.record({ name: someText, bytes: fc.integer({ min: 0, max: 1e12 }), hash: fc.stringMatching(/^[0-9a-f]{16}$/) }),
  { maxLength: 4 },
);
const direction = fc.constantFrom(...DIRECTIONS);

/** Draws ids of so many hexadecimal digits, of which the first is not zero: all zeros stand for nothing. */
const ids = (digits: number) =>
  fc.uniqueArray(
    fc
      .string({ minLength: digits - 1, maxLength: digits - 1, unit: fc.constantFrom(...'0123456789abcdef') })
      .map((id) => `a${id}`),
    { maxLength: 3 },
  );

const spanSet = fc.option(
  fc
    .tuple(fc.nat(), fc.nat(), ids(16))
    .filter(([, , spanIds]) => spanIds.length > 0)
    .map(([fromMs, toMs, spanIds]) => ({ fromMs, toMs, spanIds })),
  { nil: undefined },
);

/** Every value that a parameter can have. */
export const URL_VALUES: { readonly [K in keyof UrlValues]: fc.Arbitrary<UrlValues[K]> } = {
  view: fc.constantFrom(...VIEW_TYPES),
  from: moment,
  to: moment,
  timeZone: fc.constantFrom('browser', 'utc', 'Europe/Berlin'),
  refresh: fc.constantFrom('', '5s', '1m'),
  middleOfRange: text,
  lengthOfRange: text,
  dataSource: someText,
  service: someText,
  profileType: someText,
  filters,
  layout: fc.constantFrom(...LAYOUTS),
  serviceSort: fc.constantFrom(...SERVICE_SORTS),
  listSearch: text,
  hidesEmpty: fc.boolean(),
  groupBy: someText,
  panelType: fc.constantFrom(...PANEL_TYPES),
  baselineValue: optionalText,
  comparisonValue: optionalText,
  expandedLabel: optionalText,
  expandedFavorite: optionalText,
  spanIds: ids(16),
  profileIds: fc.uniqueArray(fc.uuid(), { maxLength: 3 }),
  traceIds: ids(32),
  tempo: text,
  hasHeatmap: fc.boolean(),
  spanBaseline: spanSet,
  spanComparison: spanSet,
  maxNodes: fc.option(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), { nil: undefined }),
  transforms: text,
  search: text,
  align: fc.constantFrom(...ALIGNMENTS),
  renderer: fc.constantFrom(...RENDERERS),
  explained: fc.constantFrom(undefined, 'view', 'code'),
  details: text,
  detailsCall: fc.option(
    fc.record({
      hash: fc.stringMatching(/^[0-9a-f]{16}$/),
      depth: fc.integer({ min: 0, max: 9_999_999 }),
      isOnly: fc.boolean(),
    }),
    { nil: undefined },
  ),
  detailsVersion: text,
  panes: fc.shuffledSubarray([...PANES], { minLength: 1, maxLength: 2 }),
  sandwich: text,
  colors: fc.constantFrom(...COLOR_SCHEMES),
  amounts: fc.constantFrom(undefined, ...AMOUNTS),
  isCollapsed: fc.constantFrom(undefined, true, false),
  functionSort: fc.record({ column: fc.constantFrom(...FUNCTION_COLUMNS), direction }),
  isFiltered: fc.boolean(),
  hasTrends: fc.boolean(),
  overTime: text,
  servicesOf: text,
  firstLevel: text,
  fleetChanges: fc.constantFrom(undefined, 'before', 'day', 'week'),
  overTimeFrame: text,
  diffFrom: text,
  diffTo: text,
  diffComparisonFrom: text,
  diffComparisonTo: text,
  comparisonFrom: moment,
  comparisonTo: moment,
  filtersBaseline: filters,
  filtersComparison: filters,
  comparisonService: text,
  isSynced: fc.boolean(),
  diffMoney: fc.boolean(),
  diffMode: fc.constantFrom(...DIFF_MODES),
  diffWidths: fc.constantFrom(...DIFF_WIDTHS),
  diffSort: fc.record({ column: fc.constantFrom(...DIFF_COLUMNS), direction, by: fc.constantFrom(...DIFF_VALUES) }),
  diffListed: fc.shuffledSubarray([...FUNCTION_GROUPS]),
  diffColors: fc.constantFrom(...DIFF_COLORS),
  baselineFiles: files,
  comparisonFiles: files,
  baselineStored: storedIds,
  comparisonStored: storedIds,
  baselineSample: text,
  comparisonSample: text,
  baselineNarrowing: text,
  comparisonNarrowing: text,
  liveSide: fc.constantFrom(undefined, 'baseline', 'comparison'),
  sharesMode: fc.constantFrom(...DIFF_MODES),
  olderBaselineFrom: moment,
  olderBaselineTo: moment,
  olderComparisonFrom: moment,
  olderComparisonTo: moment,
};
