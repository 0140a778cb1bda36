import { FILTER_OPERATORS, type FilterOperator } from 'profile/labels/Filter';
import { formatLabelText, OPERATOR_NAMES } from './operators';

/** One line of the list under the input. */
export interface SuggestionOption {
  readonly value: string;
  readonly text: string;
  readonly hint?: string;
  readonly isPicked: boolean;
}

export interface NameList {
  readonly names: readonly string[];
  /** The typed text; "" shows everything. */
  readonly typed: string;
  /** Picked values of a list, or the current value. */
  readonly picked: ReadonlySet<string>;
  /** Hint beside typed text that is none of the names. */
  readonly customHint: string;
}

/**
 * Lists the names that contain the typed text, ignoring case: the equal one first, then names that begin with it, then
 * the text itself, since a match in the middle does not mean that the name is wanted.
 */
export function listNames({ names, typed, picked, customHint }: NameList): SuggestionOption[] {
  const toOption = (value: string): SuggestionOption => ({
    value,
    text: formatLabelText(value),
    isPicked: picked.has(value),
  });
  if (typed === '') {
    return names.map(toOption);
  }
  const wanted = typed.toLowerCase();
  const beginning: string[] = [];
  const containing: string[] = [];
  for (const name of names) {
    const at = name.toLowerCase().indexOf(wanted);
    if (name !== typed && at >= 0) {
      (at === 0 ? beginning : containing).push(name);
    }
  }
  const itself = toOption(typed);
  const isListed = names.includes(typed);
  return [
    ...(isListed ? [itself] : []),
    ...beginning.map(toOption),
    ...(isListed ? [] : [{ ...itself, hint: customHint }]),
    ...containing.map(toOption),
  ];
}

/** Operators whose sign or words begin with, or contain, what was typed. */
export function listOperators(typed: string, chosen: FilterOperator | undefined): SuggestionOption[] {
  const wanted = typed.trim().toLowerCase();
  const options = FILTER_OPERATORS.map((value) => {
    const { sign, words } = OPERATOR_NAMES[value];
    return { value, text: words, ...(sign === words ? {} : { hint: sign }), isPicked: value === chosen };
  });
  const fits = options.filter(({ text, hint = '' }) => text.includes(wanted) || hint.startsWith(wanted));
  // "=" is one operator and the beginning of another: what is written out in full comes first.
  const isExact = ({ text, hint }: SuggestionOption): boolean => text === wanted || hint === wanted;
  return wanted === '' ? options : [...fits.filter(isExact), ...fits.filter((option) => !isExact(option))];
}
