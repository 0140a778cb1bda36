import type { RateUnit } from 'profile/catalog/describeProfileType';
import type { ValueUnit } from 'profile/catalog/knownProfileTypes';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { formatInteger, formatNumber, formatShare } from 'profile/format/formatNumber';
import { formatValue } from 'profile/format/formatValue';
import { markNames } from 'profile/names/markNames';
import { getNameParts, type NameParts } from 'profile/names/NameParts';
import type { FactPart, Quantity } from './Fact';

/** Names are cut at this length in sentences: nobody reads the rest, and a prompt has to stay bounded. */
const MAX_NAME_LENGTH = 200;

/** Longest name in a sentence, since sentences name several functions; the whole name is shown on hover. */
const MAX_SHORT_LENGTH = 100;

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

/** Formats a name for sentences and prompts: visible and not too long. */
export function showName(name: string): string {
  const shown = formatFunctionName(name);
  return cutAt(shown, MAX_NAME_LENGTH);
}

function cutAt(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
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

/**
 * Creates a function that names functions by index, without the package if that leaves no doubt. Equal short names in
 * the profile are kept apart.
 */
export function createNamer(names: readonly string[]): (nameIndex: number) => FactPart {
  const parts = getNameParts(names);
  const counts = new Map<string, number>();
  parts.forEach((part) => counts.set(shortenName(part), (counts.get(shortenName(part)) ?? 0) + 1));
  const getText = (nameIndex: number, name: string): string => {
    const part = parts[nameIndex];
    const short = part ? shortenName(part) : name;
    const isTelling = part !== undefined && short !== '' && !short.startsWith('(') && (counts.get(short) ?? 0) === 1;
    if (isTelling) {
      return short;
    }
    // A long name that is cut would read like another one.
    return name.length <= MAX_SHORT_LENGTH || part === undefined || short === '' ? name : getMarked(short, name);
  };
  let marks: ReadonlyMap<string, string> | undefined;
  const getMarked = (short: string, name: string): string => {
    marks ??= markNames(names, shortenName);
    const mark = marks.get(name) ?? '';
    const room = MAX_SHORT_LENGTH - mark.length - 3;
    return mark === '' ? cutAt(short, MAX_SHORT_LENGTH) : `${cutAt(short, room)} (${mark})`;
  };
  return (nameIndex) => {
    const name = names[nameIndex] ?? '';
    return { kind: 'function', nameIndex, name, text: cutAt(showName(getText(nameIndex, name)), MAX_SHORT_LENGTH) };
  };
}

/** `github.com/acme/shop/cart.(*Cart).Total` → `cart.(*Cart).Total` */
function shortenName({ language, packageName, shortName }: NameParts): string {
  return language === 'go' ? `${packageName.slice(packageName.lastIndexOf('/') + 1)}.${shortName}` : shortName;
}

/** Joins parts: "a", "a and b", "a, b and c". */
export function joinParts(parts: readonly FactPart[]): FactPart[] {
  return joinPhrases(parts.map((part) => [part]));
}

/** Joins parts of several words. */
export function joinPhrases(said: ReadonlyArray<readonly FactPart[]>): FactPart[] {
  return said.flatMap((parts, at) => {
    const glue = at === 0 ? '' : at === said.length - 1 ? ' and ' : ', ';
    return glue === '' ? parts : [textPart(glue), ...parts];
  });
}

function textPart(text: string): FactPart {
  return { kind: 'text', text };
}

function quantity(of: Quantity, text: string): FactPart {
  return { kind: 'quantity', quantity: of, text };
}
