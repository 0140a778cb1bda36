import { formatFunctionName } from 'profile/format/formatFunctionName';
import type { Filter, FilterOperator } from 'profile/labels/Filter';

interface OperatorNames {
  /** Sign between label and values. */
  readonly sign: string;
  /** Words for screen readers. */
  readonly words: string;
}

export const OPERATOR_NAMES: Readonly<Record<FilterOperator, OperatorNames>> = {
  '=': { sign: '=', words: 'is' },
  '!=': { sign: '!=', words: 'is not' },
  'is-empty': { sign: 'is empty', words: 'is empty' },
  in: { sign: 'in', words: 'is one of' },
  'not-in': { sign: 'not in', words: 'is not one of' },
  '=~': { sign: '=~', words: 'matches regex' },
  '!~': { sign: '!~', words: 'does not match regex' },
};

/** Formats a label's name or value as it is shown: nothing invisible in it, and words for nothing. */
export function formatLabelText(text: string): string {
  return text === '' ? '(no value)' : formatFunctionName(text);
}

/** Formats "region is one of eu, us". */
export function describeFilter({ label, operator, values }: Filter): string {
  const words = `${formatLabelText(label)} ${OPERATOR_NAMES[operator].words}`;
  return values.length === 0 ? words : `${words} ${values.map(formatLabelText).join(', ')}`;
}
