import { getString } from 'profile/formats/parseJson';
import { checkRegex } from 'profile/labels/compileRegex';
import { LANGUAGES } from 'profile/names/NameParts';
import { PROFILE_KINDS, type ProfileKind } from './describeMeasure';
import type { FactRule, ParsedFactRules } from './FactRule';

export const MAX_RULES_LENGTH = 200_000;
/** Steps per character of a name that a regex may cost: it runs over every name of a profile. */
export const MAX_REGEX_PROGRAM = 1_000;
const MAX_REGEXES = 20;
const MAX_RULES = 200;
const MAX_PATTERNS = 200;
const MAX_TEXT_LENGTH = 500;
const FIELDS = ['id', 'topic', 'title', 'language', 'patterns', 'regex', 'profiles', 'threshold', 'severeFrom', 'why'];

/** Reads rules as people write them. Rules that cannot be used are left out and named, each with its problem. */
export function parseFactRulesJson(json: string): ParsedFactRules {
  if (json.length > MAX_RULES_LENGTH) {
    return { rules: [], errors: [`The rules are longer than ${MAX_RULES_LENGTH} characters.`] };
  }
  try {
    return parseFactRules(JSON.parse(json));
  } catch (error) {
    if (error instanceof SyntaxError) {
      return { rules: [], errors: [`This is not JSON: ${error.message}.`] };
    }
    throw error;
  }
}

/** Parses rules from data that was already read as JSON. */
export function parseFactRules(data: unknown): ParsedFactRules {
  if (!Array.isArray(data)) {
    return { rules: [], errors: ['The rules have to be a list: [ { "id": … }, … ].'] };
  }
  const rules: FactRule[] = [];
  const errors: string[] = [];
  const seen = new Set<string>();
  data.slice(0, MAX_RULES).forEach((item: unknown, index) => {
    const rule = parseRule(item);
    const name = typeof rule === 'string' ? nameRule(item, index) : `Rule “${rule.id}”`;
    if (typeof rule === 'string') {
      errors.push(`${name}: ${rule}`);
    } else if (seen.has(rule.id)) {
      errors.push(`${name}: another rule has the same id.`);
    } else if (rule.regex !== undefined && rules.filter(({ regex }) => regex !== undefined).length >= MAX_REGEXES) {
      errors.push(`${name}: at most ${MAX_REGEXES} rules may have a regex; patterns cost less.`);
    } else {
      seen.add(rule.id);
      rules.push(rule);
    }
  });
  if (data.length > MAX_RULES) {
    errors.push(`Only the first ${MAX_RULES} of ${data.length} rules are used.`);
  }
  return { rules, errors };
}

/** Returns the rule, or the end of a sentence about its fault. */
function parseRule(item: unknown): FactRule | string {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) {
    return 'a rule is an object with id, title, patterns, threshold and why.';
  }
  const fields = new Map<string, unknown>(Object.entries(item));
  const unknownField = [...fields.keys()].find((field) => !FIELDS.includes(field));
  if (unknownField !== undefined) {
    return `there is no field “${shorten(unknownField)}”; known are ${FIELDS.join(', ')}.`;
  }
  const id = fields.get('id');
  if (typeof id !== 'string' || !/^[a-z0-9][a-z0-9-]{0,63}$/.test(id)) {
    return 'the id has to be 1 to 64 lower-case letters, digits and dashes.';
  }
  const title = fields.get('title');
  const why = fields.get('why');
  const topic = fields.get('topic') ?? id;
  if (!isText(title) || !isText(why) || !isText(topic)) {
    return `title, why and topic have to be texts of 1 to ${MAX_TEXT_LENGTH} characters.`;
  }
  const language = LANGUAGES.find((known) => known === fields.get('language'));
  if (fields.has('language') && language === undefined) {
    return `the language has to be one of ${LANGUAGES.join(', ')}.`;
  }
  const profiles = parseProfiles(fields.get('profiles'));
  if (typeof profiles === 'string') {
    return profiles;
  }
  const threshold = fields.get('threshold');
  const severeFrom = fields.get('severeFrom') ?? 1;
  if (!isNumber(threshold) || threshold <= 0 || threshold > 1) {
    return 'the threshold has to be a part of the value: above 0, at most 1.';
  }
  if (!isNumber(severeFrom) || severeFrom < threshold || severeFrom > 1) {
    return 'severeFrom has to be between the threshold and 1.';
  }
  const names = parseNames(fields.get('patterns'), fields.get('regex'));
  return typeof names === 'string'
    ? names
    : {
        id,
        topic,
        title,
        ...(language && { language }),
        ...names,
        ...(profiles && { profiles }),
        threshold,
        severeFrom,
        why,
      };
}

function parseNames(patterns: unknown, regex: unknown): Pick<FactRule, 'patterns' | 'regex'> | string {
  if (patterns === undefined && regex === undefined) {
    return 'patterns or a regex are missing.';
  }
  if (patterns !== undefined && (!Array.isArray(patterns) || patterns.length === 0 || patterns.length > MAX_PATTERNS)) {
    return `patterns has to be a list of 1 to ${MAX_PATTERNS} texts.`;
  }
  const texts: string[] = [];
  for (const pattern of patterns ?? []) {
    if (!isText(pattern)) {
      return `a pattern has to be a text of 1 to ${MAX_TEXT_LENGTH} characters.`;
    }
    if (/^\*+$/.test(pattern)) {
      return 'a pattern of stars alone would fit every function.';
    }
    texts.push(pattern);
  }
  if (regex !== undefined) {
    if (typeof regex !== 'string' || regex === '') {
      return 'the regex has to be a text.';
    }
    const check = checkRegex(regex, MAX_REGEX_PROGRAM);
    if (!check.ok) {
      return `its regex cannot be used: ${check.error}.`;
    }
  }
  return { ...(texts.length > 0 && { patterns: texts }), ...(typeof regex === 'string' && { regex }) };
}

function parseProfiles(value: unknown): ProfileKind[] | string | undefined {
  if (value === undefined) {
    return undefined;
  }
  const kinds = Array.isArray(value) ? PROFILE_KINDS.filter((kind) => value.includes(kind)) : [];
  return Array.isArray(value) && kinds.length === value.length && kinds.length > 0
    ? kinds
    : `profiles has to be a list of ${PROFILE_KINDS.join(', ')}.`;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '' && value.length <= MAX_TEXT_LENGTH;
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function nameRule(item: unknown, index: number): string {
  const id = getString(item, 'id') ?? '';
  return id !== '' ? `Rule “${shorten(id)}”` : `Rule ${index + 1}`;
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
