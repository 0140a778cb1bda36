import { findPartProblem, type ProfilePart } from 'profile/parts/ProfilePart';
import type { LinkedProfile } from './buildLinkPath';
import { getField, readList, readRange, readText, readTexts } from './readContext';

// This file is part of module.js, which every page of Grafana loads, so it uses no package and no regex engine.

const PYROSCOPE_TYPE = 'grafana-pyroscope-datasource';

/** Fills variables in. `format` writes all values of one. */
export type Interpolate = (text: string, format: (value: unknown) => string) => string;

/**
 * Reads the profile that Explore or a dashboard panel shows, from its only query to Pyroscope. undefined if it has none or several,
 * if a variable is not filled in, and for selectors that no server answers, for which the explorer would show more.
 */
export function readProfile(context: unknown, interpolate?: Interpolate): LinkedProfile | undefined {
  const [query, ...others] = readList(getField(context, 'targets'));
  const range = readRange(getField(context, 'timeRange'));
  const isOfPyroscope = getField(query, 'datasource', 'type') === PYROSCOPE_TYPE;
  if (others.length > 0 || !range || !isOfPyroscope) {
    return undefined;
  }
  const fill = (text: string): string => interpolate?.(text, printOne) ?? text;
  const fillAll = (name: string): string[] => readTexts(getField(query, name)).map(fill);
  const part: ProfilePart = {
    spanIds: fillAll('spanSelector'),
    profileIds: fillAll('profileIdSelector'),
    traceIds: fillAll('traceIdSelector'),
  };
  const maxNodes = getField(query, 'maxNodes');
  const profile = {
    dataSourceUid: fill(readText(getField(query, 'datasource', 'uid')) ?? ''),
    profileTypeId: fill(readText(getField(query, 'profileTypeId')) ?? ''),
    labelSelector: fillSelector(readText(getField(query, 'labelSelector')) ?? '{}', interpolate),
    groupBy: fillAll('groupBy').find((label) => label !== 'service_name'),
    maxNodes: typeof maxNodes === 'number' ? maxNodes : undefined,
    part,
    range,
  };
  const isFilled =
    !interpolate ||
    ![profile.dataSourceUid, profile.profileTypeId, profile.labelSelector, profile.groupBy ?? ''].some(hasVariable);
  return isFilled && findPartProblem(part) === undefined ? profile : undefined;
}

/** Values of a regular expression stand for themselves; of any other text there can be only one. */
function fillSelector(selector: string, interpolate: Interpolate | undefined): string {
  return interpolate
    ? selector.replace(MATCHER, (matcher, operator: string, quote: string) => {
        const print = operator.endsWith('~') ? printPattern : printOne;
        // Nothing is escaped between these quotes.
        return interpolate(matcher, (value) => (quote === '`' ? print(value) : escapeQuoted(print(value))));
      })
    : selector;
}

const MATCHER = /(=~|!~|!=|=)\s*(?=(["'`]))(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`)/g;

/** Text for a variable with several values if only one can be: it reads like a variable that was not filled in. */
const SEVERAL = '$several';

function printOne(value: unknown): string {
  return Array.isArray(value) && value.length !== 1 ? SEVERAL : String(value);
}

function printPattern(value: unknown): string {
  const values = [value].flat().map((each) => String(each).replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return values.length === 1 ? (values[0] ?? '') : `(${values.join('|')})`;
}

function escapeQuoted(text: string): string {
  return text.replace(/[\\"']/g, '\\$&');
}

function hasVariable(text: string): boolean {
  return /\$\w|\$\{|\[\[\w/.test(text);
}
