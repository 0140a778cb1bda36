import type { RateUnit } from '../catalog/describeProfileType';
import type { ValueUnit } from '../catalog/knownProfileTypes';
import { formatFunctionName } from '../format/formatFunctionName';
import { formatInteger, formatNumber } from '../format/formatNumber';
import { formatShare } from '../format/formatShare';
import { formatValue } from '../format/formatValue';
import type { FactPart, Quantity } from './Fact';

/** Names are cut at this length in sentences: nobody reads the rest, and a prompt has to stay bounded. */
export const MAX_NAME_LENGTH = 200;

/** Writes the sentence of a fact: say`${fn(3)} takes ${share(0.4)}.` */
export function say(
  texts: TemplateStringsArray,
  ...values: readonly (FactPart | readonly FactPart[] | string)[]
): FactPart[] {
  return texts.flatMap((text, at) => {
    const value = at < values.length ? values[at] : undefined;
    const parts = typeof value === 'string' ? [textPart(value)] : value === undefined ? [] : [value].flat();
    return [textPart(text), ...parts].filter((part) => part.text !== '');
  });
}

export function printParts(parts: readonly FactPart[]): string {
  return parts.map(({ text }) => text).join('');
}

/** A name as it stands in sentences and prompts: visible and not too long. */
export function showName(name: string): string {
  const shown = formatFunctionName(name);
  return shown.length > MAX_NAME_LENGTH ? `${shown.slice(0, MAX_NAME_LENGTH - 1)}…` : shown;
}

export function share(value: number): FactPart {
  return quantity({ value, unit: 'share' }, formatShare(value));
}

export function amount(value: number, unit: ValueUnit | RateUnit): FactPart {
  return quantity({ value, unit }, formatValue(value, unit));
}

export function count(value: number): FactPart {
  return quantity({ value, unit: 'count' }, formatInteger(value));
}

export function factor(value: number): FactPart {
  return quantity({ value, unit: 'factor' }, `${formatNumber(value)} ×`);
}

/** A function by its name index. */
export function createNamer(names: readonly string[]): (nameIndex: number) => FactPart {
  return (nameIndex) => {
    const name = names[nameIndex] ?? '';
    return { kind: 'function', nameIndex, name, text: showName(name) };
  };
}

/** "a", "a and b", "a, b and c" */
export function joinParts(parts: readonly FactPart[]): FactPart[] {
  return parts.flatMap((part, at) => {
    const glue = at === 0 ? '' : at === parts.length - 1 ? ' and ' : ', ';
    return glue === '' ? [part] : [textPart(glue), part];
  });
}

function textPart(text: string): FactPart {
  return { kind: 'text', text };
}

function quantity(of: Quantity, text: string): FactPart {
  return { kind: 'quantity', quantity: of, text };
}
