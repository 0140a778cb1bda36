import { getFilterProblem } from 'profile/labels/createValueTest';
import { type Filter, type FilterOperator, isCompleteFilter } from 'profile/labels/Filter';
import { quoteRegex, readLiteralAlternation } from 'profile/labels/regex';

/** A filter while it is being written, or edited: label, then operator, then values. */
export interface FilterDraft {
  /** Position of the edited filter in the bar; undefined for a new one. */
  readonly position?: number;
  readonly step: 'label' | 'operator' | 'values';
  readonly label: string;
  readonly operator: FilterOperator;
  /** Values of a list, as far as they are picked. */
  readonly values: readonly string[];
  readonly text: string;
  /** True once the user typed. The text that an input starts with does not narrow the suggestions. */
  readonly isTyped: boolean;
}

export type ValueKind = 'none' | 'one' | 'many' | 'regex';

export const EMPTY_DRAFT: FilterDraft = {
  step: 'label',
  label: '',
  operator: '=',
  values: [],
  text: '',
  isTyped: false,
};

export function getValueKind(operator: FilterOperator): ValueKind {
  switch (operator) {
    case 'is-empty':
      return 'none';
    case '=':
    case '!=':
      return 'one';
    case 'in':
    case 'not-in':
      return 'many';
    case '=~':
    case '!~':
      return 'regex';
  }
}

export function isEmptyDraft({ step, position, text }: FilterDraft): boolean {
  return step === 'label' && position === undefined && text === '';
}

export function editOperator({ label, operator, values }: Filter, position: number): FilterDraft {
  return { position, step: 'operator', label, operator, values, text: '', isTyped: false };
}

export function editValues({ label, operator, values }: Filter, position: number): FilterDraft {
  const text = getValueKind(operator) === 'many' ? '' : (values[0] ?? '');
  return { position, step: 'values', label, operator, values, text, isTyped: false };
}

export function typeText(draft: FilterDraft, text: string): FilterDraft {
  return { ...draft, text, isTyped: true };
}

export function chooseLabel(draft: FilterDraft, label: string): FilterDraft {
  return { ...draft, step: 'operator', label, text: '', isTyped: false };
}

/**
 * The operator, and what it makes of the values so far. Another operator for the same kind of values keeps them; a list
 * that becomes one value keeps its first; a regex begins as what matches the values.
 */
export function chooseOperator(draft: FilterDraft, operator: FilterOperator): FilterDraft {
  const before = getValueKind(draft.operator);
  const kind = getValueKind(operator);
  const chosen: FilterDraft = { ...draft, operator, step: 'values', text: '', isTyped: false };
  switch (kind) {
    case 'none':
      return { ...chosen, values: [] };
    case 'many':
      return { ...chosen, values: before === 'regex' ? readList(draft.values) : draft.values };
    case 'one': {
      const [text = ''] = before === 'regex' ? readList(draft.values) : draft.values;
      return { ...chosen, values: before === 'one' ? draft.values : [], text };
    }
    case 'regex': {
      const text = before === 'regex' ? (draft.values[0] ?? '') : draft.values.map(quoteRegex).join('|');
      return { ...chosen, values: before === 'regex' ? draft.values : [], text };
    }
  }
}

/** One more value of a list, or one less if it was picked already. */
export function toggleListValue(draft: FilterDraft, value: string): FilterDraft {
  const values = draft.values.includes(value)
    ? draft.values.filter((each) => each !== value)
    : [...draft.values, value];
  return { ...draft, values, text: '', isTyped: false };
}

/** The draft after Backspace in an empty input: it removes the last picked value, then the step. undefined if nothing is left to remove. */
export function stepBack(draft: FilterDraft): FilterDraft | undefined {
  if (draft.step === 'values' && draft.values.length > 0 && getValueKind(draft.operator) === 'many') {
    return { ...draft, values: draft.values.slice(0, -1) };
  }
  if (draft.step === 'values') {
    return { ...draft, step: 'operator', values: [], text: '', isTyped: false };
  }
  // The label of a filter that exists is what it is about: another label is another filter.
  return draft.step === 'operator' && draft.position === undefined ? EMPTY_DRAFT : undefined;
}

/** The filter with this as its value; "" is what a missing label has. */
export function completeWith({ label, operator }: FilterDraft, value: string): Filter {
  return operator === '=' && value === ''
    ? { label, operator: 'is-empty', values: [] }
    : { label, operator, values: [value] };
}

/** The filter that the draft amounts to as it stands; undefined if something is missing or no regex. */
export function finishDraft(draft: FilterDraft): Filter | undefined {
  const filter = toFilter(draft);
  return filter && isCompleteFilter(filter) && getFilterProblem(filter) === undefined ? filter : undefined;
}

/** Describes in a sentence the fault of the regex in the input; undefined if it is valid. */
export function getRegexProblem({ step, label, operator, text }: FilterDraft): string | undefined {
  const isRegex = step === 'values' && getValueKind(operator) === 'regex' && text !== '';
  return isRegex ? getFilterProblem({ label, operator, values: [text] }) : undefined;
}

function toFilter(draft: FilterDraft): Filter | undefined {
  const { step, label, operator, values, text } = draft;
  if (step !== 'values') {
    return undefined;
  }
  switch (getValueKind(operator)) {
    case 'none':
      return { label, operator, values: [] };
    case 'many':
      return { label, operator, values: text === '' || values.includes(text) ? values : [...values, text] };
    case 'one':
    case 'regex':
      return text === '' ? undefined : { label, operator, values: [text] };
  }
}

function readList([regex = '']: readonly string[]): readonly string[] {
  return (regex === '' ? undefined : readLiteralAlternation(regex)) ?? [];
}
