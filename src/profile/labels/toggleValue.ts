import type { Filter, FilterOperator } from './Filter';

export type ValueState = 'included' | 'excluded' | 'open';

const INCLUDING: readonly FilterOperator[] = ['=', 'in', 'is-empty'];
const EXCLUDING: readonly FilterOperator[] = ['!=', 'not-in'];

/**
 * Includes one value of a label. Filters that list values are edited: the value is added, or removed if it was already
 * there; an exclusion of it is removed. Regexes on the same label stay as they are.
 *
 *     region in [eu]      include us → region in [eu, us]      include eu → (nothing)
 *     region not-in [eu]  include us → region in [us]
 *     region =~ e.*       include eu → region =~ e.*, region in [eu]
 */
export function includeValue(filters: readonly Filter[], label: string, value: string): Filter[] {
  return toggle(without(filters, label, EXCLUDING), { label, value, operators: INCLUDING, listOperator: 'in' });
}

/** "Exclude" of one value of a label: as `includeValue`, the other way round. */
export function excludeValue(filters: readonly Filter[], label: string, value: string): Filter[] {
  return toggle(without(filters, label, INCLUDING), { label, value, operators: EXCLUDING, listOperator: 'not-in' });
}

/** Narrows to one value, which replaces all that other filters on the label list; "" stands for a missing label. */
export function selectValue(filters: readonly Filter[], label: string, value: string): Filter[] {
  const selected: Filter =
    value === '' ? { label, operator: 'is-empty', values: [] } : { label, operator: '=', values: [value] };
  return [...without(filters, label, [...INCLUDING, ...EXCLUDING]), selected];
}

/** True if a filter names the value. Buttons use it to take back what they did. */
export function getValueState(filters: readonly Filter[], label: string, value: string): ValueState {
  const names = (operators: readonly FilterOperator[]): boolean =>
    filters.some((filter) => isOn(filter, label, operators) && listValues(filter).includes(value));
  return names(INCLUDING) ? 'included' : names(EXCLUDING) ? 'excluded' : 'open';
}

interface Toggle {
  readonly label: string;
  readonly value: string;
  readonly operators: readonly FilterOperator[];
  readonly listOperator: 'in' | 'not-in';
}

function toggle(filters: readonly Filter[], { label, value, operators, listOperator }: Toggle): Filter[] {
  const position = filters.findIndex((filter) => isOn(filter, label, operators));
  const edited = filters[position];
  if (!edited) {
    return [...filters, { label, operator: listOperator, values: [value] }];
  }
  const before = listValues(edited);
  const values = before.includes(value) ? before.filter((each) => each !== value) : [...before, value];
  const changed: Filter[] = values.length > 0 ? [{ label, operator: listOperator, values }] : [];
  return filters.toSpliced(position, 1, ...changed);
}

function without(filters: readonly Filter[], label: string, operators: readonly FilterOperator[]): Filter[] {
  return filters.filter((filter) => !isOn(filter, label, operators));
}

function isOn(filter: Filter, label: string, operators: readonly FilterOperator[]): boolean {
  return filter.label === label && operators.includes(filter.operator);
}

function listValues({ operator, values }: Filter): readonly string[] {
  return operator === 'is-empty' ? [''] : values;
}
